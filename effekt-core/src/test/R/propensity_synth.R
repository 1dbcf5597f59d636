# Makes propensity_synth.json; run from the repository root.
# Needs WeightIt, glmnet, numDeriv, jsonlite. Every M-estimate is a stack of equations whose Jacobian is taken numerically, so that no
# derivative in it was worked out by hand.
suppressMessages({library(WeightIt); library(glmnet); library(numDeriv); library(jsonlite)})
d <- read.csv("effekt-core/src/test/resources/oracles/synth.csv", stringsAsFactors = TRUE)
F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act
X <- model.matrix(F, d); Z <- X[, -1]; t <- d$treat; y <- d$y; n <- nrow(d)
tight <- glm.control(epsilon = 1e-15, maxit = 100)
logit <- glm(F, binomial, d, control = tight)
probit <- glm(F, binomial("probit"), d, control = tight)
# Fisher's scoring converges linearly for the probit, and the deviance is flat before the coefficients stand still: Newton goes on.
b <- coef(probit)
for (i in 1:5) { q <- 2 * t - 1; eta <- drop(X %*% b); r <- q * dnorm(eta) / pnorm(q * eta); b <- b + drop(solve(crossprod(X, r * (r + eta) * X), crossprod(X, r))) }
probit$glm <- coef(probit); probit$coefficients <- b; probit$fitted.values <- pnorm(drop(X %*% b))

# V = A^-1 B A^-T / n: psi(theta) is n rows of equations that sum to zero.
stack <- function(theta, psi) {
  total <- psi(theta); stopifnot(max(abs(colMeans(total)) / (1 + apply(abs(total), 2, max))) < 1e-6)
  A <- jacobian(function(th) colMeans(psi(th)), theta)
  solve(A) %*% (crossprod(total) / n) %*% t(solve(A)) / n
}
contrast <- function(V) { k <- nrow(V); sqrt(V[k - 1, k - 1] + V[k, k] - 2 * V[k - 1, k]) }
means <- function(w) c(weighted.mean(y[t == 1], w[t == 1]), weighted.mean(y[t == 0], w[t == 0]))
arms <- function(w, mu) cbind(t * w * (y - mu[1]), (1 - t) * w * (y - mu[2]))
ess <- function(w) sum(w)^2 / sum(w^2)
ratio <- list(ATT = function(e) ifelse(t == 1, 1, e / (1 - e)), ATC = function(e) ifelse(t == 1, (1 - e) / e, 1),
              ATE = function(e) ifelse(t == 1, 1 / e, 1 / (1 - e)), ATO = function(e) ifelse(t == 1, 1 - e, e))

# glm by its score equations, with any inverse link.
ipw <- function(fit, estimand) {
  link <- fit$family; b <- coef(fit); w <- ratio[[estimand]](fitted(fit)); mu <- means(w); p <- length(b)
  psi <- function(th) {
    eta <- drop(X %*% th[1:p]); e <- link$linkinv(eta)
    cbind(X * ((t - e) * link$mu.eta(eta) / (e * (1 - e))), arms(ratio[[estimand]](e), th[p + 1:2]))
  }
  list(est = mu[1] - mu[2], ess_treated = ess(w[t == 1]), ess_control = ess(w[t == 0]), se_M_estimation = contrast(stack(c(b, mu), psi)))
}

# Ridge: -loglik/n + lambda/2 * sum(sd^2 b^2), sd with n; the equations of the means and variances stand in the stack.
sdn <- function(z) sqrt(colMeans((z - rep(colMeans(z), each = nrow(z)))^2))
ridge <- function(lambda) {
  fit <- glmnet(Z, t, "binomial", alpha = 0, lambda = lambda, thresh = 1e-22, maxit = 1e7)
  b <- as.numeric(coef(fit)); m <- colMeans(Z); v <- sdn(Z)^2; k <- ncol(Z)
  w <- ratio$ATT(plogis(drop(X %*% b))); mu <- means(w)
  psi <- function(th) {
    m <- th[1:k]; v <- th[k + 1:k]; b <- th[2 * k + 1:(k + 1)]; D <- Z - rep(m, each = n)
    e <- plogis(drop(X %*% b))
    cbind(D, D^2 - rep(v, each = n), t - e, Z * (t - e) - rep(lambda * v * b[-1], each = n), arms(ratio$ATT(e), th[3 * k + 2:3]))
  }
  names(b) <- colnames(X)
  list(lambda = lambda, coef = as.list(b), kkt = max(abs(colMeans(Z * (t - plogis(drop(X %*% b)))) - lambda * v * b[-1]) / sqrt(v)),
       ipw_att = mu[1] - mu[2], ipw_att_se_M_estimation = contrast(stack(c(m, v, b, mu), psi)))
}

