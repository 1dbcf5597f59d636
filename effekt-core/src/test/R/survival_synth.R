# Makes survival_synth.json: Kaplan-Meier curves, restricted means, Aalen-Johansen cumulative incidences and Cox models
# of synth.csv, plain and weighted, with Greenwood and infinitesimal-jackknife standard errors.
# Versions: R 4.2.2, survival 3.5-3 (Debian 12).
# Run from the repository's root: Rscript effekt-core/src/test/R/survival_synth.R
#
# The outcomes are made from the row number i = 1..1500 and the covariates; the file contains the columns, so that
# nothing need be computed again. Weeks are whole, so that ties are many; week 78 ends the follow-up.

suppressMessages(library(survival))
source("effekt-core/src/test/R/common.R")
d <- readSynth()
n <- nrow(d)
i <- seq_len(n)

spread <- (37 * i) %% 61
exit <- 12 + floor(d$benefit_weeks / 4) - floor(16 * d$emp_share) + spread - 6 * d$treat + 11 * (d$treat & spread < 20)
exit <- pmax(1, exit)
left <- 20 + (53 * i) %% 97
d$time <- pmin(exit, left, 78)
d$status <- as.integer(exit <= pmin(left, 78))
d$cause <- ifelse(d$status == 0, 0, ifelse((7 * i + d$emp52) %% 3 == 0, 2, 1))
d$causeF <- factor(d$cause, 0:2, c("censored", "1", "2"))
p <- glm(F, binomial, d, control = converged)$fitted.values
d$w <- ifelse(d$treat == 1, 1, p / (1 - p))
d$one <- 1
d$person <- i

weeks <- c(4, 13, 26, 52, 70)
horizons <- c(26, 52)
arms <- c(control = 0, treated = 1)

km <- function(weights, cluster, robust) {
  lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    f <- if (robust) {
      survfit(Surv(time, status) ~ 1, s, weights = w, cluster = s[[cluster]], robust = TRUE)
    } else {
      survfit(Surv(time, status) ~ 1, s)
    }
    g <- summary(f, censored = TRUE) # its std.err is that of the curve; f's own is that of its logarithm unless robust
    list(
      time = g$time, n_risk = g$n.risk, n_event = g$n.event, n_censor = f$n.censor, surv = g$surv,
      std_err_surv = g$std.err, cumhaz = g$cumhaz, std_err_cumhaz = f$std.chaz
    )
  })
}

# w_i times the derivative of the estimate of person i's own arm in w_i: one row a person in data order. R evaluates the
# call again, so the data must be d and the weights a column's name.
influence <- function(response, weights, type, times) {
  f <- eval(bquote(survfit(.(response) ~ treat, d, weights = .(as.name(weights)), id = person)))
  residuals(f, times = times, type = type, weighted = TRUE)
}

clustered <- function(u, cluster, rows = TRUE) {
  unname(sqrt(colSums(rowsum(u[rows, , drop = FALSE], as.character(d[[cluster]][rows]))^2)))
}

# A cluster may have members in both arms: the influences, the controls' negated, are added before they are squared.
differenceSe <- function(u, cluster) clustered(u * ifelse(d$treat == 1, 1, -1), cluster)

survivalAt <- function(weights) {
  est <- lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    f <- survfit(Surv(time, status) ~ 1, s, weights = w)
    list(
      surv = summary(f, times = weeks)$surv,
      rmean = vapply(horizons, function(h) summary(f, rmean = h)$table[["rmean"]], 0)
    )
  })
  u <- influence(quote(Surv(time, status)), weights, "pstate", weeks)
  r <- influence(quote(Surv(time, status)), weights, "rmst", horizons)
  each <- function(a, cluster) clustered(u, cluster, d$treat == arms[[a]])
  eachR <- function(a, cluster) clustered(r, cluster, d$treat == arms[[a]])
  arm <- function(a) {
    list(
      surv = est[[a]]$surv, se_ij = each(a, "person"), se_ij_municipality = each(a, "municipality"),
      rmean = est[[a]]$rmean, rmean_se_ij = eachR(a, "person"), rmean_se_ij_municipality = eachR(a, "municipality")
    )
  }
  list(
    control = arm("control"), treated = arm("treated"),
    difference = list(
      surv = est$treated$surv - est$control$surv, se_ij = differenceSe(u, "person"),
      se_ij_municipality = differenceSe(u, "municipality"),
      rmean = est$treated$rmean - est$control$rmean, rmean_se_ij = differenceSe(r, "person"),
      rmean_se_ij_municipality = differenceSe(r, "municipality")
    )
  )
}

printedMean <- function(weights) {
  lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    f <- survfit(Surv(time, status) ~ 1, s, weights = w)
    setNames(lapply(horizons, function(h) {
      t <- summary(f, rmean = h)$table
      c(rmean = t[["rmean"]], se = t[["se(rmean)"]])
    }), paste0("to_", horizons))
  })
}

