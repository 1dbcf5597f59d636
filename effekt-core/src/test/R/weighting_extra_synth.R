# Makes weighting_extra_synth.json: propensity weighting on synth.csv with other links and estimands, and M-estimation
# standard errors of weighted linear and logistic regressions, with and without covariates.
# Versions: R 4.2.2, WeightIt 2.0.0 and cobalt 5.0.0 (from GitHub), sandwich 3.0-2, numDeriv 2016.8-1.1 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/weighting_extra_synth.R

suppressMessages({
  library(WeightIt)
  library(sandwich)
})
source("effekt-core/src/test/R/common.R")
d <- readSynth()
n <- nrow(d)
interacted <- ~ treat * (age + male + origin + benefit_weeks + emp_share + prev_act)
adjusted <- ~ treat + age + male + origin + benefit_weeks + emp_share + prev_act

methods <- list(
  ipw_att_logit = list(method = "glm", estimand = "ATT", link = "logit"),
  ipw_ate_logit = list(method = "glm", estimand = "ATE", link = "logit"),
  ipw_atc_logit = list(method = "glm", estimand = "ATC", link = "logit"),
  ipw_ato_logit = list(method = "glm", estimand = "ATO", link = "logit"),
  ipw_atm_logit = list(method = "glm", estimand = "ATM", link = "logit"),
  ipw_att_probit = list(method = "glm", estimand = "ATT", link = "probit"),
  ipw_ate_probit = list(method = "glm", estimand = "ATE", link = "probit"),
  ipw_atc_probit = list(method = "glm", estimand = "ATC", link = "probit"),
  ipw_ato_probit = list(method = "glm", estimand = "ATO", link = "probit"),
  ebal_att = list(method = "ebal", estimand = "ATT"),
  ebal_ate = list(method = "ebal", estimand = "ATE"),
  ebal_atc = list(method = "ebal", estimand = "ATC"),
  cbps_att = list(method = "cbps", estimand = "ATT"),
  cbps_ate = list(method = "cbps", estimand = "ATE"),
  cbps_atc = list(method = "cbps", estimand = "ATC")
)

# Rows averaged over in a g-computation, as weights that sum to one; none where the target is not a set of rows.
target <- function(estimand) {
  switch(estimand,
    ATT = (d$treat == 1) / sum(d$treat == 1), ATC = (d$treat == 0) / sum(d$treat == 0), ATE = rep(1 / n, n), NULL
  )
}

# Mean predictions with everybody treated and nobody treated and their contrasts, with delta-method standard errors.
contrasts <- function(b, v, rhs, family, a) {
  at <- function(t) {
    s <- d
    s$treat <- t
    x <- model.matrix(rhs, s)
    eta <- drop(x %*% b)
    list(est = sum(a * family$linkinv(eta)), gradient = colSums(a * family$mu.eta(eta) * x))
  }
  one <- at(1)
  zero <- at(0)
  p1 <- one$est
  p0 <- zero$est
  parts <- list(
    mean_1 = one, mean_0 = zero, difference = list(est = p1 - p0, gradient = one$gradient - zero$gradient)
  )
  if (family$family == "binomial") {
    parts$log_ratio <- list(est = log(p1 / p0), gradient = one$gradient / p1 - zero$gradient / p0)
    parts$log_odds_ratio <- list(
      est = qlogis(p1) - qlogis(p0), gradient = one$gradient / (p1 * (1 - p1)) - zero$gradient / (p0 * (1 - p0))
    )
  }
  lapply(parts, function(q) c(est = q$est, se_M = sqrt(drop(t(q$gradient) %*% v %*% q$gradient))))
}

