# Makes model_matrix_synth.tsv: design matrices of 200 random formulas on synth.csv. One line each: formula, names of the columns
# without the intercept, their sums, and their values in row 17; tabs separate these, bars what is in each. Only formulas whose
# columns each tell something of their own (qr with a tolerance of 1e-4).
# Versions: R 4.2.2.
# Run from the repository's root: Rscript effekt-core/src/test/R/model_matrix_synth.R

source("effekt-core/src/test/R/common.R")
d <- readSynth()
set.seed(20)
atoms <- c("age", "male", "origin", "benefit_weeks", "emp_share", "factor(prev_act)", "I(age^2)", "log(age)",
           "sqrt(benefit_weeks)", "factor(male)")
expression <- function(depth) {
    if (depth == 0 || runif(1) < 0.35) return(sample(atoms, 1))
    op <- sample(c(" + ", " + ", "*", ":", " - "), 1)
    left <- expression(depth - 1)
    if (op == " - ") {
        labels <- attr(terms(as.formula(paste("~", left))), "term.labels")
        return(if (length(labels) < 2) left else paste0("(", left, ") - ", sample(labels, 1)))
    }
    right <- expression(depth - 1)
    if (op == " + ") paste0(left, op, right) else paste0("(", left, ")", op, "(", right, ")")
}
numbers <- function(x) paste(sprintf("%.15g", x), collapse = "|")
lines <- character()
formulas <- character()
while (length(lines) < 200) {
    f <- paste("treat ~", expression(3))
    if (f %in% formulas) next
    formulas <- c(formulas, f)
    x <- model.matrix(as.formula(f), d)[, -1, drop = FALSE]
    if (ncol(x) < 1 || ncol(x) > 12 || any(apply(x, 2, sd) == 0)) next
    if (qr(cbind(1, scale(x)), tol = 1e-4)$rank != ncol(x) + 1) next
    lines <- c(lines, paste(f, paste(colnames(x), collapse = "|"), numbers(colSums(x)), numbers(x[17, ]), sep = "\t"))
}
writeLines(lines, "effekt-core/src/test/resources/oracles/model_matrix_synth.tsv")
