# A wide extract to a table with a row for each person and week on a benefit, by data.table on one thread.
#
#   Rscript wide.R DREAM.csv ROUNDS
#
# Prints the median time of a round in seconds and the number of rows.

suppressPackageStartupMessages(library(data.table))

arguments <- commandArgs(trailingOnly = TRUE)
rounds <- as.integer(arguments[2])
setDTthreads(1L)

read <- function() {
  wide <- fread(arguments[1], sep = ";", na.strings = "")
  melt(wide, id.vars = "PNR", measure.vars = patterns("^y_"), variable.name = "week", value.name = "code", na.rm = TRUE)
}

seconds <- numeric(rounds)
for (round in seq_len(rounds)) {
  seconds[round] <- system.time(weeks <- read())[["elapsed"]]
}
cat(sprintf("%.3f %.0f\n", median(seconds), nrow(weeks)))
