# Makes matchit_extra_synth.json: specifications of matchit() on synth.csv that matchit_synth.json does not have:
# variable ratio, limited reuse, antiexact, calipers on covariates, other distances and orders, ties in the score,
# unit ids, sizes of subclasses.
# Versions: R 4.2.2, MatchIt 4.7.2 (from GitHub; Debian's is wrong), sandwich 3.0-2,
# optmatch 0.10.8.9002 with rlemon 0.2.1.9001.
# Run from the repository's root: Rscript effekt-core/src/test/R/matchit_extra_synth.R

suppressMessages({
  library(MatchIt)
  library(sandwich)
})
stopifnot(packageVersion("MatchIt") == "4.7.2")
source("effekt-core/src/test/R/common.R")
d <- readSynth()
d$unit <- 1 + (seq_len(nrow(d)) - 1) %% 750
d$sw <- 0.5 + (seq_len(nrow(d)) %% 4) / 4
exF <- ~ male + origin

calls <- list(
  variable_ratio2_max4 = "matchit(F, d, ratio = 2, min.controls = 1, max.controls = 4)",
  variable_ratio2_max3 = "matchit(F, d, ratio = 2, max.controls = 3)",
  variable_ratio3_min2_max5 = "matchit(F, d, ratio = 3, min.controls = 2, max.controls = 5)",
  variable_ratio25_max4 = "matchit(F, d, ratio = 2.5, max.controls = 4)",
  variable_ratio2_max4_caliper02 = "matchit(F, d, ratio = 2, min.controls = 1, max.controls = 4, caliper = 0.2)",
  variable_ratio2_max4_replace = "matchit(F, d, ratio = 2, max.controls = 4, replace = TRUE)",
  variable_ratio2_max4_exact = "matchit(F, d, ratio = 2, max.controls = 4, exact = exF)",
  reuse3 = "matchit(F, d, reuse.max = 3, replace = TRUE)",
  reuse2_ratio2 = "matchit(F, d, reuse.max = 2, ratio = 2)",
  reuse3_caliper02 = "matchit(F, d, reuse.max = 3, caliper = 0.2)",
  reuse3_closest = "matchit(F, d, reuse.max = 3, m.order = \"closest\")",
  reuse2_mahalanobis = "matchit(F, d, distance = \"mahalanobis\", reuse.max = 2)",
  antiexact_municipality = "matchit(F, d, antiexact = ~ municipality)",
  antiexact_municipality_replace_ratio2 = "matchit(F, d, antiexact = ~ municipality, replace = TRUE, ratio = 2)",
  antiexact_two = "matchit(F, d, antiexact = ~ municipality + prev_act, caliper = 0.2)",
  antiexact_exact = "matchit(F, d, antiexact = ~ municipality, exact = exF)",
  caliper_score_age = "matchit(F, d, caliper = c(0.2, age = 5), std.caliper = c(TRUE, FALSE))",
  caliper_age = "matchit(F, d, caliper = c(age = 5), std.caliper = FALSE)",
  caliper_two_standardised = "matchit(F, d, caliper = c(benefit_weeks = 0.25, emp_share = 0.25))",
  caliper_score_age_replace_ratio2 =
    "matchit(F, d, caliper = c(0.2, age = 5), std.caliper = c(TRUE, FALSE), replace = TRUE, ratio = 2)",
  caliper_score_age_closest =
    "matchit(F, d, caliper = c(0.2, age = 5), std.caliper = c(TRUE, FALSE), m.order = \"closest\")",
  caliper_negative_age = "matchit(F, d, caliper = c(0.2, age = -5), std.caliper = c(TRUE, FALSE))",
  caliper_negative_score = "matchit(F, d, caliper = -0.1)",
  caliper_mahalanobis_age = "matchit(F, d, distance = \"mahalanobis\", caliper = c(age = 5), std.caliper = FALSE)",
  robust_mahalanobis = "matchit(F, d, distance = \"robust_mahalanobis\")",
  robust_mahalanobis_replace = "matchit(F, d, distance = \"robust_mahalanobis\", replace = TRUE)",
  scaled_euclidean = "matchit(F, d, distance = \"scaled_euclidean\")",
  scaled_euclidean_replace = "matchit(F, d, distance = \"scaled_euclidean\", replace = TRUE)",
  euclidean = "matchit(F, d, distance = \"euclidean\")",
  euclidean_replace = "matchit(F, d, distance = \"euclidean\", replace = TRUE)",
  mahvars_caliper02 = "matchit(F, d, mahvars = ~ age + benefit_weeks + emp_share, caliper = 0.2)",
  mahvars_caliper02_replace =
    "matchit(F, d, mahvars = ~ age + benefit_weeks + emp_share, caliper = 0.2, replace = TRUE)",
  mahvars_all_caliper02_exact =
    "matchit(F, d, mahvars = ~ age + male + origin + benefit_weeks + emp_share + prev_act, caliper = 0.2, exact = exF)",
  farthest = "matchit(F, d, m.order = \"farthest\")",
  farthest_caliper02 = "matchit(F, d, m.order = \"farthest\", caliper = 0.2)",
  farthest_ratio2 = "matchit(F, d, m.order = \"farthest\", ratio = 2)",
  farthest_mahalanobis = "matchit(F, d, distance = \"mahalanobis\", m.order = \"farthest\")",
  closest_ratio2_caliper02 = "matchit(F, d, m.order = \"closest\", ratio = 2, caliper = 0.2)",
  closest_ratio2 = "matchit(F, d, m.order = \"closest\", ratio = 2)",
  closest_exact = "matchit(F, d, m.order = \"closest\", exact = exF)",
  closest_exact_ratio2_caliper02 = "matchit(F, d, m.order = \"closest\", exact = exF, ratio = 2, caliper = 0.2)",
  closest_mahalanobis = "matchit(F, d, distance = \"mahalanobis\", m.order = \"closest\")",
  closest_mahalanobis_exact = "matchit(F, d, distance = \"mahalanobis\", m.order = \"closest\", exact = exF)",
  ratio2_exact = "matchit(F, d, ratio = 2, exact = exF)",
  smallest_ratio2_caliper02 = "matchit(F, d, m.order = \"smallest\", ratio = 2, caliper = 0.2)",
  data_ratio2_exact = "matchit(F, d, m.order = \"data\", ratio = 2, exact = exF)",
  mahalanobis_ratio2 = "matchit(F, d, distance = \"mahalanobis\", ratio = 2)",
  mahalanobis_exact = "matchit(F, d, distance = \"mahalanobis\", exact = exF)",
  mahalanobis_ratio2_exact = "matchit(F, d, distance = \"mahalanobis\", ratio = 2, exact = exF)",
  mahalanobis_replace_ratio3 = "matchit(F, d, distance = \"mahalanobis\", replace = TRUE, ratio = 3)",
  atc_no_replacement = "matchit(F, d, estimand = \"ATC\")",
  atc_no_replacement_caliper02 = "matchit(F, d, estimand = \"ATC\", caliper = 0.2)",
  atc_no_replacement_closest = "matchit(F, d, estimand = \"ATC\", m.order = \"closest\")",
  atc_replace_ratio2_exact = "matchit(F, d, estimand = \"ATC\", replace = TRUE, ratio = 2, exact = exF)",
  atc_mahalanobis_replace = "matchit(F, d, estimand = \"ATC\", distance = \"mahalanobis\", replace = TRUE)",
  exact_replace_ratio3 = "matchit(F, d, exact = exF, replace = TRUE, ratio = 3)",
  exact_replace_ratio3_caliper02 = "matchit(F, d, exact = exF, replace = TRUE, ratio = 3, caliper = 0.2)",
  exact_municipality = "matchit(F, d, exact = ~ municipality)",
  exact_municipality_ratio8 = "matchit(F, d, exact = ~ municipality, ratio = 8)",
  tied_score_largest = "matchit(F, d, distance = d$age)",
  tied_score_smallest = "matchit(F, d, distance = d$age, m.order = \"smallest\")",
  tied_score_data = "matchit(F, d, distance = d$age, m.order = \"data\")",
  tied_score_closest = "matchit(F, d, distance = d$age, m.order = \"closest\")",
  tied_score_farthest = "matchit(F, d, distance = d$age, m.order = \"farthest\")",
  tied_score_replace_ratio3 = "matchit(F, d, distance = d$age, replace = TRUE, ratio = 3)",
  tied_score_ratio2_caliper1 = "matchit(F, d, distance = d$age, ratio = 2, caliper = 1, std.caliper = FALSE)",
  tied_score_exact = "matchit(F, d, distance = d$age, exact = exF)",
  tied_mahalanobis = "matchit(treat ~ age + prev_act, d, distance = \"mahalanobis\")",
  tied_mahalanobis_replace_ratio2 =
    "matchit(treat ~ age + prev_act, d, distance = \"mahalanobis\", replace = TRUE, ratio = 2)",
  unit_id = "matchit(F, d, unit.id = ~ unit)",
  unit_id_ratio2_caliper02 = "matchit(F, d, unit.id = ~ unit, ratio = 2, caliper = 0.2)",
  unit_id_closest = "matchit(F, d, unit.id = ~ unit, m.order = \"closest\")",
  discard_treated = "matchit(F, d, discard = \"treated\")",
  discard_control_reestimate = "matchit(F, d, discard = \"control\", reestimate = TRUE)",
  discard_both_reestimate = "matchit(F, d, discard = \"both\", reestimate = TRUE)",
  sampling_weights = "matchit(F, d, s.weights = ~ sw)",
  sampling_weights_ratio2_caliper02 = "matchit(F, d, s.weights = ~ sw, ratio = 2, caliper = 0.2)",
  # By default glm stops where probit scores are still 1e-7 off, which the balance of the score shows.
  probit = "matchit(F, d, link = \"probit\", distance.options = list(control = converged))",
  linear_probit_caliper02 =
    "matchit(F, d, link = \"linear.probit\", caliper = 0.2, distance.options = list(control = converged))",
  subclass20_min0 = "matchit(F, d, method = \"subclass\", subclass = 20, min.n = 0)",
  subclass20_min1 = "matchit(F, d, method = \"subclass\", subclass = 20)",
  subclass20_min11 = "matchit(F, d, method = \"subclass\", subclass = 20, min.n = 11)",
  subclass50_min0 = "matchit(F, d, method = \"subclass\", subclass = 50, min.n = 0)",
  subclass50_min4 = "matchit(F, d, method = \"subclass\", subclass = 50, min.n = 4)",
  subclass20_min0_ate = "matchit(F, d, method = \"subclass\", subclass = 20, min.n = 0, estimand = \"ATE\")",
  subclass20_min4_ate = "matchit(F, d, method = \"subclass\", subclass = 20, min.n = 4, estimand = \"ATE\")",
  subclass20_min6_atc = "matchit(F, d, method = \"subclass\", subclass = 20, min.n = 6, estimand = \"ATC\")",
  subclass6_atc = "matchit(F, d, method = \"subclass\", subclass = 6, estimand = \"ATC\")",
  subclass_quantiles = "matchit(F, d, method = \"subclass\", subclass = c(0.2, 0.5, 0.9))",
  subclass40_min2_tied = "matchit(F, d, method = \"subclass\", distance = d$age, subclass = 40, min.n = 2)",
  cem_fd = "matchit(F, d, method = \"cem\", cutpoints = \"fd\")",
  cem_scott = "matchit(F, d, method = \"cem\", cutpoints = \"scott\")",
  cem_quintiles = "matchit(F, d, method = \"cem\", cutpoints = \"q5\")",
  cem_three_bins = "matchit(F, d, method = \"cem\", cutpoints = 3)",
  cem_three_bins_atc = "matchit(F, d, method = \"cem\", cutpoints = 3, estimand = \"ATC\")",
  cem_three_bins_k2k = "matchit(F, d, method = \"cem\", cutpoints = 3, k2k = TRUE)",
  exact_atc = "matchit(treat ~ male + origin + prev_act, d, method = \"exact\", estimand = \"ATC\")",
  optimal_default_tolerance = "matchit(F, d, method = \"optimal\", exact = exF)",
  full_default_tolerance = "matchit(F, d, method = \"full\", exact = exF)",
  optimal_1to1 = "matchit(F, d, method = \"optimal\", tol = 1e-9)",
  full = "matchit(F, d, method = \"full\", tol = 1e-9)",
  optimal_exact = "matchit(F, d, method = \"optimal\", exact = exF, tol = 1e-9)",
  optimal_ratio3_exact = "matchit(F, d, method = \"optimal\", ratio = 3, exact = exF, tol = 1e-9)",
  optimal_mahalanobis = "matchit(F, d, method = \"optimal\", distance = \"mahalanobis\", tol = 1e-9)",
  optimal_variable_ratio2_max4 =
    "matchit(F, d, method = \"optimal\", ratio = 2, min.controls = 1, max.controls = 4, tol = 1e-9)",
  full_exact = "matchit(F, d, method = \"full\", exact = exF, tol = 1e-9)",
  full_caliper02 = "matchit(F, d, method = \"full\", caliper = 0.2, tol = 1e-9)",
  full_between_half_and_eight = "matchit(F, d, method = \"full\", min.controls = 0.5, max.controls = 8, tol = 1e-9)",
  full_mahalanobis_exact = "matchit(F, d, method = \"full\", distance = \"mahalanobis\", exact = exF, tol = 1e-9)"
)