incidence <- function(weights) {
  u <- influence(quote(Surv(time, causeF)), weights, "pstate", weeks)
  municipal <- function(a, state) clustered(u[, , state], "municipality", d$treat == a)
  lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    at <- summary(survfit(Surv(time, causeF) ~ 1, s, weights = w, id = person), times = weeks)
    stopifnot(max(abs(at$std.err[, 2] - clustered(u[, , 2], "person", d$treat == a))) < 1e-14)
    list(
      event_free = at$pstate[, 1], incidence_1 = at$pstate[, 2], incidence_2 = at$pstate[, 3],
      se_event_free = at$std.err[, 1], se_1 = at$std.err[, 2], se_2 = at$std.err[, 3],
      se_1_municipality = municipal(a, 2), se_2_municipality = municipal(a, 3)
    )
  })
}

incidenceCurve <- function(weights) {
  lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    f <- survfit(Surv(time, causeF) ~ 1, s, weights = w, id = person)
    list(
      time = f$time, incidence_1 = f$pstate[, 2], incidence_2 = f$pstate[, 3],
      se_1 = f$std.err[, 2], se_2 = f$std.err[, 3]
    )
  })
}

incidenceDifference <- function(weights) {
  at <- lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    summary(survfit(Surv(time, causeF) ~ 1, s, weights = w, id = person), times = weeks)$pstate
  })
  u <- influence(quote(Surv(time, causeF)), weights, "pstate", weeks)
  list(
    incidence_1 = at$treated[, 2] - at$control[, 2], incidence_2 = at$treated[, 3] - at$control[, 3],
    se_1 = differenceSe(u[, , 2], "person"), se_2 = differenceSe(u[, , 3], "person"),
    se_1_municipality = differenceSe(u[, , 2], "municipality"),
    se_2_municipality = differenceSe(u[, , 3], "municipality")
  )
}

timeLost <- function(weights) {
  u <- influence(quote(Surv(time, causeF)), weights, "sojourn", horizons)
  out <- lapply(arms, function(a) {
    s <- d[d$treat == a, ]
    s$w <- s[[weights]]
    f <- survfit(Surv(time, causeF) ~ 1, s, weights = w, id = person)
    lost <- vapply(horizons, function(h) summary(f, rmean = h)$table[c("1", "2"), "rmean"], c(0, 0))
    list(
      lost_1 = lost[1, ], lost_2 = lost[2, ],
      se_1 = clustered(u[, , 2], "person", d$treat == a), se_2 = clustered(u[, , 3], "person", d$treat == a)
    )
  })
  out$difference <- list(
    lost_1 = out$treated$lost_1 - out$control$lost_1, lost_2 = out$treated$lost_2 - out$control$lost_2,
    se_1 = differenceSe(u[, , 2], "person"), se_2 = differenceSe(u[, , 3], "person"),
    se_1_municipality = differenceSe(u[, , 2], "municipality"),
    se_2_municipality = differenceSe(u[, , 3], "municipality")
  )
  out
}

cox <- function(ties) {
  control <- coxph.control(eps = 1e-11, iter.max = 50)
  plain <- coxph(Surv(time, status) ~ treat, d, ties = ties, control = control)
  adjusted <- coxph(update(F, Surv(time, status) ~ treat + .), d, ties = ties, control = control)
  weighted <- coxph(Surv(time, status) ~ treat, d, weights = w, cluster = person, ties = ties, control = control)
  municipal <- coxph(Surv(time, status) ~ treat, d, weights = w, cluster = municipality, ties = ties, control = control)
  list(
    plain = c(log_hazard_ratio = coef(plain)[["treat"]], se_model = sqrt(plain$var[1, 1])),
    adjusted = c(log_hazard_ratio = coef(adjusted)[["treat"]], se_model = sqrt(adjusted$var[1, 1])),
    weighted = c(
      log_hazard_ratio = coef(weighted)[["treat"]], se_model = sqrt(weighted$naive.var[1, 1]),
      se_robust = sqrt(weighted$var[1, 1]), se_robust_municipality = sqrt(municipal$var[1, 1])
    )
  )
}

logrank <- survdiff(Surv(time, status) ~ treat, d)

