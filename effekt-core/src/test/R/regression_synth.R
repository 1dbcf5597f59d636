# Makes regression_synth.json: weighted linear, logistic and Poisson regressions on synth.csv with robust and clustered
# standard errors, and marginal means, differences and ratios by g-computation with the delta method.
# Versions: R 4.2.2, sandwich 3.0-2 (Debian 12), MatchIt 4.7.2 (from GitHub; Debian's is wrong).
# Run from the repository's root: Rscript effekt-core/src/test/R/regression_synth.R

suppressMessages({
  library(MatchIt)
  library(sandwich)
})
stopifnot(packageVersion("MatchIt") == "4.7.2")
source("effekt-core/src/test/R/common.R")
d <- readSynth()
d$count <- round(pmax(d$y, 0))
p <- glm(F, binomial, d, control = converged)$fitted.values

pairs <- matchit(F, d, method = "nearest")
sets <- matchit(F, d, method = "nearest", ratio = 2, caliper = 0.2)
samples <- list(
  nearest_1to1 = list(weights = pairs$weights, subclass = pairs$subclass),
  nearest_ratio2_caliper02 = list(weights = sets$weights, subclass = sets$subclass),
  ipw_att = list(weights = ifelse(d$treat == 1, 1, p / (1 - p)), subclass = NULL),
  unweighted = list(weights = rep(1, nrow(d)), subclass = NULL)
)

adjusted <- update(F, y ~ treat + .)
interacted <- y ~ treat * (age + male + origin + benefit_weeks + emp_share + prev_act)

# Every covariance matrix that applies to a fit on the rows s.
covariances <- function(fit, s) {
  v <- list(classic = vcov(fit), HC0 = vcovHC(fit, "HC0"), HC1 = vcovHC(fit, "HC1"), HC2 = vcovHC(fit, "HC2"),
    HC3 = vcovHC(fit, "HC3"), CL_municipality_HC0 = vcovCL(fit, s$municipality, type = "HC0"),
    CL_municipality_HC1 = vcovCL(fit, s$municipality, type = "HC1"))
  if (!inherits(fit, "glm")) {
    v$CL_municipality_HC2 <- vcovCL(fit, s$municipality, type = "HC2")
    v$CL_municipality_HC3 <- vcovCL(fit, s$municipality, type = "HC3")
  } else {
    v[c("HC2", "HC3", "classic")] <- NULL
  }
  if (!is.null(s$subclass)) {
    v$CL_subclass_HC0 <- vcovCL(fit, s$subclass, type = "HC0")
    v$CL_subclass_HC1 <- vcovCL(fit, s$subclass, type = "HC1")
    v$CL_subclass_municipality_HC1 <- vcovCL(fit, s[c("subclass", "municipality")], type = "HC1")
  }
  v
}

errors <- function(v) lapply(v, function(x) sqrt(diag(x)))

# Means of the predictions with everybody treated and nobody treated, weighted over the rows `over`, and the contrasts
# of the two, each with its gradient in the coefficients.
marginal <- function(fit, s, over) {
  g <- s[over, ]
  a <- g$w / sum(g$w)
  link <- if (inherits(fit, "glm")) fit$family else gaussian()
  at <- function(t) {
    g$treat <- t
    x <- model.matrix(delete.response(terms(fit)), g, xlev = fit$xlevels)
    eta <- drop(x %*% coef(fit))
    list(est = sum(a * link$linkinv(eta)), gradient = colSums(a * link$mu.eta(eta) * x))
  }
  one <- at(1)
  zero <- at(0)
  m1 <- one$est
  m0 <- zero$est
  parts <- list(
    mean_1 = one, mean_0 = zero,
    difference = list(est = m1 - m0, gradient = one$gradient - zero$gradient)
  )
  if (link$family != "gaussian") {
    parts$log_ratio <- list(est = log(m1 / m0), gradient = one$gradient / m1 - zero$gradient / m0)
  }
  if (link$family == "quasibinomial") {
    parts$log_odds_ratio <- list(
      est = qlogis(m1) - qlogis(m0), gradient = one$gradient / (m1 * (1 - m1)) - zero$gradient / (m0 * (1 - m0))
    )
  }
  if (link$family == "quasipoisson") {
    r <- m1 / m0
    parts$ratio <- list(est = r, gradient = r * (one$gradient / m1 - zero$gradient / m0))
  }
  v <- covariances(fit, s)
  lapply(parts, function(q) {
    se <- lapply(v, function(x) sqrt(drop(t(q$gradient) %*% x %*% q$gradient)))
    c(list(est = q$est), setNames(se, paste0("se_", names(se))))
  })
}

