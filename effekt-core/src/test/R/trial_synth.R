# Makes trial_synth.json: simulated lotteries, and what lm, t.test and sandwich say of them.
# Versions: R 4.2.2, sandwich 3.0-2 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/trial_synth.R

suppressMessages(library(sandwich))
source("effekt-core/src/test/R/common.R")
set.seed(1923)

n <- 240
d <- data.frame(
  round = rep(c("a", "b", "c"), c(60, 80, 100)), school = rep(sprintf("s%02d", 1:24), each = 10),
  age = round(rnorm(n, 35, 8)), female = rbinom(n, 1, 0.4)
)
d$offered <- 0
for (r in list(c("a", 20), c("b", 40), c("c", 30))) {
  i <- which(d$round == r[1])
  d$offered[sample(i, as.integer(r[2]))] <- 1
}
d$took <- ifelse(d$offered == 1, rbinom(n, 1, 0.7), rbinom(n, 1, 0.1))
d$y <- round(10 + 2 * d$took + 0.1 * d$age + 2 * (d$round == "c") + rnorm(n, 0, 3), 2)
schools <- sprintf("s%02d", 1:24)
# Unequal clusters: some rows left out.
d$drawn <- as.integer(d$school %in% sample(schools, 12))
keep <- sort(sample(n, 200))

# Products with centred columns; the coefficient of treatment is the average effect.
lin <- function(t, y, x) {
  x <- scale(x, scale = FALSE)
  lm(y ~ t * x)
}
answer <- function(fit, v) {
  list(est = coef(fit)[["t"]], se = sqrt(v["t", "t"]))
}

plain <- t.test(d$y[d$offered == 1], d$y[d$offered == 0])
blocked <- lin(d$offered, d$y, model.matrix(~round, d)[, -1])
adjusted <- lin(d$offered, d$y, model.matrix(~ round + age + female, d)[, -1])
first <- lin(d$offered, d$took, model.matrix(~round, d)[, -1])
wald <- coef(blocked)[["t"]] / coef(first)[["t"]]
rest <- lin(d$offered, d$y - wald * d$took, model.matrix(~round, d)[, -1])
e <- d[keep, ]
clustered <- lm(y ~ t, data.frame(y = e$y, t = e$drawn))
clusteredAdjusted <- lin(e$drawn, e$y, as.matrix(e[c("age", "female")]))
# Bell and McCaffrey (2002) as it is written: the residuals of each cluster times the symmetric root of (I - H)^-1.
cr2 <- function(fit, cluster) {
  x <- model.matrix(fit)
  bread <- solve(crossprod(x))
  meat <- 0
  for (g in split(seq_len(nrow(x)), cluster)) {
    e <- eigen(diag(length(g)) - x[g, ] %*% bread %*% t(x[g, ]), symmetric = TRUE)
    root <- e$vectors %*% (t(e$vectors) / sqrt(e$values))
    meat <- meat + tcrossprod(crossprod(x[g, ], root %*% residuals(fit)[g]))
  }
  bread %*% meat %*% bread
}

small <- data.frame(t = c(1, 1, 1, 0, 0, 0, 0, 0), y = c(9, 7, 8.5, 6, 7.5, 5, 4, 6.5))
ways <- combn(8, 3)
statistic <- function(i) {
  a <- small$y[i]
  b <- small$y[-i]
  abs(mean(a) - mean(b)) / sqrt(var(a) / 3 + var(b) / 5)
}
all <- apply(ways, 2, statistic)

writeOracle("trial_synth.json", list(
  about = "Simulated lotteries and their analysis by lm, t.test and sandwich",
  versions = versions("sandwich"),
  definitions = list(
    welch = "t.test(y[offered == 1], y[offered == 0])",
    blocked = "lm(y ~ offered * centred round dummies), HC2",
    adjusted = "lm(y ~ offered * centred (round + age + female)), HC2",
    compliers = "coefficient of blocked over that for took; HC2 of y - effect * took over the same",
    clustered = "rows in keep (from 1): lm(y ~ drawn), CR2 by school, written out",
    clustered_adjusted = "the same of lm(y ~ drawn * centred (age + female))",
    small = "all 56 ways to draw 3 of 8: share with |Welch's t| at least as great"
  ),
  data = list(round = d$round, school = d$school, age = d$age, female = d$female, offered = d$offered, took = d$took,
    y = d$y, drawn = d$drawn, keep = keep),
  welch = list(est = unname(plain$estimate[1] - plain$estimate[2]), se = plain$stderr, df = unname(plain$parameter),
    p = plain$p.value, low = plain$conf.int[1], high = plain$conf.int[2]),
  blocked = answer(blocked, vcovHC(blocked, "HC2")),
  adjusted = answer(adjusted, vcovHC(adjusted, "HC2")),
  compliers = list(est = wald, se = sqrt(vcovHC(rest, "HC2")["t", "t"]) / abs(coef(first)[["t"]])),
  clustered = answer(clustered, cr2(clustered, e$school)),
  clustered_adjusted = answer(clusteredAdjusted, cr2(clusteredAdjusted, e$school)),
  small = list(t = small$t, y = small$y, as_far = sum(all >= statistic(1:3) * (1 - 1e-9)), ways = ncol(ways))
))
