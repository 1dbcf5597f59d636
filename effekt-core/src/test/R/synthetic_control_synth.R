# Makes synthetic_control_synth.json: a simulated panel of 21 units, the first of which starts something, and synthetic controls fitted
# to all outcomes before it, by quadratic programming: quadprog's solve.QP. With the placebo of each donor and their ranks, by hand.
# Versions: R 4.2.2, quadprog 1.5-8 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/synthetic_control_synth.R

suppressMessages(library(quadprog))
source("effekt-core/src/test/R/common.R")
set.seed(2010)

units <- 21
before <- 24
periods <- 30
trend <- cumsum(rnorm(periods, 0, 0.5))
season <- sin(2 * pi * (1:periods) / 4)
y <- sapply(1:units, function(u) {
  20 + 2 * rnorm(1) + runif(1, 0.5, 1.5) * trend + runif(1) * season + rnorm(periods, 0, 0.4)
})
y[(before + 1):periods, 1] <- y[(before + 1):periods, 1] + 1.5
y <- round(y, 3)

fit <- function(own, donors, demeaned) {
  a <- y[, own]
  x <- y[, donors]
  level <- 0
  if (demeaned) {
    level <- mean(a[1:before])
    a <- a - level
    x <- sweep(x, 2, colMeans(x[1:before, ]))
  }
  pre <- 1:before
  n <- length(donors)
  w <- solve.QP(crossprod(x[pre, ]), crossprod(x[pre, ], a[pre]), cbind(1, diag(n)), c(1, rep(0, n)), meq = 1)$solution
  gap <- as.vector(a - x %*% w)
  rm <- sqrt(mean(gap[pre]^2))
  list(weights = w, gap = gap, effect = mean(gap[-pre]), before = rm, ratio = sqrt(mean(gap[-pre]^2)) / rm)
}

all <- function(demeaned) {
  own <- fit(1, 2:units, demeaned)
  placebos <- lapply(2:units, function(d) fit(d, setdiff(2:units, d), demeaned))
  ratios <- sapply(placebos, function(p) p$ratio)
  kept <- which(own$weights > 1e-8) + 1
  without <- sapply(kept, function(d) fit(1, setdiff(2:units, d), demeaned)$effect)
  list(weights = own$weights, gap = own$gap, effect = own$effect, before = own$before, ratio = own$ratio,
    placebo_effects = sapply(placebos, function(p) p$effect), placebo_ratios = ratios,
    p = (1 + sum(ratios >= own$ratio)) / units, lowest = min(without), highest = max(without))
}

writeOracle("synthetic_control_synth.json", list(
  versions = versions("quadprog"),
  before = before, y = lapply(1:units, function(u) y[, u]), levels = all(FALSE), demeaned = all(TRUE)))
