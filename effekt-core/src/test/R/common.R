# What the scripts of this folder share: the data and a JSON writer. Sourced, not run.
# Each script is run from the repository's root with the packages its header names on R_LIBS, for example
#   Rscript effekt-core/src/test/R/survival_synth.R
# and writes one file of src/test/resources/oracles. Only public calls of the packages are used.

oracles <- "effekt-core/src/test/resources/oracles"

readSynth <- function() {
  d <- read.csv(file.path(oracles, "synth.csv"), stringsAsFactors = TRUE)
  rownames(d) <- d$id # origin: levels DK, NONWEST, WEST; reference DK
  d
}

dataDefinition <- paste(
  "d <- read.csv(\"synth.csv\", stringsAsFactors=TRUE); rownames(d) <- d$id",
  "# origin: levels DK, NONWEST, WEST; reference DK"
)

F <- treat ~ age + male + origin + benefit_weeks + emp_share + prev_act
converged <- glm.control(epsilon = 1e-15, maxit = 100)

versions <- function(...) {
  packages <- c(...)
  v <- lapply(packages, function(p) as.character(packageVersion(p)))
  c(list(R = R.version.string), setNames(v, packages))
}

# The fewest digits (15 to 17) that read back as the same double.
number <- function(x) {
  if (is.na(x)) return("null")
  if (is.infinite(x)) return(if (x > 0) "\"Inf\"" else "\"-Inf\"")
  for (digits in 15:17) {
    s <- sprintf("%.*g", digits, x)
    if (as.numeric(s) == x) return(s)
  }
  s
}

quoted <- function(s) paste0("\"", gsub("\n", "\\\\n", gsub("\"", "\\\\\"", gsub("\\\\", "\\\\\\\\", s))), "\"")

scalars <- function(x) {
  if (is.character(x) || is.factor(x)) return(ifelse(is.na(x), "null", quoted(as.character(x))))
  if (is.logical(x)) return(ifelse(is.na(x), "null", ifelse(x, "true", "false")))
  vapply(as.double(x), number, "")
}

# Named vectors and lists become objects, other vectors longer than one and I() arrays, the rest scalars.
json <- function(x, indent = 0) {
  pad <- strrep(" ", indent + 1)
  if (is.null(x)) return("null")
  if (is.matrix(x)) x <- lapply(seq_len(nrow(x)), function(i) I(unname(x[i, ])))
  if (is.list(x)) {
    if (length(x) == 0) return("{}")
    parts <- vapply(x, json, "", indent = indent + 1)
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{\n", paste0(pad, quoted(names(x)), ": ", parts, collapse = ",\n"), "\n", strrep(" ", indent), "}"))
  }
  if (!is.null(names(x))) return(paste0("{", paste0(quoted(names(x)), ": ", scalars(x), collapse = ", "), "}"))
  if (length(x) == 1 && !inherits(x, "AsIs")) return(scalars(x))
  paste0("[", paste(scalars(unclass(x)), collapse = ", "), "]")
}

writeOracle <- function(name, content) {
  writeLines(json(content), file.path(oracles, name), useBytes = TRUE)
}
