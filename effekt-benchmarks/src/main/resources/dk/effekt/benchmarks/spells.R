# Weeks in a member state among the 156 weeks before each person's time zero, by data.table.
#
#   Rscript spells.R SPELLS.csv ZEROS.csv THREADS ROUNDS
#
# SPELLS.csv has the columns person, start, stop, code; ZEROS.csv has person, week. Prints the median time of a round in
# milliseconds and the sum of all answers. The update join was the fastest of those tried: faster than foverlaps, than a
# non-equi join and than a keyed join that makes a table.

suppressPackageStartupMessages(library(data.table))

arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
rounds <- as.integer(arguments[4])

members <- c(111L, 130L, 133L, 140L, 144L, 783L, 881L, 890L)
window <- 156L

spells <- fread(arguments[1])
zeros <- fread(arguments[2])
setkey(spells, person, start)
setkey(zeros, person)

ask <- function() {
  found <- spells[code %in% members]
  found[zeros, on = "person", zero := i.week]
  found[, weeks := pmin(stop, zero) - pmax(start, zero - window)]
  found[weeks > 0L, .(weeks = sum(weeks)), by = person]
}

millis <- numeric(rounds)
for (round in seq_len(rounds)) {
  millis[round] <- 1000 * system.time(answers <- ask())[["elapsed"]]
}
cat(sprintf("%.3f %.0f\n", median(millis), sum(answers$weeks)))
