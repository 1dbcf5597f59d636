# Makes did_synth.csv and did_synth.json: difference in differences with staggered starts on a simulated panel of this project's
# own, group-time effects, their averages and standard errors.
# Versions: R 4.2.2, did 2.5.1 and DRDID 1.2.3 (from GitHub), with fastglm's functions standing for stats::glm.fit at
# glm.control(epsilon = 1e-15, maxit = 100), so that regressions are iterated until they stand still.
# Run from the repository's root: Rscript effekt-core/src/test/R/did_synth.R

suppressMessages(library(did))
stopifnot(packageVersion("did") == "2.5.1", packageVersion("DRDID") == "1.2.3")
source("effekt-core/src/test/R/common.R")

set.seed(20210701)
units <- 150
periods <- 2011:2017
x1 <- round(rnorm(units), 3)
urban <- rbinom(units, 1, 0.4)
persons <- round(exp(rnorm(units, 7, 0.8)))
region <- sample(1:25, units, TRUE)
regional <- rnorm(25, 0, 0.5)
pull <- function(b) exp(b * x1 + 0.3 * urban)
p <- cbind(1.6, 0.5 * pull(0.5), 0.5 * pull(0.3), 0.4 * pull(-0.3), 0.15)
start <- apply(p, 1, function(q) sample(c(0, 2013, 2014, 2016, 2011), 1, prob = q))
d <- expand.grid(period = periods, unit = 1:units)
u <- d$unit
t <- d$period - 2010
d$start <- start[u]
d$x1 <- x1[u]
d$urban <- urban[u]
d$x2 <- round(0.5 * x1[u] + 0.2 * t + rnorm(nrow(d)), 3)
d$persons <- persons[u]
d$region <- region[u]
treated <- d$start > 0 & d$period >= d$start
d$y <- round(10 + rnorm(units)[u] + regional[d$region] * t / 3 + 0.3 * t + 0.2 * t * x1[u] + 0.3 * d$x2 + 0.1 * t * urban[u] +
  treated * (1 + 0.3 * (d$period - d$start)) + rnorm(nrow(d)), 4)
d <- d[sample(nrow(d)), c("unit", "period", "start", "y", "x1", "x2", "urban", "persons", "region")]
write.csv(d, file.path(oracles, "did_synth.csv"), row.names = FALSE, quote = FALSE)
d <- read.csv(file.path(oracles, "did_synth.csv"))

specifications <- list(
  plain_notyet = list(control_group = "notyettreated"),
  plain_never = list(control_group = "nevertreated"),
  plain_universal = list(control_group = "notyettreated", base_period = "universal"),
  plain_anticipation = list(control_group = "notyettreated", anticipation = 1),
  plain_weighted = list(control_group = "notyettreated", weightsname = "persons"),
  dr_notyet = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "dr"),
  dr_never = list(control_group = "nevertreated", xformla = ~ x1 + urban, est_method = "dr"),
  dr_varying_covariate = list(control_group = "nevertreated", xformla = ~ x1 + x2, est_method = "dr"),
  dr_universal_anticipation = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "dr",
    base_period = "universal", anticipation = 1),
  dr_weighted = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "dr", weightsname = "persons"),
  ipw_notyet = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "ipw"),
  ipw_weighted = list(control_group = "nevertreated", xformla = ~ x1 + urban, est_method = "ipw", weightsname = "persons"),
  reg_notyet = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "reg"),
  reg_weighted = list(control_group = "nevertreated", xformla = ~ x1 + urban, est_method = "reg", weightsname = "persons"),
  rows_plain = list(control_group = "notyettreated", panel = FALSE),
  rows_universal_anticipation = list(control_group = "nevertreated", panel = FALSE, base_period = "universal",
    anticipation = 1),
  rows_dr = list(control_group = "notyettreated", xformla = ~ x1 + x2, est_method = "drdid_rc1", panel = FALSE),
  rows_dr_weighted = list(control_group = "nevertreated", xformla = ~ x1 + x2, est_method = "drdid_rc1", panel = FALSE,
    weightsname = "persons"),
  rows_ipw = list(control_group = "notyettreated", xformla = ~ x1 + urban, est_method = "ipw", panel = FALSE)
)

