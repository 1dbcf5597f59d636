# Balance of synth.csv by MatchIt's summary() and cobalt's bal.tab(), for sets of several rows of both arms, other conventions
# and subgroups. Needs MatchIt 4.7.2 with optmatch, WeightIt, cobalt 5.0.0 and jsonlite on R_LIBS. From the repository's root:
#   Rscript effekt-core/src/test/R/balance_synth.R
# Only public calls of the packages are used.
suppressMessages({
  library(MatchIt)
  library(WeightIt)
  library(cobalt)
  library(jsonlite)
})

oracles <- "effekt-core/src/test/resources/oracles"
d <- read.csv(file.path(oracles, "synth.csv"), stringsAsFactors = TRUE)
rownames(d) <- d$id
F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act

statistics <- function(m, what) {
  s <- summary(m)[[what]]
  lapply(setNames(rownames(s), rownames(s)), function(r) as.list(s[r, ]))
}

strata <- function(call) {
  m <- eval(call)
  list(
    call = paste(deparse(call), collapse = " "),
    # In file order; 0 for a row in no set.
    set = ifelse(is.na(m$subclass), 0L, as.integer(m$subclass)),
    weights = unname(m$weights),
    balance_after = statistics(m, if (inherits(m, "matchit.subclass")) "sum.across" else "sum.matched")
  )
}

conventions <- function(call, denominators) {
  w <- eval(call)
  rows <- function(denominator, binary) {
    b <- bal.tab(w, stats = c("m", "v", "ks"), un = TRUE, s.d.denom = denominator, binary = binary, continuous = "std")$Balance
    b <- b[, c("Diff.Un", "V.Ratio.Un", "KS.Un", "Diff.Adj", "V.Ratio.Adj", "KS.Adj")]
    lapply(setNames(rownames(b), rownames(b)), function(r) as.list(b[r, ]))
  }
  list(
    call = paste(deparse(call), collapse = " "),
    weights = unname(w$weights),
    by = setNames(lapply(denominators, function(s) list(std = rows(s, "std"), raw = rows(s, "raw"))), denominators)
  )
}

clusters <- function(call, by) {
  w <- eval(call)
  b <- bal.tab(w, cluster = d[[by]], stats = c("m", "v", "ks"), un = TRUE, s.d.denom = "treated", binary = "std",
               continuous = "std", cluster.fun = NULL, which.cluster = .all)$Cluster.Balance
  lapply(b, function(one) {
    x <- one$Balance[, c("Diff.Un", "V.Ratio.Un", "KS.Un", "Diff.Adj", "V.Ratio.Adj", "KS.Adj")]
    lapply(setNames(rownames(x), rownames(x)), function(r) as.list(x[r, ]))
  })
}

e <- fitted(glm(F, binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100)))
p <- mean(d$treat)
preference <- plogis(qlogis(e) - qlogis(p))
caliper <- matchit(F, d, method = "nearest", caliper = 0.05)
matched <- d$treat == 1 & caliper$weights > 0
shift <- function(x, binary) {
  t <- x[d$treat == 1]
  (mean(x[matched]) - mean(t)) / if (binary) sqrt(mean(t) * (1 - mean(t))) else sd(t)
}

out <- list(
  about = "Balance on synth.csv by MatchIt and cobalt: strata, conventions, subgroups; overlap by its definitions",
  versions = list(R = R.version.string, MatchIt = as.character(packageVersion("MatchIt")),
                  optmatch = as.character(packageVersion("optmatch")), WeightIt = as.character(packageVersion("WeightIt")),
                  cobalt = as.character(packageVersion("cobalt"))),
  definitions = list(
    data = "d <- read.csv(\"synth.csv\", stringsAsFactors=TRUE); F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act",
    strata = "summary(m)$sum.matched (sum.across for subclass); set = m$subclass; weights = m$weights",
    conventions = "bal.tab(w, stats=c(\"m\",\"v\",\"ks\"), un=TRUE, s.d.denom=..., binary=\"std\"/\"raw\", continuous=\"std\")",
    clusters = "bal.tab(w, cluster=..., s.d.denom=\"treated\", binary=\"std\") of the ipw_att weights",
    overlap = "e = converged logit score, preference = plogis(qlogis(e) - qlogis(mean(treat))) (Walker et al. 2013)",
    shift = "(mean of matched treated - mean of all treated) / SD of all treated, of matchit(F, d, caliper=0.05)"
  ),
  strata = list(
    full_att = strata(quote(matchit(F, d, method = "full"))),
    full_ate = strata(quote(matchit(F, d, method = "full", estimand = "ATE"))),
    full_atc = strata(quote(matchit(F, d, method = "full", estimand = "ATC"))),
    subclass6 = strata(quote(matchit(F, d, method = "subclass", subclass = 6))),
    cem_ate = strata(quote(matchit(F, d, method = "cem", estimand = "ATE",
      cutpoints = list(age = c(25, 35, 45, 55), benefit_weeks = c(13.5, 26.5, 52.5), emp_share = c(0.1, 0.3, 0.6)))))
  ),
  conventions = list(
    ipw_ate = conventions(quote(weightit(F, d, method = "glm", estimand = "ATE")), c("treated", "control", "pooled", "all")),
    overlap_ato = conventions(quote(weightit(F, d, method = "glm", estimand = "ATO")), c("weighted", "pooled"))
  ),
  clusters = list(
    weights = unname(weightit(F, d, method = "glm", estimand = "ATT")$weights),
    male = clusters(quote(weightit(F, d, method = "glm", estimand = "ATT")), "male"),
    origin = clusters(quote(weightit(F, d, method = "glm", estimand = "ATT")), "origin")
  ),
  overlap = list(
    equipoise = mean(preference >= 0.3 & preference <= 0.7),
    equipoise_treated = mean((preference >= 0.3 & preference <= 0.7)[d$treat == 1]),
    equipoise_control = mean((preference >= 0.3 & preference <= 0.7)[d$treat == 0]),
    outside_treated = sum(e[d$treat == 1] > max(e[d$treat == 0]) | e[d$treat == 1] < min(e[d$treat == 0])),
    outside_control = sum(e[d$treat == 0] > max(e[d$treat == 1]) | e[d$treat == 0] < min(e[d$treat == 1]))
  ),
  shift = list(
    pairs = paste(rownames(caliper$match.matrix), caliper$match.matrix[, 1], sep = ":")[!is.na(caliper$match.matrix[, 1])],
    age = shift(d$age, FALSE), male = shift(d$male, TRUE), benefit_weeks = shift(d$benefit_weeks, FALSE),
    emp_share = shift(d$emp_share, FALSE), prev_act = shift(d$prev_act, TRUE)
  )
)
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", pretty = FALSE), file.path(oracles, "balance_synth.json"))
