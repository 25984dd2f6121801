# Kaplan-Meier by R's survival: curve, log-log band, quantiles. Writes survival.json beside this file.
#   Rscript survival.R
library(survival)

curve <- function(name, time, status) {
  fit <- survfit(Surv(time, status) ~ 1, conf.type = "log-log", conf.int = 0.95)
  first <- function(values, height) {
    reached <- which(!is.na(values) & values <= height + 1e-9)
    if (length(reached)) fit$time[reached[1]] else NA
  }
  quantile_row <- function(share) {
    c(first(fit$surv, 1 - share), first(fit$lower, 1 - share), first(fit$upper, 1 - share))
  }
  list(
    name = name, time = time, status = status,
    times = fit$time, at_risk = fit$n.risk, survival = fit$surv,
    # std.err of a survfit is that of the cumulative hazard
    standard_error = fit$surv * fit$std.err, lower = fit$lower, upper = fit$upper,
    quantiles = list(median = quantile_row(0.5), p80 = quantile_row(0.8), p95 = quantile_row(0.95))
  )
}

number <- function(x) ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 15, format = "g", width = 1))
json <- function(x) {
  if (is.list(x)) {
    body <- mapply(function(key, value) paste0("\"", key, "\": ", json(value)), names(x), x)
    return(paste0("{", paste(body, collapse = ", "), "}"))
  }
  if (is.character(x)) return(paste0("\"", x, "\""))
  paste0("[", paste(number(as.numeric(x)), collapse = ", "), "]")
}

set.seed(20260930)
heavy <- rexp(80, 1 / 10)
leaving <- runif(80, 0, 8)
curves <- list(
  curve("aml maintained", aml$time[aml$x == "Maintained"], aml$status[aml$x == "Maintained"]),
  curve("aml, both groups", aml$time, aml$status),
  curve("lung", lung$time, lung$status == 2),
  curve("ovarian", ovarian$futime, ovarian$fustat),
  curve("heavy censoring", round(pmin(heavy, leaving), 3), heavy <= leaving),
  curve("nobody censored", c(1, 1, 2, 3, 5, 8, 13, 21, 34, 55), rep(1, 10)),
  curve("nobody ended", c(1, 2, 3), c(0, 0, 0)),
  curve("one case", 4, 1)
)
version <- paste(R.version$major, R.version$minor, sep = ".")
head <- sprintf("\"made_by\": \"survival.R with R %s, survival %s\"", version, packageVersion("survival"))
body <- paste(vapply(curves, json, ""), collapse = ",\n  ")
writeLines(paste0("{", head, ", \"curves\": [\n  ", body, "\n]}"), "survival.json")
