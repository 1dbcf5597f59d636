# A wide extract to a table with a row for each person and week on a benefit, and that to one with a row for each spell, by
# data.table on one thread.
#
#   Rscript wide.R DREAM.csv ROUNDS
#
# Prints the median time to the weeks in seconds and their number, then the same to the spells, the reading included.

suppressPackageStartupMessages(library(data.table))

arguments <- commandArgs(trailingOnly = TRUE)
rounds <- as.integer(arguments[2])
setDTthreads(1L)

read <- function() {
  wide <- fread(arguments[1], sep = ";", na.strings = "")
  melt(wide, id.vars = "PNR", measure.vars = patterns("^y_"), variable.name = "week", value.name = "code", na.rm = TRUE)
}

# Weeks that follow each other with the same code; by whole columns, which is faster than by groups.
joined <- function(weeks) {
  weeks[, week := as.integer(week)]
  setkey(weeks, PNR, week)
  n <- nrow(weeks)
  first <- weeks[, c(TRUE, PNR[-1L] != PNR[-n] | code[-1L] != code[-n] | week[-1L] != week[-n] + 1L)]
  last <- c(first[-1L], TRUE)
  weeks[, data.table(PNR = PNR[first], start = week[first], end = week[last] + 1L, code = code[first])]
}

toWeeks <- numeric(rounds)
toSpells <- numeric(rounds)
for (round in seq_len(rounds)) {
  toWeeks[round] <- system.time(weeks <- read())[["elapsed"]]
  number <- nrow(weeks)
  toSpells[round] <- toWeeks[round] + system.time(spells <- joined(weeks))[["elapsed"]]
}
cat(sprintf("%.3f %.0f %.3f %.0f\n", median(toWeeks), number, median(toSpells), nrow(spells)))
