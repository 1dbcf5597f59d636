# The questions of MatchingRace, by MatchIt, Matching, WeightIt and glm, on one thread.
#
#   Rscript matching.R ROWS.csv ROUNDS QUESTION...
#
# ROWS.csv has the columns treated, y, eight covariates, score (log odds) and stratum. Prints, separated by tabs, a line
# "version, package, its version" for each package that it has, and one "question, peer, median seconds, answer" for each answer, or
# "question, peer, NaN, why not". What takes over 20 seconds is done once. The answer of MatchIt 4.5.1, as Debian has it, is wrong
# for some methods; that shows in the last column.

quietly <- function(expression) suppressWarnings(suppressPackageStartupMessages(expression))
has <- function(name) quietly(requireNamespace(name, quietly = TRUE))

arguments <- commandArgs(trailingOnly = TRUE)
rows <- if (has("data.table")) data.table::fread(arguments[1], data.table = FALSE) else read.csv(arguments[1])
rounds <- as.integer(arguments[2])
questions <- arguments[-(1:2)]
# optmatch refuses large problems unless it is told not to.
options(optmatch_max_problem_size = Inf)

say <- function(...) cat(..., sep = "\t", fill = FALSE)
say("version", "R", paste0(R.version$major, ".", R.version$minor, "\n"))
for (name in c("MatchIt", "Matching", "WeightIt", "quickmatch", "optmatch")) {
  if (has(name)) say("version", name, paste0(packageVersion(name), "\n"))
}

covariates <- setdiff(names(rows), c("treated", "y", "score", "stratum"))
formula <- reformulate(covariates, "treated")

# Asks and says; `answer` sums up in a number what the last asking gave.
time <- function(question, peer, ask, answer) {
  tryCatch(
    {
      seconds <- numeric(0)
      repeat {
        seconds <- c(seconds, system.time(given <- quietly(ask()))[["elapsed"]])
        # The first is to warm up, unless it is all that there is time for.
        if (length(seconds) > rounds || seconds[1] > 20) break
      }
      if (length(seconds) > 1) seconds <- seconds[-1]
      say(question, peer, sprintf("%.4f", median(seconds)), sprintf("%.6g\n", answer(given)))
    },
    error = function(e) say(question, peer, "NaN", paste0(gsub("[\t\n]+", " ", conditionMessage(e)), "\n"))
  )
}

# A peer that is not there says nothing.
with_package <- function(name, question, ask, answer) {
  if (has(name)) time(question, paste0("R_", toupper(name)), ask, answer)
}

effect <- function(weighted) {
  w <- weighted$weights
  t <- rows$treated == 1
  weighted.mean(rows$y[t], w[t]) - weighted.mean(rows$y[!t], w[!t])
}

matchit <- function(..., distance = rows$score) {
  MatchIt::matchit(formula, data = rows, ..., distance = distance)
}

pairs <- NULL # those of NEAREST, for BALANCE

ask <- list(
  SCORE = function() {
    time(
      "SCORE", "R_GLM",
      function() glm(formula, family = binomial, data = rows),
      function(fit) mean(predict(fit)[rows$treated == 1])
    )
  },
  NEAREST = function() {
    with_package("MatchIt", "NEAREST", function() pairs <<- matchit(method = "nearest"), effect)
  },
  NEAREST_FIVE = function() {
    with_package(
      "MatchIt", "NEAREST_FIVE",
      function() matchit(method = "nearest", ratio = 5, replace = TRUE, caliper = 0.2), effect
    )
  },
  BALANCE = function() {
    if (has("MatchIt")) {
      if (is.null(pairs)) pairs <<- quietly(matchit(method = "nearest"))
      time(
        "BALANCE", "R_MATCHIT",
        function() summary(pairs),
        function(s) max(abs(s$sum.matched[covariates, "Std. Mean Diff."]))
      )
    }
  },
  QUICK_FULL = function() {
    with_package("MatchIt", "QUICK_FULL", function() matchit(method = "quick"), effect)
  },
  ENTROPY = function() {
    with_package(
      "WeightIt", "ENTROPY",
      function() WeightIt::weightit(formula, data = rows, method = "ebal", estimand = "ATT"), effect
    )
  },
  OPTIMAL = function() {
    with_package(
      "MatchIt", "OPTIMAL",
      function() matchit(method = "optimal", exact = ~stratum),
      function(m) {
        partner <- m$match.matrix[!is.na(m$match.matrix[, 1]), 1]
        mean(abs(rows[names(partner), "score"] - rows[partner, "score"]))
      }
    )
  },
  ABADIE_IMBENS = function() {
    with_package(
      "Matching", "ABADIE_IMBENS",
      function() Matching::Match(Y = rows$y, Tr = rows$treated, X = rows$score, M = 1),
      function(m) m$se
    )
  },
  MAHALANOBIS = function() {
    with_package(
      "MatchIt", "MAHALANOBIS",
      function() matchit(method = "nearest", distance = "mahalanobis"), effect
    )
  }
)

for (question in questions) ask[[question]]()
