# Golden values of the Poisson tail and of loess (interpolated surface) by R.
# Usage: Rscript scripts/oracles/dada-statistics.R Tests/StatisticsTests/Fixtures/dada-statistics
out <- commandArgs(trailingOnly = TRUE)[1]
number <- function(x) format(x, digits = 17, trim = TRUE, scientific = TRUE)
counts <- c(1, 2, 3, 5, 10, 15, 16, 17, 50, 200, 1000, 20000)
means <- c(1e-300, 1e-150, 1e-40, 1e-12, 1e-3, 0.1, 0.9, 1, 4, 9.5, 16, 40, 55, 180, 700, 990, 1010, 19000, 21000)
grid <- expand.grid(count = counts, mean = means)
grid$tail <- ppois(grid$count - 1, grid$mean, lower.tail = FALSE)
grid <- grid[grid$tail > 1e-300, ]
write.csv(data.frame(count = grid$count, mean = number(grid$mean), tail = number(grid$tail)),
          file.path(out, "poisson.csv"), row.names = FALSE, quote = FALSE)
set.seed(4)
rows <- list()
case <- function(name, x, y, w, span = 0.75, degree = 2) {
  fit <- loess(y ~ x, data.frame(x, y), weights = w, span = span, degree = degree)
  at <- sort(unique(c(x, seq(min(x), max(x), length.out = 23))))
  rows[[length(rows) + 1]] <<- rbind(
    data.frame(case = name, span = span, degree = degree, kind = "point", x = number(x), y = number(y), w = number(w)),
    data.frame(case = name, span = span, degree = degree, kind = "value", x = number(at), y = number(predict(fit, at)), w = "0"))
}
q <- 2:40
case("scores", q, -1 - q / 12 + rnorm(39) / 5, round(10^runif(39, 0, 6)))
case("gaps", c(2, 7:12, 15, 20:38), -1 - c(2, 7:12, 15, 20:38) / 12 + rnorm(27) / 5, round(10^runif(27, 1, 5)))
case("narrow", q, sin(q / 6) + rnorm(39) / 9, rep(1, 39), span = 0.3)
case("line", q, sin(q / 6) + rnorm(39) / 9, runif(39), degree = 1)
case("irregular", cumsum(rexp(60)), rnorm(60), runif(60))
write.csv(do.call(rbind, rows), file.path(out, "loess.csv"), row.names = FALSE, quote = FALSE)
