# Optimal pair and full matching of synth.csv: counts and total distances, at the tolerance of MatchIt and at one that is exact.
# Rscript optimal_synth.R <folder of synth.csv> > optimal_synth.json
suppressMessages({library(MatchIt); library(optmatch); library(jsonlite)})
folder <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(file.path(folder, "synth.csv"), stringsAsFactors = TRUE)
rownames(d) <- d$id
F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act

# The sum, over sets, of the distances between treated and untreated members.
total <- function(sets, gap) {
  sets <- as.character(sets)
  sum(sapply(unique(na.omit(sets)), function(s) {
    rows <- which(sets == s)
    sum(outer(rows[d$treat[rows] == 1], rows[d$treat[rows] == 0], Vectorize(gap)))
  }))
}
answer <- function(call, sets, gap) {
  used <- !is.na(sets)
  list(call = call, total = total(sets, gap), sets = length(unique(na.omit(sets))),
       treated = sum(d$treat[used]), untreated = sum(1 - d$treat[used]))
}

calls <- c(
  optimal = 'matchit(F, d, method = "optimal")',
  optimal_exact = 'matchit(F, d, method = "optimal", tol = 1e-9)',
  optimal_ratio2 = 'matchit(F, d, method = "optimal", ratio = 2)',
  optimal_ratio2_exact = 'matchit(F, d, method = "optimal", ratio = 2, tol = 1e-9)',
  optimal_strata = 'matchit(F, d, method = "optimal", exact = ~ male + origin, tol = 1e-9)',
  optimal_antiexact = 'matchit(F, d, method = "optimal", antiexact = ~ municipality, tol = 1e-9)',
  full = 'matchit(F, d, method = "full")',
  full_exact = 'matchit(F, d, method = "full", tol = 1e-9)',
  full_ate = 'matchit(F, d, method = "full", estimand = "ATE", tol = 1e-9)',
  full_atc = 'matchit(F, d, method = "full", estimand = "ATC", tol = 1e-9)',
  full_caliper = 'matchit(F, d, method = "full", caliper = 0.2, tol = 1e-9)',
  full_strata = 'matchit(F, d, method = "full", exact = ~ male + origin, tol = 1e-9)',
  full_bounded = 'matchit(F, d, method = "full", min.controls = 1/2, max.controls = 8, tol = 1e-9)')
answers <- lapply(calls, function(call) {
  m <- suppressWarnings(eval(parse(text = call)))
  a <- answer(call, m$subclass, function(i, j) abs(m$distance[i] - m$distance[j]))
  w <- m$weights
  ess <- function(arm) sum(w[d$treat == arm])^2 / sum(w[d$treat == arm]^2)
  c(a, list(ess_treated = ess(1), ess_untreated = ess(0)))
})

# In a space: age in tens of years, weeks of benefit in twenties, share of employment in thirds.
x <- cbind(d$age / 10, d$benefit_weeks / 20, d$emp_share * 3)
rownames(x) <- d$id
gap <- function(i, j) sqrt(sum((x[i, ] - x[j, ])^2))
z <- setNames(d$treat, d$id)
g <- as.matrix(dist(x))[z == 1, z == 0]
points <- c(
  points_pairs = 'pairmatch(match_on(g), data = d, tol = 1e-9)',
  points_pairs3 = 'pairmatch(match_on(g), controls = 3, data = d, tol = 1e-9)',
  points_full = 'fullmatch(match_on(g), data = d, tol = 1e-9)',
  points_full_caliper = 'fullmatch(match_on(g) + caliper(match_on(g), 0.4), data = d, tol = 1e-9)')
for (name in names(points)) {
  answers[[name]] <- answer(points[name], suppressWarnings(eval(parse(text = points[name]))), gap)
}

# Scores of the model F, of which rows of one municipality must not be matched, given to optmatch itself.
ps <- setNames(fitted(glm(F, d, family = binomial)), d$id)
h <- abs(outer(ps[z == 1], ps[z == 0], "-"))
h[outer(as.character(d$municipality[z == 1]), as.character(d$municipality[z == 0]), "==")] <- Inf
apart <- 'pairmatch(h, data = d, tol = 1e-9)'
answers$pairs_apart <- answer(apart, eval(parse(text = apart)), function(i, j) abs(ps[i] - ps[j]))
bounded <- 'fullmatch(match_on(g), min.controls = 1/2, max.controls = 8, data = d, tol = 1e-9)'
answers$points_bounded <- answer(bounded, eval(parse(text = bounded)), gap)
cat(toJSON(list(
  about = "Optimal matching of synth.csv: total distance over the pairs of treated and untreated members of a set",
  versions = list(R = R.version.string, MatchIt = as.character(packageVersion("MatchIt")),
                  optmatch = as.character(packageVersion("optmatch"))),
  definitions = list(F = deparse(F), x = 'cbind(d$age / 10, d$benefit_weeks / 20, d$emp_share * 3)',
                     h = 'distances of ps <- fitted(glm(F, d, family = binomial)), Inf within a municipality',
                     g = 'as.matrix(dist(x))[treat == 1, treat == 0]'),
  specs = lapply(answers, function(a) { a$call <- unname(a$call); a })), auto_unbox = TRUE, digits = NA, pretty = TRUE))
