# Reliability, factor models, intraclass correlation by R's psych, lavaan and aov. Writes reliability.json beside this file.
#   Rscript reliability.R
# Made-up answers; where the shared data lie beside the project, more digits of what is published on them.
suppressMessages({library(psych); library(lavaan)})
number <- function(x) ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 15, format = "g", width = 1))
json <- function(x) {
  if (is.list(x)) {
    body <- mapply(function(key, value) paste0("\"", key, "\": ", json(value)), names(x), x)
    return(paste0("{", paste(body, collapse = ", "), "}"))
  }
  if (is.character(x)) return(paste0("\"", x, "\""))
  if (is.matrix(x)) return(paste0("[", paste(apply(unname(x), 1, json), collapse = ",\n    "), "]"))
  if (length(x) == 1) return(number(as.numeric(x)))
  paste0("[", paste(number(as.numeric(x)), collapse = ", "), "]")
}

fitted <- function(model, data) {
  # Tighter than the default, which leaves the sixth digit of a loading open; where no digit is left to gain, nlminb calls it false convergence.
  fit <- suppressWarnings(cfa(model, data = data, std.lv = TRUE, optim.force.converged = TRUE,
    control = list(rel.tol = 1e-14)))
  measures <- fitMeasures(fit, c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr"))
  estimates <- parameterEstimates(fit)
  standardised <- standardizedSolution(fit)
  c(as.list(measures), list(
    loadings = estimates$est[estimates$op == "=~"],
    standardised = standardised$est.std[standardised$op == "=~"],
    error_variances = estimates$est[estimates$op == "~~" & estimates$lhs %in% names(data) & estimates$lhs == estimates$rhs],
    factor_correlations = unclass(lavInspect(fit, "cor.lv"))
  ))
}
scale_of <- function(data) {
  found <- suppressWarnings(alpha(data))
  bounds <- alpha.ci(found$total$raw_alpha, n.obs = nrow(data), n.var = ncol(data))
  list(alpha = found$total$raw_alpha, standardised = found$total$std.alpha, lower = bounds$lower.ci, upper = bounds$upper.ci,
    item_rest = found$item.stats$r.drop, alpha_if_dropped = found$alpha.drop$raw_alpha)
}

set.seed(20261126)
people <- 400
common <- matrix(rnorm(3 * people), people) %*% chol(matrix(c(1, .6, .4, .6, 1, .5, .4, .5, 1), 3))
loads <- c(.8, .7, .6, .75, .65, .55, .9, .5, .6)
answers <- sapply(1:9, function(i) loads[i] * common[, (i - 1) %/% 3 + 1] + rnorm(people, 0, sqrt(1 - loads[i]^2)))
answers <- as.data.frame(pmin(pmax(round(4.4 + answers * rep(seq(1, 1.8, .1), each = people)), 1), 7))
names(answers) <- paste0("x", 1:9)
one <- fitted(paste("f =~", paste(names(answers), collapse = " + ")), answers)
three <- fitted("a =~ x1 + x2 + x3\nb =~ x4 + x5 + x6\nc =~ x7 + x8 + x9", answers)
made_up <- list(n = people, covariance = cov(answers), scale = scale_of(answers), one = one, three = three,
  difference_p = pchisq(one$chisq - three$chisq, one$df - three$df, lower.tail = FALSE))

gappy <- as.matrix(answers[1:60, 1:4])
gappy[cbind(sample(60, 25), sample(4, 25, replace = TRUE))] <- NA
pairwise <- list(answers = gappy, covariance = cov(gappy, use = "pairwise"), alpha = suppressWarnings(alpha(gappy))$total$raw_alpha)

# ICC(1) and ICC(2) as in multilevel: from the mean squares of aov, with the plain mean of the group sizes.
unit <- rep(1:8, c(3, 12, 5, 9, 20, 4, 7, 10))
score <- round(60 + rnorm(8, 0, 6)[unit] + rnorm(length(unit), 0, 15))
table <- summary(aov(score ~ factor(unit)))[[1]]
size <- length(unit) / 8
units <- list(unit = unit, score = score, between = table[1, 3], within = table[2, 3], p_value = table[1, 5],
  icc1 = (table[1, 3] - table[2, 3]) / (table[1, 3] + (size - 1) * table[2, 3]), icc2 = (table[1, 3] - table[2, 3]) / table[1, 3])

out <- list(made_by = sprintf("reliability.R with R %s.%s, psych %s, lavaan %s", R.version$major, R.version$minor,
  packageVersion("psych"), packageVersion("lavaan")), made_up = made_up, pairwise = pairwise, units = units)
shared <- "../../../shared/data/survey_psych/bfi.csv"
if (file.exists(shared)) {
  bfi <- read.csv(shared)
  items <- na.omit(bfi[paste0("N", 1:5)])
  all <- na.omit(bfi[c(outer(1:5, c("A", "C", "E", "N", "O"), function(i, k) paste0(k, i)))])
  model <- paste(sapply(c("A", "C", "E", "N", "O"), function(k) paste(k, "=~", paste0(k, 1:5, collapse = " + "))), collapse = "\n")
  out$bfi <- list(neuroticism = fitted(paste("N =~", paste0("N", 1:5, collapse = " + ")), items), five = fitted(model, all))
}
writeLines(gsub("}, \"", "},\n\"", json(out)), "reliability.json")
