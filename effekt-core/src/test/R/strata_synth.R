# Makes strata_synth.json: specifications of matchit() on synth.csv that put rows into strata and that matchit_synth.json does
# not have: other estimands and rules for bins, subclasses that lack an arm, quick matching with sizes, caliper, exact keys.
# Versions: R 4.2.2, MatchIt 4.7.2 (github.com/kosukeimai/MatchIt; its Debian version is wrong), quickmatch 0.2.2.9000.
# Run from the repository's root: Rscript effekt-core/src/test/R/strata_synth.R

suppressMessages(library(MatchIt))
stopifnot(packageVersion("MatchIt") == "4.7.2")
source("effekt-core/src/test/R/common.R")
d <- readSynth()
d$decade <- d$age %/% 10
three <- treat ~ age + benefit_weeks + male

# Quantiles at i/40 of 226 scores fall on a score for every eighth i; there quantile() of R 4.2.2 is off by a rounding error, and
# findInterval() puts that row into the subclass below. In whole numbers it stands in the one above.
score <- glm(F, data = d, family = binomial)$fitted.values
sorted <- sort(score[d$treat == 1])
at <- (length(sorted) - 1) * seq_len(39)
beyond <- (at %% 40) / 40
low <- at %/% 40 + 1
cutExactly <- findInterval(score, ifelse(beyond == 0, sorted[low], (1 - beyond) * sorted[low] + beyond * sorted[low + 1]))

# With min.n above 1 matchit() moves rows past subclasses that keep theirs. The same sizes, in the order of the score:
m <- matchit(F, d, method = "subclass", subclass = 90, estimand = "ATE", min.n = 2)
inOrder <- integer(nrow(d))
for (arm in 0:1) {
  rows <- which(d$treat == arm)
  inOrder[rows[order(score[rows])]] <- sort(as.integer(m$subclass)[rows])
}

calls <- list(
  exact_atc = "matchit(treat ~ male + origin + prev_act, d, method = \"exact\", estimand = \"ATC\")",
  cem_scott = "matchit(three, d, method = \"cem\", cutpoints = \"scott\")",
  cem_fd = "matchit(three, d, method = \"cem\", cutpoints = \"fd\")",
  cem_mixed = "matchit(three, d, method = \"cem\", cutpoints = list(age = \"q5\", benefit_weeks = 4))",
  cem_uncoarsened = "matchit(three, d, method = \"cem\", cutpoints = list(age = 0, benefit_weeks = 6))",
  cem_dropped = "matchit(three, d, method = \"cem\", cutpoints = list(age = 1, benefit_weeks = 6))",
  cem_atc = "matchit(three, d, method = \"cem\", estimand = \"ATC\")",
  subclass7_atc = "matchit(F, d, method = \"subclass\", subclass = 7, estimand = \"ATC\")",
  subclass30_ate = "matchit(F, d, method = \"subclass\", subclass = 30, estimand = \"ATE\")",
  subclass60_atc = "matchit(F, d, method = \"subclass\", subclass = 60, estimand = \"ATC\")",
  subclass100_att = "matchit(F, d, method = \"subclass\", subclass = 100)",
  subclass90_atc = "matchit(F, d, method = \"subclass\", subclass = 90, estimand = \"ATC\")",
  subclass90_ate_min2 = "matchit(F, d, method = \"subclass\", subclass = 90, estimand = \"ATE\", min.n = 2)",
  subclass60_att_min3 = "matchit(F, d, method = \"subclass\", subclass = 60, min.n = 3)",
  subclass40_att = "matchit(F, d, method = \"subclass\", subclass = 40)",
  subclass40_att_cut_exactly = "matchit(treat ~ factor(cutExactly), d, method = \"exact\")",
  subclass90_ate_min2_in_order = "matchit(treat ~ factor(inOrder), d, method = \"exact\", estimand = \"ATE\")",
  subclass25_atc_min3 = "matchit(F, d, method = \"subclass\", subclass = 25, estimand = \"ATC\", min.n = 3)",
  subclass90_atc_min0 = "matchit(F, d, method = \"subclass\", subclass = 90, estimand = \"ATC\", min.n = 0)",
  subclass6_ties = "matchit(F, d, method = \"subclass\", subclass = 6, distance = d$decade)",
  quick_att = "matchit(F, d, method = \"quick\")",
  quick_atc = "matchit(F, d, method = \"quick\", estimand = \"ATC\")",
  quick_ate = "matchit(F, d, method = \"quick\", estimand = \"ATE\")",
  quick_1_2 = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 1, \"0\" = 2))",
  quick_2_1 = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 2, \"0\" = 1))",
  quick_size5 = "matchit(F, d, method = \"quick\", size_constraint = 5)",
  quick_2_2_size7 = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 2, \"0\" = 2), size_constraint = 7)",
  quick_caliper002 = "matchit(F, d, method = \"quick\", caliper = 0.02)",
  quick_exact = "matchit(F, d, method = \"quick\", exact = ~ male + origin)",
  quick_ties = "matchit(F, d, method = \"quick\", distance = d$age)",
  quick_caliper0002_inwards_order = "matchit(F, d, method = \"quick\", caliper = 0.002, seed_method = \"inwards_order\")",
  quick_2_2_caliper003_inwards_order = paste(
    "matchit(F, d, method = \"quick\", caliper = 0.03, treatment_constraints = c(\"1\" = 2, \"0\" = 2),",
    "seed_method = \"inwards_order\")"
  ),
  quick_1_2_inwards_order = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 1, \"0\" = 2), seed_method = \"inwards_order\")",
  quick_2_1_inwards_order = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 2, \"0\" = 1), seed_method = \"inwards_order\")",
  quick_size5_inwards_order = "matchit(F, d, method = \"quick\", size_constraint = 5, seed_method = \"inwards_order\")",
  quick_2_2_size7_inwards_order = "matchit(F, d, method = \"quick\", treatment_constraints = c(\"1\" = 2, \"0\" = 2), size_constraint = 7, seed_method = \"inwards_order\")",
  quick_caliper002_inwards_order = "matchit(F, d, method = \"quick\", caliper = 0.02, seed_method = \"inwards_order\")",
  quick_exact_inwards_order = "matchit(F, d, method = \"quick\", exact = ~ male + origin, seed_method = \"inwards_order\")"
)

