# Intervals of shares, means and differences by R and its packages survey and stats. Writes survey.json beside this file.
#   Rscript survey.R
library(survey)

set.seed(20260930)
number <- function(x) formatC(as.numeric(x), digits = 15, format = "g", width = 1)
row <- function(...) {
  parts <- list(...)
  body <- mapply(function(key, value) {
    text <- if (length(value) == 1) number(value) else paste0("[", paste(number(value), collapse = ", "), "]")
    paste0("\"", key, "\": ", text)
  }, names(parts), parts)
  paste0("{", paste(body, collapse = ", "), "}")
}

wilson <- vapply(list(c(3, 40), c(0, 7), (c(7, 7)), c(1, 1), c(427, 486), c(50, 100)), function(case) {
  bounds <- prop.test(case[1], case[2], correct = FALSE)$conf.int
  row(good = case[1], n = case[2], lower = bounds[1], upper = bounds[2])
}, "")

welch <- vapply(1:3, function(i) {
  a <- rnorm(8 * i, 50, 10); b <- rnorm(5 * i + 3, 55, 20)
  test <- t.test(a, b)
  row(first = a, second = b, lower = test$conf.int[1], upper = test$conf.int[2], p_value = test$p.value)
}, "")

means <- vapply(1:3, function(i) {
  x <- sample(1:5, 10 * i, replace = TRUE)
  test <- t.test((x - 1) / 4)
  design <- svydesign(ids = ~1, weights = ~w, data = data.frame(x = (x - 1) / 4, w = 1))
  row(scores = x, mean = test$estimate, standard_error = SE(svymean(~x, design)), lower = test$conf.int[1], upper = test$conf.int[2])
}, "")

# Kish's effective number: with weights that have nothing to do with the answers the linearised variance of a share is
# S (1 - S) / n_eff on average.
weights <- c(1, 1, 1, 2, 2, 0.5, 0.25, 4)
kish <- row(weights = weights, effective_n = sum(weights)^2 / sum(weights^2))

p <- c(0.01, 0.04, 0.03, 0.005, 0.6, 0.04)
holm <- row(p = p, holm = p.adjust(p, "holm"))

head <- sprintf("\"made_by\": \"survey.R with R %s.%s, survey %s\"", R.version$major, R.version$minor, packageVersion("survey"))
list_of <- function(rows) paste0("[\n  ", paste(rows, collapse = ",\n  "), "\n]")
writeLines(paste0("{", head, ",\n\"wilson\": ", list_of(wilson), ",\n\"welch\": ", list_of(welch), ",\n\"means\": ", list_of(means),
  ",\n\"kish\": ", kish, ",\n\"holm\": ", holm, "}"), "survey.json")