# Entropy balancing of the columns of C, by a Newton method of its own; full: the equations of the target means stand in the stack.
ebal <- function(C, estimand) {
  C <- scale(C); k <- ncol(C)
  target <- switch(estimand, ATT = t == 1, ATC = t == 0, ATE = rep(TRUE, n)); m <- colMeans(C[target, , drop = FALSE])
  solve_arm <- function(arm) {
    D <- C[arm, ] - rep(m, each = sum(arm)); l <- rep(0, k)
    for (i in 1:100) { w <- exp(drop(D %*% l)); g <- colSums(w * D); s <- solve(crossprod(D, w * D), g); h <- 1
      while (sum(exp(drop(D %*% (l - h * s)))) > sum(w)) { h <- h / 2; if (h < 1e-10) break }
      l <- l - h * s; if (max(abs(s)) < 1e-14) break }
    l
  }
  w <- rep(1, n); L <- list()
  for (a in c(1, 0)) if (estimand == "ATE" || (estimand == "ATT") == (a == 0)) L[[length(L) + 1]] <- list(a = a, l = solve_arm(t == a))
  weigh <- function(l, m) { w <- rep(1, n); for (i in seq_along(L)) { arm <- t == L[[i]]$a
    w[arm] <- exp(drop((C[arm, ] - rep(m, each = sum(arm))) %*% l[[i]])) }; w }
  ls <- lapply(L, `[[`, "l"); w <- weigh(ls, m); mu <- means(w)
  split <- function(th) lapply(seq_along(L), function(i) th[(i - 1) * k + 1:k])
  balance <- function(th, m) { w <- weigh(split(th), m); D <- C - rep(m, each = n)
    c(list(w = w), do.call(cbind, lapply(L, function(x) (t == x$a) * w * D)) |> list()) }
  q <- k * length(L)
  full <- function(th) { m <- th[q + 1:k]; b <- balance(th, m); cbind(b[[2]], target * (C - rep(m, each = n)), arms(b$w, th[q + k + 1:2])) }
  known <- function(th) { b <- balance(th, m); cbind(b[[2]], arms(b$w, th[q + 1:2])) }
  first <- function(a) { v <- w[t == a]; (v / mean(v))[1:10] }
  list(est = mu[1] - mu[2], ess_treated = ess(w[t == 1]), ess_control = ess(w[t == 0]), w_first10_controls_normalised = first(0),
       w_first10_treated_normalised = first(1), se_full_stack = contrast(stack(c(unlist(ls), m, mu), full)),
       se_fixed_target_means = contrast(stack(c(unlist(ls), mu), known)))
}
squares <- cbind(Z, age2 = Z[, "age"]^2, benefit2 = Z[, "benefit_weeks"]^2, emp2 = Z[, "emp_share"]^2)
cubes <- cbind(squares, age3 = Z[, "age"]^3, benefit3 = Z[, "benefit_weeks"]^3, emp3 = Z[, "emp_share"]^3)

trimmed <- function(estimand, at) {
  w <- suppressMessages(trim(weightit(F, d, method = "glm", estimand = estimand), at = at))$weights
  list(at = at, est = -diff(means(w)), ess_treated = ess(w[t == 1]), ess_control = ess(w[t == 0]), max = max(w))
}
weightit_se <- function(estimand, link) {
  W <- weightit(F, d, method = "glm", estimand = estimand, link = link)
  sqrt(diag(vcov(lm_weightit(y ~ treat, data = d, weightit = W))))[["treat"]]
}

# Separated: nobody of the west takes part.
west <- d$origin == "WEST"; s <- ifelse(west, 0, t)
sep <- glmnet(Z, s, "binomial", alpha = 0, lambda = 0.01, thresh = 1e-22, maxit = 1e7)

# Rows far out, where scoring that starts from the same probability for all and halves no step overshoots and ends at a deviance of 1494.
far <- data.frame(x = ifelse(0:399 < 4, 1000 * (1:400), 0:399 %% 20), t = as.integer(0:399 < 3 | 0:399 %% 20 > 16 | 0:399 == 10))
loose <- glm(t ~ x, binomial("probit"), far, control = tight)
nll <- function(b) { q <- 2 * far$t - 1; -sum(pnorm(q * (b[1] + b[2] * far$x / 100), log.p = TRUE)) }
sure <- optim(c(-0.6, 0), nll, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 1e4))
sure <- nlm(nll, sure$par, gradtol = 1e-12, steptol = 1e-14)

write_json(list(
  about = "Probit, ridge, propensity weighting and entropy balancing on synth.csv, beside the numbers of weighting_synth.json; made by src/test/R/propensity_synth.R",
  versions = list(R = R.version.string, WeightIt = as.character(packageVersion("WeightIt")), glmnet = as.character(packageVersion("glmnet")), numDeriv = as.character(packageVersion("numDeriv"))),
  logit = list(deviance = deviance(logit), vcov_diagonal = as.list(diag(vcov(logit)))),
  probit = list(coef = as.list(coef(probit)), coef_glm_epsilon_1e15 = as.list(probit$glm), deviance = deviance(probit), ps_first10 = fitted(probit)[1:10]),
  ipw_logit = lapply(setNames(nm = names(ratio)), function(e) ipw(logit, e)),
  ipw_probit = lapply(setNames(nm = names(ratio)), function(e) ipw(probit, e)),
  weightit_se = list(ATT_logit = weightit_se("ATT", "logit"), ATC_logit = weightit_se("ATC", "logit"), ATO_logit = weightit_se("ATO", "logit"), ATT_probit = weightit_se("ATT", "probit")),
  trimmed = list(ATT_99 = trimmed("ATT", .99), ATE_95 = trimmed("ATE", .95)),
  probit_far = list(deviance = 2 * sure$minimum, coef = sure$estimate / c(1, 100), coef_glm = as.numeric(coef(loose))),
  ridge = lapply(c(0.001, 0.01, 0.1), ridge),
  ridge_separated = list(lambda = 0.01, treated = "treat of synth.csv, 0 for origin WEST", coef = as.list(setNames(as.numeric(coef(sep)), colnames(X)))),
  ebal = list(ATT = ebal(Z, "ATT"), ATC = ebal(Z, "ATC"), ATE = ebal(Z, "ATE"), ATT_moments2 = ebal(squares, "ATT"), ATT_moments3 = ebal(cubes, "ATT"))
), "effekt-core/src/test/resources/oracles/propensity_synth.json", digits = 16, auto_unbox = TRUE, pretty = TRUE)
