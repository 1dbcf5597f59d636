# Writes oracles/nearest_synth.json: nearest-neighbour matching by MatchIt beyond the specifications of matchit_synth.json.
# Rscript nearest_synth.R <oracles directory>
suppressMessages({library(MatchIt); library(jsonlite)})
dir <- commandArgs(TRUE)[1]
d <- read.csv(file.path(dir, "synth.csv"), stringsAsFactors = TRUE); rownames(d) <- d$id
F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act
M <- ~ age + benefit_weeks + emp_share
exF <- ~ male + origin
anti <- ~ municipality
calls <- list(
  variable_1_4 = quote(matchit(F, d, method = "nearest", ratio = 2, min.controls = 1, max.controls = 4)),
  variable_2_5_caliper = quote(matchit(F, d, method = "nearest", ratio = 2.6, min.controls = 2, max.controls = 5, caliper = 0.2)),
  variable_exact = quote(matchit(F, d, method = "nearest", ratio = 2, min.controls = 1, max.controls = 4, exact = exF)),
  variable_discard = quote(matchit(F, d, method = "nearest", ratio = 2, min.controls = 1, max.controls = 4, discard = "both")),
  variable_replace_atc = quote(matchit(F, d, method = "nearest", ratio = 2, min.controls = 1, max.controls = 4, estimand = "ATC", replace = TRUE)),
  reuse_2 = quote(matchit(F, d, method = "nearest", reuse.max = 2)),
  reuse_3_ratio_2 = quote(matchit(F, d, method = "nearest", reuse.max = 3, ratio = 2)),
  reuse_2_closest_ratio_2 = quote(matchit(F, d, method = "nearest", reuse.max = 2, ratio = 2, m.order = "closest")),
  reuse_8_atc = quote(matchit(F, d, method = "nearest", reuse.max = 8, estimand = "ATC")),
  farthest = quote(matchit(F, d, method = "nearest", m.order = "farthest")),
  farthest_ratio_3 = quote(matchit(F, d, method = "nearest", m.order = "farthest", ratio = 3)),
  closest_ratio_3 = quote(matchit(F, d, method = "nearest", m.order = "closest", ratio = 3)),
  closest_exact_caliper = quote(matchit(F, d, method = "nearest", m.order = "closest", exact = exF, caliper = 0.2)),
  closest_variable = quote(matchit(F, d, method = "nearest", m.order = "closest", ratio = 2, min.controls = 1, max.controls = 4)),
  antiexact = quote(matchit(F, d, method = "nearest", antiexact = anti)),
  antiexact_replace_ratio_3 = quote(matchit(F, d, method = "nearest", antiexact = anti, replace = TRUE, ratio = 3)),
  caliper_covariates = quote(matchit(F, d, method = "nearest", caliper = c(age = 5, benefit_weeks = 8), std.caliper = FALSE)),
  caliper_covariates_sd = quote(matchit(F, d, method = "nearest", caliper = c(0.1, age = 0.5), std.caliper = TRUE)),
  caliper_negative = quote(matchit(F, d, method = "nearest", caliper = c(age = -4), std.caliper = FALSE)),
  discard_treated = quote(matchit(F, d, method = "nearest", discard = "treated")),
  discard_control = quote(matchit(F, d, method = "nearest", discard = "control")),
  discard_caliper = quote(matchit(F, d, method = "nearest", discard = "both", caliper = 0.2)),
  mahvars = quote(matchit(F, d, method = "nearest", mahvars = M)),
  mahvars_caliper = quote(matchit(F, d, method = "nearest", mahvars = M, caliper = 0.2)),
  mahvars_caliper_replace = quote(matchit(F, d, method = "nearest", mahvars = M, caliper = 0.1, replace = TRUE, ratio = 2)),
  mahvars_discard = quote(matchit(F, d, method = "nearest", mahvars = M, discard = "both")),
  mahalanobis_closest = quote(matchit(F, d, method = "nearest", distance = "mahalanobis", m.order = "closest")),
  mahalanobis_farthest = quote(matchit(F, d, method = "nearest", distance = "mahalanobis", m.order = "farthest", ratio = 2)),
  mahalanobis_exact_ratio_2 = quote(matchit(F, d, method = "nearest", distance = "mahalanobis", exact = exF, ratio = 2)),
  mahalanobis_reuse_2 = quote(matchit(F, d, method = "nearest", distance = "mahalanobis", reuse.max = 2)),
  robust_mahalanobis = quote(matchit(F, d, method = "nearest", distance = "robust_mahalanobis")),
  robust_mahalanobis_replace = quote(matchit(F, d, method = "nearest", distance = "robust_mahalanobis", replace = TRUE)),
  scaled_euclidean = quote(matchit(F, d, method = "nearest", distance = "scaled_euclidean")),
  scaled_euclidean_replace = quote(matchit(F, d, method = "nearest", distance = "scaled_euclidean", replace = TRUE)),
  euclidean = quote(matchit(F, d, method = "nearest", distance = "euclidean")),
  euclidean_replace = quote(matchit(F, d, method = "nearest", distance = "euclidean", replace = TRUE)))
specs <- lapply(calls, function(call) {
  m <- suppressWarnings(eval(call))
  mm <- m$match.matrix
  w <- m$weights
  ess <- function(t) { x <- w[d$treat == t]; sum(x)^2 / sum(x^2) }
  list(call = paste(deparse(call, width.cutoff = 500), collapse = " "),
       treated_matched = sum(w > 0 & d$treat == 1), control_matched = sum(w > 0 & d$treat == 0),
       ess_treated = ess(1), ess_control = ess(0),
       weighted_diff = weighted.mean(d$y[d$treat == 1], w[d$treat == 1]) - weighted.mean(d$y[d$treat == 0], w[d$treat == 0]),
       discarded = sum(m$discarded), caliper = as.list(m$caliper),
       pairs = vapply(seq_len(nrow(mm)), function(i) paste(c(rownames(mm)[i], mm[i, !is.na(mm[i, ])]), collapse = ":"), ""))
})
corner <- function(x) unname(x[1:6, 1:40])
dist <- list(rows = "the first 6 treated", columns = "the first 40 untreated, in data order",
  mahalanobis = corner(mahalanobis_dist(F, d)), robust_mahalanobis = corner(robust_mahalanobis_dist(F, d)),
  scaled_euclidean = corner(scaled_euclidean_dist(F, d)), euclidean = corner(euclidean_dist(F, d)))
write_json(list(about = "Nearest-neighbour matching and distances by MatchIt on synth.csv",
  versions = list(R = R.version.string, MatchIt = as.character(packageVersion("MatchIt"))),
  definitions = list(data = "d <- read.csv(\"synth.csv\", stringsAsFactors = TRUE); rownames(d) <- d$id", F = deparse(F, 500),
    M = deparse(M), exF = deparse(exF), anti = deparse(anti),
    pairs = "\"focal:partner[:partner...]\" in data order of the focal units, partners as in match.matrix; an id alone was not matched",
    ess = "(sum w)^2/sum(w^2)", distances = "mahalanobis_dist(F, d) and its like"),
  specs = specs, distances = dist), file.path(dir, "nearest_synth.json"), auto_unbox = TRUE, digits = 16, pretty = TRUE)
