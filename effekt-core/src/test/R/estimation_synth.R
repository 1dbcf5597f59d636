# Makes estimation_synth.json: a logistic regression of a 0/1 outcome iterated until it stands still, and weighted regressions
# whose standard errors count in the estimation of the weights.
# Versions: R 4.2.2, sandwich 3.0-2 (Debian 12), WeightIt 2.0.0 (from GitHub).
# Run from the repository's root: Rscript effekt-core/src/test/R/estimation_synth.R

suppressMessages({
  library(WeightIt)
  library(sandwich)
})
oracles <- "effekt-core/src/test/resources/oracles/"
d <- read.csv(paste0(oracles, "synth.csv"), stringsAsFactors = TRUE)
F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act
converged <- glm.control(epsilon = 1e-15, maxit = 100)

f <- glm(update(F, emp52 ~ treat + .), binomial, d, control = converged)
se <- function(v) as.list(sqrt(diag(v)))
logit <- list(
  coef = as.list(coef(f)), HC0 = se(vcovHC(f, "HC0")), HC2 = se(vcovHC(f, "HC2")), HC3 = se(vcovHC(f, "HC3")),
  CL_municipality_HC0 = se(vcovCL(f, ~municipality, type = "HC0"))
)

# With covariates centred on the means of those averaged over, the coefficient of treat is the average effect.
x <- model.matrix(F, d)[, -1]
m_estimation <- list()
for (estimand in c("ATT", "ATE", "ATC")) {
  w <- weightit(F, d, method = "glm", estimand = estimand, control = converged)
  over <- switch(estimand, ATT = d$treat == 1, ATE = TRUE, ATC = d$treat == 0)
  d$z <- sweep(x, 2, colMeans(x[over, , drop = FALSE]))
  plain <- lm_weightit(y ~ treat, d, weightit = w)
  regression <- lm_weightit(y ~ treat * z, d, weightit = w)
  m_estimation[[estimand]] <- list(
    difference = list(est = coef(plain)[["treat"]], se = sqrt(vcov(plain)["treat", "treat"])),
    regression = list(est = coef(regression)[["treat"]], se = sqrt(vcov(regression)["treat", "treat"]))
  )
}

result <- list(
  about = "Converged logistic outcome regression, and M-estimation with weighted regressions, on synth.csv",
  versions = list(R = R.version.string, sandwich = "3.0.2", WeightIt = as.character(packageVersion("WeightIt"))),
  definitions = list(
    logit = "glm(emp52 ~ treat + covariates of F, binomial, control=glm.control(epsilon=1e-15)); sandwich::vcovHC, vcovCL. With R's default epsilon the standard errors differ by 1e-8, as glm keeps the working weights of the step before the last",
    m_estimation = "w <- weightit(F, method=\"glm\", estimand=...); difference: coefficient of treat in lm_weightit(y ~ treat, weightit=w); regression: in lm_weightit(y ~ treat * z, weightit=w), z = covariates less their means over the treated (ATT), all (ATE), the untreated (ATC); standard errors asymptotic, weights estimated, means of covariates taken as given"
  ),
  logit = logit,
  m_estimation = m_estimation
)
jsonlite::write_json(result, paste0(oracles, "estimation_synth.json"), auto_unbox = TRUE, digits = NA, pretty = TRUE)