# The whole stack by hand for propensity scores: score of the binomial model, weighted outcome regression, and the two
# means over the target, whose rows are random too. Gives the difference of the means and its standard errors.
stacked <- function(link, estimand, outcome, rhs, family) {
  t <- d$treat
  z <- model.matrix(F, d)
  x <- model.matrix(rhs, d)
  s <- d
  s$treat <- 1
  x1 <- model.matrix(rhs, s)
  s$treat <- 0
  x0 <- model.matrix(rhs, s)
  y <- d[[outcome]]
  bin <- binomial(link)
  k <- ncol(z)
  m <- ncol(x)
  ps <- glm(F, bin, d, control = converged)
  weight <- function(p) {
    switch(estimand,
      ATT = ifelse(t == 1, 1, p / (1 - p)), ATC = ifelse(t == 0, 1, (1 - p) / p),
      ATE = ifelse(t == 1, 1 / p, 1 / (1 - p)), ATO = ifelse(t == 1, 1 - p, p)
    )
  }
  d$w <- weight(ps$fitted.values)
  out <- suppressWarnings(glm(reformulate(deparse1(rhs[[2]]), outcome), family, d, weights = w, control = converged))
  row <- function(p) switch(estimand, ATT = t, ATC = 1 - t, ATE = rep(1, n), ATO = p * (1 - p))
  p <- ps$fitted.values
  a <- row(p)
  f1 <- family$linkinv(drop(x1 %*% coef(out)))
  f0 <- family$linkinv(drop(x0 %*% coef(out)))
  theta <- c(coef(ps), coef(out), sum(a * f1) / sum(a), sum(a * f0) / sum(a))
  psi <- function(th) {
    eta <- drop(z %*% th[1:k])
    p <- bin$linkinv(eta)
    b <- th[k + 1:m]
    g <- row(p)
    cbind(
      z * (t - p) * bin$mu.eta(eta) / (p * (1 - p)),
      x * weight(p) * (y - family$linkinv(drop(x %*% b))),
      g * (family$linkinv(drop(x1 %*% b)) - th[k + m + 1]),
      g * (family$linkinv(drop(x0 %*% b)) - th[k + m + 2])
    )
  }
  A <- numDeriv::jacobian(function(th) colMeans(psi(th)), theta)
  g <- c(rep(0, k + m), 1, -1)
  u <- drop(psi(theta) %*% t(solve(A)) %*% g) / n # minus each person's influence on the difference
  G <- nlevels(d$municipality)
  c(
    est = theta[[k + m + 1]] - theta[[k + m + 2]], se = sqrt(sum(u^2)),
    se_municipality = sqrt(sum(rowsum(u, d$municipality)^2) * G / (G - 1))
  )
}

ess <- function(w) sum(w)^2 / sum(w^2)

describe <- function(m) {
  W <- suppressWarnings(do.call(weightit, c(list(F, data = quote(d)), m)))
  w <- W$weights
  d$w <- w
  fixed <- lm(y ~ treat, d, weights = w)
  plain <- lm_weightit(y ~ treat, data = d, weightit = W)
  municipal <- lm_weightit(y ~ treat, data = d, weightit = W, cluster = ~municipality)
  adj <- lm_weightit(update(adjusted, y ~ .), data = d, weightit = W)
  out <- list(
    call = paste0(
      "weightit(F, d, method = \"", m$method, "\", estimand = \"", m$estimand, "\"",
      if (is.null(m$link)) "" else paste0(", link = \"", m$link, "\""), ")"
    ),
    ess_treated = ess(w[d$treat == 1]), ess_control = ess(w[d$treat == 0]),
    w_first10_treated_normalised = unname(w[d$treat == 1] / mean(w[d$treat == 1]))[1:10],
    w_first10_controls_normalised = unname(w[d$treat == 0] / mean(w[d$treat == 0]))[1:10],
    difference = c(
      est = coef(plain)[["treat"]], se_HC0_weights_fixed = sqrt(vcovHC(fixed, "HC0")[2, 2]),
      se_M = sqrt(vcov(plain)["treat", "treat"]), se_M_municipality = sqrt(vcov(municipal)["treat", "treat"])
    ),
    adjusted = list(coef = coef(adj), se_M = sqrt(diag(vcov(adj))))
  )
  logit <- glm_weightit(emp52 ~ treat, data = d, weightit = W, family = binomial)
  out$logit <- contrasts(coef(logit), vcov(logit), ~treat, binomial(), rep(1 / n, n))
  a <- target(m$estimand)
  if (!is.null(a)) {
    linear <- lm_weightit(update(interacted, y ~ .), data = d, weightit = W)
    risk <- glm_weightit(update(interacted, emp52 ~ .), data = d, weightit = W, family = binomial)
    out$gcomp_linear <- contrasts(coef(linear), vcov(linear), interacted, gaussian(), a)
    out$gcomp_logit <- contrasts(coef(risk), vcov(risk), interacted, binomial(), a)
  }
  if (m$method == "glm" && m$estimand != "ATM") {
    out$stacked <- list(
      difference = stacked(m$link, m$estimand, "y", ~treat, gaussian()),
      logit = stacked(m$link, m$estimand, "emp52", ~treat, binomial())
    )
    out$stacked$gcomp_linear <- stacked(m$link, m$estimand, "y", interacted, gaussian())
    out$stacked$gcomp_logit <- stacked(m$link, m$estimand, "emp52", interacted, binomial())
  }
  out
}

