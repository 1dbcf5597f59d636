# Makes estimation_synth.json: a logistic regression of a 0/1 outcome iterated until it stands still.
# Versions: R 4.2.2, sandwich 3.0-2 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/estimation_synth.R

suppressMessages(library(sandwich))
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

result <- list(
  about = "Converged logistic outcome regression on synth.csv",
  versions = list(R = R.version.string, sandwich = "3.0.2"),
  definitions = list(
    logit = "glm(emp52 ~ treat + covariates of F, binomial, control=glm.control(epsilon=1e-15)); sandwich::vcovHC, vcovCL. With R's default epsilon the standard errors differ by 1e-8, as glm keeps the working weights of the step before the last"
  ),
  logit = logit
)
jsonlite::write_json(result, paste0(oracles, "estimation_synth.json"), auto_unbox = TRUE, digits = NA, pretty = TRUE)