# How far apart rows of both arms are in a set, averaged over its treated; and the furthest two rows of a set.
distances <- function(m) {
  set <- split(seq_len(nrow(d)), m$subclass)
  apart <- vapply(set, function(rows) {
    treated <- rows[d$treat[rows] == 1]
    length(treated) * mean(abs(outer(m$distance[treated], m$distance[rows[d$treat[rows] == 0]], "-")))
  }, 0)
  list(
    mean_distance = sum(apart) / sum(d$treat[!is.na(m$subclass)]),
    max_distance = max(vapply(set, function(rows) diff(range(m$distance[rows])), 0))
  )
}

specs <- lapply(setNames(names(calls), names(calls)), function(name) {
  m <- suppressWarnings(eval(parse(text = calls[[name]])))
  w <- m$weights
  treated <- d$treat == 1
  ess <- function(v) sum(v)^2 / sum(v^2)
  average <- function(x, arm) sum((w * x)[arm]) / sum(w[arm])
  c(
    list(
      call = calls[[name]],
      counts = list(
        treated_matched = sum(w > 0 & treated),
        control_matched = sum(w > 0 & !treated),
        ess_treated = ess(w[treated]),
        ess_control = ess(w[!treated]),
        max_w_control = max(w[!treated]) / mean(w[!treated & w > 0]),
        n_subclass = nlevels(m$subclass)
      ),
      estimates = list(att_weighted_diff = average(d$y, treated) - average(d$y, !treated))
    ),
    if (startsWith(name, "quick") && !is.null(m$distance)) list(distances = distances(m))
  )
})

bins <- lapply(setNames(nm = c("age", "benefit_weeks", "emp_share", "y")), function(v) {
  list(sturges = nclass.Sturges(d[[v]]), scott = nclass.scott(d[[v]]), fd = nclass.FD(d[[v]]))
})

writeOracle("strata_synth.json", list(
  about = "MatchIt on synth.csv: methods that make strata; numbers of bins (nclass.Sturges, nclass.scott, nclass.FD)",
  versions = versions("MatchIt", "quickmatch"),
  definitions = list(
    data = paste(dataDefinition, "; d$decade <- d$age %/% 10; three <- treat ~ age + benefit_weeks + male"),
    counts = "w = weights of the fitted object; ess = (sum w)^2/sum(w^2); max_w_control with weights of mean 1",
    att_weighted_diff = "weighted mean of y in the treated minus that in the controls; of the ATC or ATE where that is asked for"
  ),
  specs = specs,
  bins = bins
))
