# Raking, linearised means and the jackknife by R's survey. Writes weighting.json beside this file.
#   Rscript weighting.R
suppressMessages(library(survey))
number <- function(x) ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 15, format = "g", width = 1))
json <- function(x) {
  if (is.list(x)) {
    body <- mapply(function(key, value) paste0("\"", key, "\": ", json(value)), names(x), x)
    return(paste0("{", paste(body, collapse = ", "), "}"))
  }
  if (is.character(x) && length(x) == 1) return(paste0("\"", x, "\""))
  if (is.character(x)) return(paste0("[", paste0("\"", x, "\"", collapse = ", "), "]"))
  if (is.matrix(x)) return(paste0("[", paste(apply(unname(x), 1, json), collapse = ",\n    "), "]"))
  if (length(x) == 1) return(number(as.numeric(x)))
  paste0("[", paste(number(as.numeric(x)), collapse = ", "), "]")
}

set.seed(20261126)
people <- 150
segment <- sample(c("private", "business", "public"), people, TRUE, c(.6, .3, .1))
region <- sample(c("east", "west"), people, TRUE, c(.3, .7))
opinion <- rnorm(people) + (segment == "business") - .5 * (region == "west")
x <- sapply(1:5, function(i) pmin(pmax(round(4 + opinion + rnorm(people)), 1), 7))
x[matrix(runif(5 * people) < rep(c(.02, .1, .3, 0, .2), each = people), people)] <- NA
data <- data.frame(segment, region, one = 1)
for (i in 1:5) { data[paste0("y", i)] <- ifelse(is.na(x[, i]), 0, x[, i]); data[paste0("a", i)] <- as.numeric(!is.na(x[, i])) }
segments <- data.frame(segment = c("private", "business", "public"), Freq = c(5000, 4000, 1000))
regions <- data.frame(region = c("east", "west"), Freq = c(4500, 5500))
tight <- list(maxit = 1000, epsilon = 1e-9, verbose = FALSE)

plain <- svydesign(~1, weights = ~one, data = data)
raked <- rake(plain, list(~segment, ~region), list(segments, regions), control = tight)
stratified <- postStratify(plain, ~segment, segments)
means <- function(design) {
  # Each item over those who answered it: ratios of totals, so that the covariance holds for gaps too.
  totals <- svytotal(as.formula(paste("~", paste0("y", 1:5, "+a", 1:5, collapse = "+"))), design)
  items <- svycontrast(totals, lapply(setNames(1:5, paste0("m", 1:5)), function(i) parse(text = paste0("y", i, "/a", i))[[1]]))
  sums <- svycontrast(totals, list(first = quote((y1 / a1 + y2 / a2 + y3 / a3) / 3), second = quote((y4 / a4 + y5 / a5) / 2),
    total = quote(((y1 / a1 + y2 / a2 + y3 / a3) / 3 + (y4 / a4 + y5 / a5) / 2) / 2)))
  list(values = as.numeric(coef(items)), covariance = unclass(vcov(items))[1:5, 1:5], combined = as.numeric(coef(sums)), errors = as.numeric(SE(sums)))
}
# A part of the sample: the items of one segment, with the weights of all.
part <- function(design) {
  found <- svymean(~y4, subset(design, region == "east"))
  list(value = as.numeric(coef(found)), error = as.numeric(SE(found)))
}

# Strata, clusters and both corrections in one small sample.
office <- rep(1:12, c(4, 6, 5, 3, 8, 4, 7, 5, 6, 2, 5, 5))
small <- data.frame(office, stratum = ifelse(office <= 5, "north", "south"), offices = ifelse(office <= 5, 20, 12),
  weight = ifelse(office <= 5, 4, 12 / 7), score = round(50 + rnorm(12, 0, 8)[office] + rnorm(60, 0, 10)), hours = sample(5:40, 60, TRUE))
clustered <- svydesign(~office, strata = ~stratum, fpc = ~offices, weights = ~weight, data = small)
ratio <- svyratio(~score, ~hours, clustered)
sample_rows <- c(lapply(small, function(column) column), list(
  mean = as.numeric(coef(svymean(~score, clustered))), mean_error = as.numeric(SE(svymean(~score, clustered))),
  total = as.numeric(coef(svytotal(~score, clustered))), total_error = as.numeric(SE(svytotal(~score, clustered))),
  ratio = as.numeric(coef(ratio)), ratio_error = as.numeric(SE(ratio))))

out <- list(made_by = sprintf("weighting.R with R %s.%s, survey %s", R.version$major, R.version$minor, packageVersion("survey")),
  segment = segment, region = region, answers = x, weights = as.numeric(weights(raked)),
  plain = means(plain), raked = means(raked), stratified = means(stratified), part_plain = part(plain), part_raked = part(raked),
  sample = sample_rows)
shared <- "../../../shared/data/survey_weighting/apiclus1.csv"
if (file.exists(shared)) {
  schools <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = read.csv(shared))
  types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018)); wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
  row <- function(design) { m <- svymean(~api00, design); list(mean = as.numeric(coef(m)), error = as.numeric(SE(m))) }
  out$apiclus1 <- list(raked = row(rake(schools, list(~stype, ~sch.wide), list(types, wide), control = tight)),
    stratified = row(postStratify(schools, ~stype, types)), jackknife = row(as.svrepdesign(schools)),
    raked_jackknife = row(rake(as.svrepdesign(schools), list(~stype, ~sch.wide), list(types, wide), control = tight)))
}
writeLines(gsub("}, \"", "},\n\"", json(out)), "weighting.json")
