# Makes matching_extra_synth.json: calls of Matching::Match on synth.csv with ties, both variance formulas, all three
# estimands and bias adjustment, beyond those the project was given.
# Versions: R 4.2.2, Matching 4.10-8 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/matching_extra_synth.R

suppressMessages(library(Matching))
source("effekt-core/src/test/R/common.R")
D <- readSynth()
Y3 <- D$y
B3 <- D$emp52
T3 <- D$treat
X3 <- glm(F, binomial, D, control = converged)$fitted.values
Z3 <- cbind(
  age = D$age, male = D$male, origin_NONWEST = as.numeric(D$origin == "NONWEST"),
  origin_WEST = as.numeric(D$origin == "WEST"), benefit_weeks = D$benefit_weeks, emp_share = D$emp_share,
  prev_act = D$prev_act
)
I3 <- cbind(D$age, D$prev_act)
I4 <- cbind(D$age, D$benefit_weeks, D$prev_act)

calls <- list(
  maha_M5_vc4 = "Match(Y = Y3, Tr = T3, X = Z3, M = 5, estimand = \"ATT\", Weight = 2, Var.calc = 4)",
  maha_ate_M5_vc4 = "Match(Y = Y3, Tr = T3, X = Z3, M = 5, estimand = \"ATE\", Weight = 2, Var.calc = 4)",
  maha_ate_vc0 = "Match(Y = Y3, Tr = T3, X = Z3, M = 1, estimand = \"ATE\", Weight = 2)",
  maha_atc_M4_biasadj = "Match(Y = Y3, Tr = T3, X = Z3, M = 4, estimand = \"ATC\", Weight = 2, BiasAdjust = TRUE)",
  inverse_variance_M4 = "Match(Y = Y3, Tr = T3, X = Z3, M = 4, estimand = \"ATT\")",
  ate_biasadj = "Match(Y = Y3, Tr = T3, X = X3, Z = Z3, M = 1, estimand = \"ATE\", BiasAdjust = TRUE)",
  ate_biasadj_M4_maha = "Match(Y = Y3, Tr = T3, X = Z3, M = 4, estimand = \"ATE\", Weight = 2, BiasAdjust = TRUE)",
  ate_biasadj_M4_maha_vc4 =
    "Match(Y = Y3, Tr = T3, X = Z3, M = 4, estimand = \"ATE\", Weight = 2, BiasAdjust = TRUE, Var.calc = 4)",
  att_sample_ties = "Match(Y = Y3, Tr = T3, X = X3, M = 1, estimand = \"ATT\", sample = TRUE)",
  att_sample_ties_M5_vc2 = "Match(Y = Y3, Tr = T3, X = X3, M = 5, estimand = \"ATT\", sample = TRUE, Var.calc = 2)",
  ate_sample_ties = "Match(Y = Y3, Tr = T3, X = X3, M = 1, estimand = \"ATE\", sample = TRUE)",
  ate_tol0_vc4 = "Match(Y = Y3, Tr = T3, X = X3, M = 1, estimand = \"ATE\", Var.calc = 4, distance.tolerance = 0)",
  ate_tol0_M4 = "Match(Y = Y3, Tr = T3, X = X3, M = 4, estimand = \"ATE\", distance.tolerance = 0)",
  ate_tol0_M4_vc2_sample =
    "Match(Y = Y3, Tr = T3, X = X3, M = 4, estimand = \"ATE\", Var.calc = 2, sample = TRUE, distance.tolerance = 0)",
  ate_tol0_biasadj =
    "Match(Y = Y3, Tr = T3, X = X3, Z = Z3, M = 1, estimand = \"ATE\", BiasAdjust = TRUE, distance.tolerance = 0)",
  atc_tol0_vc4 = "Match(Y = Y3, Tr = T3, X = X3, M = 1, estimand = \"ATC\", Var.calc = 4, distance.tolerance = 0)",
  binary_att_ties = "Match(Y = B3, Tr = T3, X = X3, M = 1, estimand = \"ATT\")",
  binary_ate_ties_vc2 = "Match(Y = B3, Tr = T3, X = X3, M = 1, estimand = \"ATE\", Var.calc = 2)",
  binary_att_maha_M4_biasadj =
    "Match(Y = B3, Tr = T3, X = Z3, M = 4, estimand = \"ATT\", Weight = 2, BiasAdjust = TRUE)"
)
for (estimand in c("ATT", "ATE", "ATC")) {
  for (M in c(1, 4)) {
    for (v in c(0, 2)) {
      calls[[sprintf("integer_%s_M%d_vc%d", tolower(estimand), M, v)]] <- sprintf(
        "Match(Y = Y3, Tr = T3, X = I3, M = %d, estimand = \"%s\", Var.calc = %d)", M, estimand, v
      )
    }
  }
}
calls <- c(calls, list(
  integer_att_M4_sample = "Match(Y = Y3, Tr = T3, X = I3, M = 4, estimand = \"ATT\", sample = TRUE)",
  integer_ate_M4_biasadj_vc2 =
    "Match(Y = Y3, Tr = T3, X = I3, M = 4, estimand = \"ATE\", BiasAdjust = TRUE, Var.calc = 2)",
  integer_binary_att_M1 = "Match(Y = B3, Tr = T3, X = I3, M = 1, estimand = \"ATT\")",
  weeks_att_M1 = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\")",
  weeks_att_M1_vc2 = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\", Var.calc = 2)",
  weeks_att_M4_maha = "Match(Y = Y3, Tr = T3, X = I4, M = 4, estimand = \"ATT\", Weight = 2)",
  weeks_att_M4_vc4_sample = "Match(Y = Y3, Tr = T3, X = I4, M = 4, estimand = \"ATT\", Var.calc = 4, sample = TRUE)",
  weeks_att_M1_exact_last =
    "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\", exact = c(FALSE, FALSE, TRUE))",
  weeks_att_M1_exact = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\", exact = TRUE)",
  weeks_att_M1_caliper = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\", caliper = 0.1)",
  weeks_att_M4_caliper = "Match(Y = Y3, Tr = T3, X = I4, M = 4, estimand = \"ATT\", caliper = 0.2)",
  weeks_att_M1_biasadj = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATT\", BiasAdjust = TRUE)",
  weeks_att_M4_biasadj_Z_vc2 =
    "Match(Y = Y3, Tr = T3, X = I4, Z = Z3, M = 4, estimand = \"ATT\", BiasAdjust = TRUE, Var.calc = 2)",
  weeks_ate_M1 = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATE\")",
  weeks_ate_M4_vc2 = "Match(Y = Y3, Tr = T3, X = I4, M = 4, estimand = \"ATE\", Var.calc = 2)",
  weeks_ate_M1_biasadj = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATE\", BiasAdjust = TRUE)",
  weeks_ate_M1_caliper_sample =
    "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATE\", caliper = 0.1, sample = TRUE)",
  weeks_atc_M1_maha_vc2 = "Match(Y = Y3, Tr = T3, X = I4, M = 1, estimand = \"ATC\", Weight = 2, Var.calc = 2)"
))

