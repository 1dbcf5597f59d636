# Makes discontinuity_synth.json: a rule in age on simulated persons; weighted lm for given bandwidths with sandwich's HC3, the
# bandwidth of Imbens and Kalyanaraman (2012, section 4.2) and the density test of McCrary (2008) step by step by lm.
# Versions: R 4.2.2, sandwich 3.0-2 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/discontinuity_synth.R

suppressMessages(library(sandwich))
source("effekt-core/src/test/R/common.R")
set.seed(2012)

n <- 800
age <- round(30 + 6 * rnorm(n), 3)
x <- age - 30
above <- as.integer(x >= 0)
took <- rbinom(n, 1, ifelse(above == 1, 0.8, 0.2))
y <- round(5 + 0.5 * x - 0.04 * x^2 + 0.003 * x^3 + 1.5 * took + rnorm(n), 3)

# The jump between polynomials of an order on both sides, all in one regression.
jump <- function(y, h, order) {
  w <- pmax(0, 1 - abs(x) / h)
  d <- data.frame(y = y, x = x, above = above)[w > 0, ]
  fit <- lm(y ~ above * poly(x, order, raw = TRUE), d, weights = w[w > 0])
  c(est = coef(fit)[["above"]], se = sqrt(vcovHC(fit, "HC3")["above", "above"]))
}

sharp <- function(h, y) {
  line <- jump(y, h, 1)
  parabola <- jump(y, h, 2)
  list(h = h, linear = line[["est"]], corrected = parabola[["est"]], se = parabola[["se"]])
}

fuzzy <- function(h) {
  first <- jump(took, h, 2)
  effect <- jump(y, h, 2)[["est"]] / first[["est"]]
  rest <- jump(y - effect * took, h, 2)
  list(h = h, linear = jump(y, h, 1)[["est"]] / jump(took, h, 1)[["est"]], corrected = effect,
    se = rest[["se"]] / abs(first[["est"]]))
}

ik <- function(x, y) {
  n <- length(x)
  h1 <- 1.84 * sd(x) * n^(-1 / 5)
  low <- x < 0 & x >= -h1
  high <- x >= 0 & x <= h1
  f <- (sum(low) + sum(high)) / (2 * n * h1)
  s <- c(var(y[low]), var(y[high]))
  third <- 6 * coef(lm(y ~ I(x >= 0) + x + I(x^2) + I(x^3)))[["I(x^3)"]]
  sides <- list(x < 0, x >= 0)
  second <- r <- numeric(2)
  for (i in 1:2) {
    h2 <- 3.56 * (s[i] / (f * third^2))^(1 / 7) * sum(sides[[i]])^(-1 / 7)
    h2 <- min(h2, max(abs(x[sides[[i]]])))
    near <- sides[[i]] & abs(x) <= h2
    second[i] <- 2 * coef(lm(y ~ x + I(x^2), subset = near))[[3]]
    r[i] <- 2160 * s[i] / (sum(near) * h2^4)
  }
  3.4375 * (sum(s) / (f * ((second[2] - second[1])^2 + sum(r))))^(1 / 5) * n^(-1 / 5)
}

mccrary <- function(x) {
  n <- length(x)
  b <- 2 * sd(x) * n^(-1 / 2)
  g <- floor(x / b) * b + b / 2
  side <- function(sign) {
    mids <- if (sign < 0) seq(-b / 2, min(g) - b / 2, by = -b) else seq(b / 2, max(g) + b / 2, by = b)
    counts <- vapply(mids, function(m) sum(abs(g - m) < b / 4), 0)
    data.frame(m = mids, f = counts / (n * b))
  }
  sides <- list(side(-1), side(1))
  h <- mean(vapply(sides, function(d) {
    fit <- lm(f ~ m + I(m^2) + I(m^3) + I(m^4), d)
    k <- coef(fit)
    second <- 2 * k[[3]] + 6 * k[[4]] * d$m + 12 * k[[5]] * d$m^2
    3.348 * (sum(residuals(fit)^2) / fit$df.residual * nrow(d) * b / sum(second^2))^(1 / 5)
  }, 0))
  at <- vapply(sides, function(d) {
    w <- pmax(0, 1 - abs(d$m) / h)
    coef(lm(f ~ m, d[w > 0, ], weights = w[w > 0]))[[1]]
  }, 0)
  list(bin = b, h = h, below = at[1], above = at[2], se = sqrt(24 / 5 * (1 / at[1] + 1 / at[2]) / (n * h)))
}

writeOracle("discontinuity_synth.json", list(
  about = "A rule in age on simulated persons: local jumps, bandwidth and density",
  versions = versions("sandwich"),
  definitions = list(
    sharp = "lm(y ~ above * poly(x, 1 or 2), weights = 1 - |x|/h) with x = age - 30; se of the latter by vcovHC HC3",
    fuzzy = "ratios of such jumps of y and took; se of y - corrected * took over the jump of took",
    ik = "Imbens and Kalyanaraman (2012), section 4.2, the cubic over all rows",
    density = "McCrary (2008), sections 3.1 and 3.2"
  ),
  data = list(age = age, took = took, y = y),
  sharp = list(sharp(2, y), sharp(4, y), sharp(10, y), sharp(ik(x, y), y)),
  fuzzy = list(fuzzy(4), fuzzy(8)),
  ik = ik(x, y),
  density = mccrary(x)
))