analyse <- function(name) {
  s <- d
  s$w <- samples[[name]]$weights
  s$subclass <- samples[[name]]$subclass
  s <- s[s$w > 0, ]
  if (!is.null(s$subclass)) s$subclass <- droplevels(s$subclass)
  over <- if (name == "unweighted") rep(TRUE, nrow(s)) else s$treat == 1
  plain <- lm(y ~ treat, s, weights = w)
  adj <- lm(adjusted, s, weights = w)
  linear <- lm(interacted, s, weights = w)
  logit <- glm(update(interacted, emp52 ~ .), quasibinomial, s, weights = w, control = converged)
  poisson <- glm(update(interacted, count ~ .), quasipoisson, s, weights = w, control = converged)
  list(
    n = nrow(s), averaged_over = if (name == "unweighted") "all" else "treated",
    difference = c(list(est = coef(plain)[["treat"]]),
      lapply(covariances(plain, s), function(v) sqrt(v["treat", "treat"]))),
    adjusted = list(coef = coef(adj), se = errors(covariances(adj, s))),
    linear = list(coef = coef(linear), marginal = marginal(linear, s, over)),
    logit = list(coef = coef(logit), se = errors(covariances(logit, s)), marginal = marginal(logit, s, over)),
    poisson = list(coef = coef(poisson), se = errors(covariances(poisson, s)), marginal = marginal(poisson, s, over))
  )
}

numbered <- function(f) if (is.null(f)) NULL else as.integer(as.character(f))

writeOracle("regression_synth.json", list(
  about = "Weighted regressions, robust standard errors and g-computation on synth.csv",
  versions = versions("MatchIt", "sandwich"),
  verified = paste(
    "marginal with HC0, HC1 and every CL_* covariance was re-derived outside R for the three models and four samples:",
    "relative differences at most 2e-14 (estimates) and 2e-12 (standard errors)"
  ),
  definitions = list(
    data = I(c(
      dataDefinition,
      "count = round(pmax(y, 0)); outcomes: y (linear), emp52 (logit), count (poisson)"
    )),
    samples = paste(
      "nearest_1to1: matchit(F, d, method=\"nearest\"); nearest_ratio2_caliper02: matchit(F, d,",
      "method=\"nearest\", ratio=2,",
      "caliper=0.2); F = treat ~ age + male + origin + benefit_weeks + emp_share + prev_act; ipw_att: 1 in the",
      "treated,",
      "p/(1-p) in the controls, p = converged glm(F, binomial); unweighted: 1. weights and subclass (0 =",
      "unmatched) in data",
      "order; the regressions use the rows with a weight over 0, and take the weights as known"
    ),
    difference = "lm(y ~ treat, weights=w): coefficient of treat and its standard errors",
    adjusted = "lm(y ~ treat + covariates, weights=w): all coefficients and standard errors",
    linear = "lm(y ~ treat*(covariates), weights=w)",
    logit = paste(
      "glm(emp52 ~ treat*(covariates), quasibinomial, weights=w, control=glm.control(epsilon=1e-15, maxit=100));",
      "covariates = age + male + origin + benefit_weeks + emp_share + prev_act"
    ),
    poisson = "glm(count ~ treat*(covariates), quasipoisson, weights=w, same control)",
    marginal = paste(
      "mean_1, mean_0: w-weighted means over averaged_over of the predicted response with treat set to 1 and 0;",
      "difference = mean_1 - mean_0; log_ratio = log(mean_1/mean_0); ratio = mean_1/mean_0; log_odds_ratio =",
      "logit(mean_1) - logit(mean_0). Delta method: the gradient in the coefficients with the covariance named",
      "after se_;",
      "the covariates averaged over are taken as fixed"
    ),
    covariances = paste(
      "classic = vcov(fit); HC0..HC3 = sandwich::vcovHC(fit, type); CL_<cluster>_<type> = sandwich::vcovCL(fit,",
      "cluster,",
      "type), cadjust=TRUE: G/(G-1) in both HC0 and HC1, HC1 adds (n-1)/(n-k), HC2 and HC3 use the clusters' hat",
      "matrices;",
      "CL_subclass_municipality_HC1 = two-way, vcovCL(fit, data.frame(subclass, municipality), type=\"HC1\"): the",
      "sum of the",
      "one-way meats less that of the intersection, each with its own G/(G-1), all with (n-1)/(n-k)"
    )
  ),
  count = d$count,
  samples = lapply(samples, function(x) {
    x$subclass <- if (!is.null(x$subclass)) ifelse(is.na(x$subclass), 0, numbered(x$subclass))
    x$weights <- unname(x$weights)
    Filter(Negate(is.null), lapply(x, unname))
  }),
  results = lapply(setNames(nm = names(samples)), analyse)
))