# The Abadie-Imbens variance (ATT, Var.calc = 0) of the kept units alone, from their pairs.
keptSe <- function(m) {
  tau <- tapply(m$weights * (Y3[m$index.treated] - Y3[m$index.control]), m$index.treated, sum)
  est <- mean(tau)
  s2 <- sum(m$weights * (Y3[m$index.treated] - Y3[m$index.control] - est)^2) / sum(m$weights) / 2
  k <- tapply(m$weights, m$index.control, sum)
  k2 <- tapply(m$weights^2, m$index.control, sum)
  sqrt((sum((tau - est)^2) + sum((k^2 - k2) * s2)) / length(tau)^2)
}

describe <- function(call) {
  m <- suppressWarnings(eval(parse(text = call)))
  out <- list(
    call = call, est = drop(m$est), se_ai = drop(m$se), est_noadj = drop(m$est.noadj), se_standard = m$se.standard,
    n_pairs = length(m$index.treated), n_distinct_controls = length(unique(m$index.control)),
    n_distinct_treated = length(unique(m$index.treated)), sum_weights = sum(m$weights),
    wnobs = m$wnobs, ndrops = m$ndrops
  )
  if (m$ndrops > 0 && grepl("ATT", call)) out$se_ai_kept <- keptSe(m)
  out
}