# The estimator for repeated cross-sections without regressions among the treated; did itself takes drdid_rc.
rc1 <- function(y, post, D, covariates, i.weights, inffunc) {
  DRDID::drdid_rc1(y = y, post = post, D = D, covariates = covariates, i.weights = i.weights, boot = FALSE, inffunc = inffunc)
}


analyse <- function(s) {
  isPanel <- !identical(s$panel, FALSE)
  if (identical(s$est_method, "drdid_rc1")) s$est_method <- rc1
  m <- suppressWarnings(suppressMessages(do.call(att_gt, c(list(
    yname = "y", tname = "period", gname = "start", data = d, bstrap = FALSE, cband = FALSE, faster_mode = FALSE
  ), if (isPanel) list(idname = "unit"), s))))
  ids <- sort(unique(d$unit[d$start != 2011 & !(identical(s$anticipation, 1) & d$start == 2012)]))
  f <- as.matrix(m$inffunc)
  stopifnot(nrow(f) == if (isPanel) length(ids) else sum(d$unit %in% ids))
  cl <- if (isPanel) d$region[match(ids, d$unit)] else rep(NA, nrow(f))
  clustered <- function(g) if (isPanel) sqrt(colSums(rowsum(g, cl)^2)) / nrow(g) else rep(NA, ncol(g))
  over <- function(type) {
    a <- aggte(m, type, bstrap = FALSE, cband = FALSE)
    r <- list(overall = a$overall.att, overall_se = a$overall.se)
    if (type != "simple") r <- c(list(at = I(a$egt), est = I(a$att.egt), se = I(a$se.egt)), r)
    g <- a$inf.function[[switch(type, simple = "simple.att", dynamic = "dynamic.inf.func", group = "selective.inf.func",
      calendar = "calendar.inf.func")]]
    stopifnot(abs(sqrt(sum(g^2)) / length(g) - a$overall.se) < 1e-12)
    r$overall_se_region <- clustered(cbind(as.vector(g)))
    r
  }
  result <- list(
    att_gt = list(group = I(m$group), t = I(m$t), att = I(m$att), se = I(m$se),
      se_region = I(clustered(f))),
    wald = c(W = if (is.null(m$W)) NA else as.numeric(m$W), p = if (is.null(m$Wpval)) NA else as.numeric(m$Wpval)),
    simple = over("simple"), dynamic = over("dynamic"), group = over("group"), calendar = over("calendar")
  )
  # DRDID's influence function of this estimator is not the derivative of its estimate: only estimates are kept.
  if (is.function(s$est_method)) {
    unsure <- c("se", "se_region", "overall_se", "overall_se_region", "wald")
    result <- lapply(result[names(result) != "wald"], function(r) r[!names(r) %in% unsure])
  }
  result
}

writeOracle("did_synth.json", list(
  about = "Difference in differences with staggered starts on did_synth.csv",
  versions = versions("did", "DRDID"),
  definitions = list(
    data = paste("150 simulated units in 2011 to 2017; start 0 = never, 2011 = always treated, which did drops;",
      "rows in random order"),
    att_gt = paste("did::att_gt(\"y\", \"period\", \"unit\", \"start\", data = d, bstrap = FALSE, cband = FALSE, ...) with the",
      "arguments of each specification, without \"unit\" if panel = FALSE;",
      "est_method drdid_rc1 is a function that calls DRDID::drdid_rc1; se_region = sqrt(colSums(rowsum(inffunc, region)^2))/n"),
    averages = "did::aggte(m, type, bstrap = FALSE, cband = FALSE); overall_se_region from its influence function, as above",
    wald = "m$W and m$Wpval: all cells with t < group, also those in anticipation"
  ),
  specifications = lapply(specifications, function(s) lapply(s, function(v) if (inherits(v, "formula")) paste(deparse(v)) else v)),
  results = lapply(specifications, analyse)
))