several <- c("optimal", "full")

pairText <- function(mm) {
  vapply(seq_len(nrow(mm)), function(i) paste(c(rownames(mm)[i], mm[i, !is.na(mm[i, ])]), collapse = ":"), "")
}

# Sum of the distances of all treated-control pairs within the sets.
totalDistance <- function(m) {
  if (is.null(m$subclass)) return(NULL)
  score <- function() abs(outer(m$distance[d$treat == 1], m$distance[d$treat == 0], "-"))
  full <- if (is.null(m$distance)) mahalanobis_dist(F, d) else score()
  same <- outer(m$subclass[d$treat == 1], m$subclass[d$treat == 0], "==")
  sum(full[which(same)])
}

describe <- function(call) {
  warned <- character(0)
  m <- tryCatch(
    withCallingHandlers(eval(parse(text = call)), warning = function(x) {
      warned <<- c(warned, conditionMessage(x))
      invokeRestart("muffleWarning")
    }),
    error = function(x) x
  )
  if (inherits(m, "error")) return(list(call = call, error = conditionMessage(m)))
  w <- m$weights * (if (is.null(m$s.weights)) 1 else m$s.weights)
  t <- d$treat
  ess <- function(x) sum(x)^2 / sum(x^2)
  out <- list(call = call)
  if (length(warned)) out$warnings <- I(warned)
  out$counts <- list(
    treated_matched = sum(w[t == 1] > 0), control_matched = sum(w[t == 0] > 0), ess_treated = ess(w[t == 1]),
    ess_control = ess(w[t == 0]), discarded = sum(m$discarded), max_w_treated = max(w[t == 1]),
    max_w_control = max(w[t == 0])
  )
  if (!is.null(m$subclass)) out$counts$n_subclass <- nlevels(droplevels(as.factor(m$subclass)))
  if (!is.null(m$caliper)) out$caliper <- m$caliper
  if (!is.null(m$q.cut)) out$q_cut <- unname(m$q.cut)
  fit <- lm(y ~ treat, d[w > 0, ], weights = w[w > 0])
  out$estimates <- list(
    att_weighted_diff = weighted.mean(d$y[t == 1], w[t == 1]) - weighted.mean(d$y[t == 0], w[t == 0]),
    se_HC1 = sqrt(vcovHC(fit, "HC1")[2, 2])
  )
  if (!is.null(m$subclass)) {
    sets <- droplevels(as.factor(m$subclass[w > 0]))
    out$estimates$se_cluster_subclass_HC1 <- sqrt(vcovCL(fit, sets, type = "HC1")[2, 2])
  }
  b <- suppressWarnings(summary(m))
  b <- if (is.null(b$sum.across)) b$sum.matched else b$sum.across
  keep <- intersect(c("Std. Mean Diff.", "Var. Ratio", "eCDF Mean", "eCDF Max", "Std. Pair Dist."), colnames(b))
  out$balance_after <- lapply(setNames(rownames(b), rownames(b)), function(r) signif(b[r, keep], 13))
  method <- m$info$method
  if (method %in% several) {
    out$total_distance <- totalDistance(m)
  } else if (!is.null(m$match.matrix)) {
    out$pairs <- pairText(m$match.matrix)
  } else {
    s <- as.integer(as.factor(m$subclass))
    out$subclass <- ifelse(is.na(s), 0, s)
  }
  out
}

