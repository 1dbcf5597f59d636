# Makes calibration_synth.json: the systematic error of simulated negative controls by maximum likelihood, found by R's
# general optimisers, with calibrated p-values and the expected absolute error by numerical integration.
# Versions: R 4.2.2 (Debian 12), no packages.
# Run from the repository's root: Rscript effekt-core/src/test/R/calibration_synth.R

source("effekt-core/src/test/R/common.R")
set.seed(20140115)

draw <- function(n, mean, sd) {
  se <- runif(n, 0.02, 0.2)
  list(estimate = rnorm(n, mean, sqrt(sd^2 + se^2)), se = se)
}

# Twice from where the first run ended, with steps down to the rounding of the likelihood.
fit <- function(d) {
  minus <- function(p) -sum(dnorm(d$estimate, p[1], sqrt(p[2]^2 + d$se^2), log = TRUE))
  p <- c(mean(d$estimate), sd(d$estimate))
  for (run in 1:3) {
    p <- optim(p, minus, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 5000))$par
    p <- optim(p, minus, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000, ndeps = c(1e-6, 1e-6)))$par
  }
  c(p[1], abs(p[2]))
}

case <- function(n, mean, sd) {
  d <- draw(n, mean, sd)
  p <- fit(d)
  ease <- integrate(function(x) abs(x) * dnorm(x, p[1], p[2]), p[1] - 12 * p[2], 0, rel.tol = 1e-12)$value +
    integrate(function(x) abs(x) * dnorm(x, p[1], p[2]), 0, p[1] + 12 * p[2], rel.tol = 1e-12)$value
  z <- (0.3 - p[1]) / sqrt(p[2]^2 + 0.1^2)
  list(estimate = d$estimate, se = d$se, mean = p[1], sd = p[2], log_likelihood = sum(dnorm(d$estimate, p[1],
    sqrt(p[2]^2 + d$se^2), log = TRUE)), ease = ease, calibrated_p = 2 * pnorm(-abs(z)))
}

writeOracle("calibration_synth.json", list(
  about = "Simulated negative controls and their systematic error by maximum likelihood",
  versions = list(R = R.version.string),
  definitions = list(
    fit = "mean, sd: maximum of sum(dnorm(estimate, mean, sqrt(sd^2 + se^2), log = TRUE)) by optim",
    ease = "integrate(function(x) abs(x) * dnorm(x, mean, sd))",
    calibrated_p = "2 * pnorm(-abs((0.3 - mean)/sqrt(sd^2 + 0.1^2)))"
  ),
  cases = list(case(12, 0.05, 0.1), case(40, -0.1, 0.2), case(200, 0, 0.05), case(6, 0.2, 0.3))
))
