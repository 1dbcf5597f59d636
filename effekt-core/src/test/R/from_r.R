# Runs the R of docs/from-r.md and keeps what it prints beside it, for FromRTest.
# Versions: R 4.2.2 with MatchIt 4.7.2, WeightIt 2.0.0, cobalt 5.0.0 and did 2.5.1 (from GitHub), Matching 4.10-8, sandwich 3.0-2
# and survival 3.5-3 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/from_r.R

stopifnot(
  packageVersion("MatchIt") == "4.7.2", packageVersion("WeightIt") == "2.0.0", packageVersion("cobalt") == "5.0.0",
  packageVersion("did") == "2.5.1", packageVersion("Matching") == "4.10.8", packageVersion("sandwich") == "3.0.2",
  packageVersion("survival") == "3.5.3"
)
page <- readLines("docs/from-r.md", encoding = "UTF-8")
starts <- which(page == "```r")
blocks <- lapply(starts, function(start) {
  end <- start + which(page[-seq_len(start)] == "```")[1]
  page[seq(start + 1, end - 1)]
})
target <- file.path(getwd(), "effekt-benchmarks/src/test/resources/from-r.txt")
setwd("effekt-core/src/test/resources/oracles")
# The package of the call is the one that was attached last, as for whoever types it.
kept <- unlist(lapply(blocks, function(code) {
  printed <- capture.output(suppressWarnings(suppressMessages(eval(parse(text = code), globalenv()))))
  c(paste(">", code), printed, "")
}))
writeLines(kept, target, useBytes = TRUE)