writeOracle("matching_extra_synth.json", list(
  about = "Matching::Match on synth.csv: more ties, variance formulas, estimands and bias adjustments",
  versions = versions("Matching"),
  verified = "est and se_ai of every call were re-derived from the notes by code outside R: differences below 1e-14",
  notes = I(c(
    paste(
      "With ties: unit i has the set J(i) of opposite units whose squared distance is at most the M-th smallest",
      "plus 1e-5;",
      "each counts 1/#J(i). tau(i) = own outcome less the mean of J(i) (sign turned for controls), est = mean tau.",
      "K(j) = sum of the shares given to j, K2(j) = sum of their squares. X is divided by its sd (n-1) over all units;",
      "Weight=2: Mahalanobis with the covariance of all units"
    ),
    paste(
      "population: [sum over focal (tau - est)^2 + sum over all (K^2 - K2 + 2 K [ATE]) s2]/N^2; sample: sum over all",
      "([focal] + K)^2 s2/N^2; N = number of focal units"
    ),
    paste(
      "Var.calc=0: s2 = half the mean over focal units of the mean over J(i) of (pair difference - est)^2, with",
      "BiasAdjust",
      "of the adjusted pair differences. Var.calc=J: s2(i) = sample variance (divisor: number of outcomes less 1)",
      "of i's",
      "own outcome and those of all same-arm units within the J-th smallest squared distance plus 1e-5, ties included"
    ),
    paste(
      "BiasAdjust: for each arm the outcome of the matches is regressed on Z over all pairs whose match is in that",
      "arm,",
      "weighted by the shares; each match's outcome is moved by (Z_i - Z_j) times the slopes"
    ),
    paste(
      "A unit with fewer than M candidates within the caliper and the exact keys is dropped. Dropped units:",
      "Matching still counts them in N and adds (0 - est)^2 for each to the",
      "population",
      "variance (s2 for each to the sample one), so its SE is not that of the kept units: reproduced to 1e-14 so.",
      "se_ai_kept is the formula over the kept units alone"
    )
  )),
  definitions = list(
    data = I(c(
      "D <- read.csv(\"synth.csv\", stringsAsFactors=TRUE); Y3 <- D$y; B3 <- D$emp52; T3 <- D$treat",
      paste(
        "X3 <- glm(treat ~ age + male + origin + benefit_weeks + emp_share + prev_act, binomial, D, converged:",
        "epsilon=1e-15)$fitted"
      ),
      "Z3 <- cbind(age, male, origin_NONWEST, origin_WEST, benefit_weeks, emp_share, prev_act)   # 0/1 origin columns",
      "I3 <- cbind(age, prev_act); I4 <- cbind(age, benefit_weeks, prev_act)   # whole numbers: real ties"
    )),
    est = "estimate; with BiasAdjust the adjusted one, est_noadj the raw one",
    se_ai = "Abadie-Imbens standard error: sample variance where sample = TRUE, else the population one (the default)",
    se_standard = "the package's plain standard error that ignores matching",
    n_pairs = "length(index.treated): tied matches count as separate pairs",
    sum_weights = "sum of the pair weights",
    se_ai_kept = "ATT with drops: the same formula from the kept units' pairs alone, computed here, not by the package",
    ndrops = "weighted number of observations dropped by exact or caliper",
    Weight = "1 = inverse variance (default), 2 = Mahalanobis",
    Var.calc = "0 = homoscedastic (default), J = J nearest same-arm units",
    ties = "distance.tolerance = 1e-5 unless named: squared distances within it count as tied; ties = TRUE averages all"
  ),
  match = lapply(calls, describe)
))