specs <- lapply(calls, describe)
for (n in names(specs)) if (!is.null(specs[[n]]$error)) message(n, ": ", specs[[n]]$error)

writeOracle("matchit_extra_synth.json", list(
  about = "MatchIt on synth.csv: specifications beyond those of matchit_synth.json",
  versions = versions("MatchIt", "sandwich", "optmatch", "rlemon"),
  verified = paste(
    "The pairs of the nearest specifications were re-derived by a brute-force matcher outside R from the rules",
    "below, but",
    "for discard_*, sampling_weights*, probit, linear_probit* and the specifications of tied_in_the_rules.",
    "total_distance of",
    "optimal_1to1, optimal_exact, optimal_mahalanobis, full, full_exact and full_mahalanobis_exact is the optimum",
    "of an",
    "assignment solver (scipy) to 1e-11. All else is R output only"
  ),
  rules = list(
    order = paste(
      "default largest for the ATT, smallest for the ATC, data for every distance that is not a score; one round",
      "per match",
      "where reuse is limited: all get a first before any gets a second. A treated unit without an r-th match gets no",
      "later one"
    ),
    closest = paste(
      "closest and farthest: in each round every treated unit's nearest eligible control is kept; the pair with",
      "the least",
      "(greatest) distance is taken next; a unit whose control has gone looks for another and queues again"
    ),
    reuse_max = "a control leaves once it has been used reuse.max times; rounds as without replacement",
    antiexact = "a control with the same value of any antiexact variable is not eligible",
    caliper = "eligible if |difference| <= caliper; a negative caliper: if |difference| > |caliper|",
    variable_ratio = paste(
      "m = round(ratio n1) controls in all; kmax = floor((m - min (n1 - 1))/(max - min)) treated get max, one gets",
      "the rest,",
      "the others min; the treated with the highest scores get min, those with the lowest max. In",
      "variable_ratio3_min2_max5 the rest is 0, which MatchIt mends by giving that unit 1 and the next 4: one unit",
      "has fewer",
      "than min.controls, which is not what its manual says (75 with 5, one with 3, 150 with 2 would be)"
    ),
    unit_id = paste(
      "a match marks all units that share the id of the control or of the treated unit; a control is gone at reuse.max",
      "marks (1), a treated unit at as many marks as its ratio, even if it was marked as somebody's control"
    ),
    mahalanobis = "pooled within-arm covariance (divisor n - 2) of the covariates, factors as dummies",
    euclidean = "plain; each level of a factor is a 0/1 column divided by sqrt(2), so that two levels are 1 apart",
    scaled_euclidean = "the same columns, each divided by its pooled within-arm standard deviation",
    robust_mahalanobis = paste(
      "average ranks over all units; their covariance with each variance replaced by that of untied ranks 1..n"
    ),
    mahvars = "caliper and order by the score, distance by mahvars",
    tied_in_the_score = paste(
      "units are sorted by score, stably in data order, all of them, treated, matched and not. From the unit's",
      "place (from the",
      "outermost of its earlier matches in later rounds) the search steps one to the left, one to the right, and",
      "so on; of",
      "equal distances the first found stays. Hence the fewest places away wins, the left one if both"
    ),
    tied_in_the_rules = paste(
      "tied_score_closest, tied_score_farthest, tied_score_replace_ratio3: which of equal pairs comes first",
      "depends on a heap's",
      "order; tied_mahalanobis*: the last found of equals wins, in an order of search that has no meaning. Compare the",
      "distances of those, not the pairs"
    )
  ),
  definitions = list(
    data = I(c(
      dataDefinition, "F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act",
      "exF <- ~ male + origin",
      "unit = 1 + (i-1) mod 750 and sw = 0.5 + (i mod 4)/4, i = 1..1500 the row number",
      "method = \"nearest\" where none is named",
      "converged <- glm.control(epsilon = 1e-15, maxit = 100)"
    )),
    warnings = "what R warned of, as text",
    error = "R refused the call; the text is its message",
    counts = paste(
      "w = weights of the fitted object (times the sampling weights, where given); ess = (sum w)^2/sum(w^2);",
      "n_subclass =",
      "number of matched sets"
    ),
    caliper = "in raw units; the unnamed one (name \"\") is that of the score",
    estimates = paste(
      "att_weighted_diff: weighted mean of y in the treated minus that in the controls (the weights make it the",
      "ATC or ATE where",
      "that is the estimand); se_HC1 = vcovHC and se_cluster_subclass_HC1 = vcovCL(lm(y ~ treat, weights=w),",
      "type=\"HC1\")"
    ),
    balance_after = "summary(matchit object)$sum.matched, sum.across for subclass; 13 digits",
    pairs = paste(
      "\"treated:control[:control...]\" in data order of the treated, from match.matrix; an id alone was not",
      "matched; where the",
      "estimand is ATC the first id is the control"
    ),
    subclass = "number of each row's set in data order, 0 = none; the numbers name the sets, no more",
    q_cut = "the cuts of the score between the subclasses",
    total_distance = paste(
      "optimal, full: the sum of the distances (score, or Mahalanobis) over all treated-control pairs within the",
      "sets. The",
      "sets and estimates may differ where several optima exist: compare the total only. *_default_tolerance:",
      "optmatch rounds",
      "the distances to whole numbers, and with its default tol = 1e-3 returns sets that are 0.6 to 1 per cent worse"
    )
  ),
  specs = specs
))