writeOracle("survival_synth.json", list(
  about = "Survival curves, restricted means and cumulative incidences on synth.csv with made-up whole-week outcomes",
  versions = versions("survival"),
  verified = paste(
    "at_weeks, incidence, time_lost and the differences were re-derived outside R, the jackknife SEs by central",
    "differences",
    "in the weights: estimates agree to 3e-14, SEs to 1e-8 (the error of the differences). cox, logrank: R output only"
  ),
  definitions = list(
    data = I(c(
      dataDefinition, "i = 1..1500, the row number; all of the columns below are in data order",
      paste(
        "exit = max(1, 12 + floor(benefit_weeks/4) - floor(16 emp_share) + (37 i mod 61) - 6 treat +",
        "11 treat [37 i mod 61 < 20]); left = 20 + (53 i mod 97); time = min(exit, left, 78);",
        "status = 1 if exit <= min(left, 78); cause = 0 if status = 0, 2 if (7 i + emp52) mod 3 = 0, else 1"
      )
    )),
    weights = paste(
      "w = 1 in the treated, p/(1-p) in the controls, p fitted by glm(treat ~ age + male + origin + benefit_weeks +",
      "emp_share + prev_act, binomial, control=glm.control(epsilon=1e-15, maxit=100)). All SEs take w as known"
    ),
    arms = "each arm is a survfit of its own rows: treat == 0 (control), treat == 1 (treated)",
    km_unweighted = paste(
      "g <- summary(survfit(Surv(time, status) ~ 1, arm), censored=TRUE): std_err_surv = g$std.err, Greenwood;",
      "cumhaz = Nelson-Aalen, std_err_cumhaz = the fit's std.chaz"
    ),
    km_weighted = paste(
      "survfit(Surv(time, status) ~ 1, arm, weights=w, cluster=person, robust=TRUE); n_risk, n_event, n_censor are",
      "sums of",
      "weights; std_err_* the infinitesimal jackknife: sqrt of the sum over clusters of (sum of w_i dS/dw_i)^2, no",
      "finite-sample factor"
    ),
    km_weighted_municipality = "the same with cluster=municipality",
    km_unweighted_robust = "the same with weights 1 and cluster=person",
    weeks = "the weeks of the *_at_weeks arrays",
    horizons = "the horizons of the rmean arrays of at_weeks_*",
    at_weeks = paste(
      "surv and its SE at the weeks, rmean = area under the curve from 0 to each horizon. se_ij and rmean_se_ij:",
      "r <- residuals(survfit(... ~ treat, d, weights, id=person), times, type=\"pstate\" or \"rmst\",",
      "weighted=TRUE), root of",
      "the column sums of squares; *_municipality: r summed within municipality first. difference = treated -",
      "control; its",
      "SE adds the two arms' r (controls with a minus) before summing by person or municipality and squaring"
    ),
    printed_rmean = paste(
      "summary(survfit(Surv(time, status) ~ 1, arm, weights), rmean=h)$table: rmean and se(rmean). The SE is",
      "Greenwood's",
      "formula in the (weighted) counts: for weights other than 1 it is NOT robust, use rmean_se_ij"
    ),
    incidence = paste(
      "Aalen-Johansen: survfit(Surv(time, factor(cause, 0:2)) ~ 1, arm, weights=w, id=person) at the weeks: pstate and",
      "std.err, which in survival 3.5-3 is the infinitesimal jackknife, also without weights. *_municipality:",
      "residuals()",
      "summed within municipality as in at_weeks, because survival 3.5-3 returns the same std.err for such a fit",
      "whatever",
      "cluster= is given (tried with id and cluster)"
    ),
    time_lost = paste(
      "summary(fit, rmean=h)$table, expected weeks before each horizon spent after an exit by that cause; SEs from",
      "residuals(type=\"sojourn\", weighted=TRUE) as in at_weeks"
    ),
    incidence_curve = "the same fit, id=person, at all its times",
    incidence_difference = "treated - control at the weeks, SEs from residuals() as in at_weeks",
    cox = paste(
      "coxph(Surv(time, status) ~ treat, ties, control=coxph.control(eps=1e-11, iter.max=50)): plain; adjusted =",
      "treat +",
      "the six covariates; weighted = weights=w, cluster=person or municipality, se_model = naive.var"
    ),
    logrank = "survdiff(Surv(time, status) ~ treat, d), unweighted: observed and expected in control and treated, chisq"
  ),
  columns = list(time = d$time, status = d$status, cause = d$cause, weight = d$w),
  weeks = weeks, horizons = horizons,
  km_unweighted = km("one", "person", FALSE),
  km_weighted = km("w", "person", TRUE),
  km_weighted_municipality = km("w", "municipality", TRUE),
  km_unweighted_robust = km("one", "person", TRUE),
  at_weeks_unweighted = survivalAt("one"),
  at_weeks_weighted = survivalAt("w"),
  printed_rmean_unweighted = printedMean("one"),
  printed_rmean_weighted = printedMean("w"),
  incidence_unweighted = incidence("one"),
  incidence_weighted = incidence("w"),
  incidence_curve_unweighted = incidenceCurve("one"),
  incidence_curve_weighted = incidenceCurve("w"),
  incidence_difference_unweighted = incidenceDifference("one"),
  incidence_difference_weighted = incidenceDifference("w"),
  time_lost_unweighted = timeLost("one"),
  time_lost_weighted = timeLost("w"),
  cox = list(efron = cox("efron"), breslow = cox("breslow")),
  logrank = list(observed = unname(logrank$obs), expected = unname(logrank$exp), chisq = logrank$chisq)
))