writeOracle("weighting_extra_synth.json", list(
  about = "Weighting on synth.csv: links, estimands and M-estimation standard errors beyond weighting_synth.json",
  versions = versions("WeightIt", "cobalt", "sandwich", "numDeriv"),
  notes = I(c(
    paste(
      "Compare stacked at 1e-8 (its A is a numerical derivative, its estimates are converged). WeightIt's own",
      "figures rest on a",
      "propensity model that stops at R's default epsilon 1e-8: with the logit they agree with stacked to 1e-9,",
      "with the probit to",
      "1e-7 only"
    ),
    paste(
      "ebal_* and cbps_*: WeightIt's balancing stops early, est is off by up to 1e-5 (converged ebal_att",
      "1.98233470522 in",
      "weighting_synth.json; gcomp_linear, which is doubly robust to it, shows it to 1e-11). Compare at 1e-4.",
      "ebal_att se_M is the full stack here; WeightIt 1.0.0, of weighting_synth.json, took the treated means as known"
    ),
    "ipw_atm: its weights have a kink at p = 1/2, where M-estimation is an approximation"
  )),
  definitions = list(
    data = I(c(dataDefinition, "F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act")),
    ess = "effective sample size (sum w)^2/sum(w^2) of an arm",
    w_first10 = "weights of the first ten of an arm in data order, divided by the arm's mean weight",
    difference = paste(
      "est = coefficient of treat in lm_weightit(y ~ treat, d, weightit=W); se_M = its standard error by",
      "M-estimation (the",
      "default, vcov=\"asympt\"), weights estimated; se_M_municipality = the same with cluster=~municipality,",
      "factor G/(G-1);",
      "se_HC0_weights_fixed = vcovHC(lm(y ~ treat, weights=w), \"HC0\")"
    ),
    adjusted = "lm_weightit(y ~ treat + covariates of F, d, weightit=W): coefficients, M-estimation standard errors",
    logit = paste(
      "glm_weightit(emp52 ~ treat, d, weightit=W, family=binomial): weighted risks mean_1, mean_0, their difference,",
      "log_ratio and log_odds_ratio; delta method with the M-estimation covariance"
    ),
    gcomp_linear = paste(
      "lm_weightit(y ~ treat*(covariates)): unweighted mean over the target (ATT: the treated, ATC: the controls,",
      "ATE: all)",
      "of the prediction with treat = 1 and 0; delta method, the covariates of the target taken as fixed"
    ),
    gcomp_logit = "the same for glm_weightit(emp52 ~ treat*(covariates), family=binomial)",
    stacked = paste(
      "by hand, no package: the estimating equations of the propensity model, of the weighted regression and of",
      "the two means",
      "over the target stacked, A by numDeriv::jacobian, V = A^-1 B A^-T/n; est and SE of the difference of the",
      "means; se_municipality sums the influences by municipality, factor G/(G-1). In",
      "difference and logit it repeats se_M; in gcomp_* it counts the sampling of the target's covariates as well,",
      "so it is",
      "the unconditional SE and differs from se_M. Its target for the ATO is p(1-p)"
    )
  ),
  weightit = lapply(methods, describe)
))
