#!/usr/bin/env Rscript
# Golden values of the tests in Tests/DiversityTests, from R's stats and vegan 2.6-4.
#   scripts/oracles/tests_golden.R [FOLDER]          (from the root of the repository; FOLDER is DYSBIO_TEST_DATA's)
# Uses the simulated table of diversity_golden.py and writes small.metadata.tsv beside its own tables.
suppressMessages({library(vegan); library(permute)})
out <- "Tests/DiversityTests/Fixtures/tests"
data <- commandArgs(TRUE)
table <- t(as.matrix(read.table("Tests/DiversityTests/Fixtures/golden/small.tsv", header = TRUE, sep = "\t", row.names = 1)))
number <- function(x) ifelse(is.finite(x), formatC(x, digits = 17, format = "g", width = 1), "")
n <- nrow(table)

# A design without a generator: three groups, two batches across them, ten subjects with three visits, an age, gaps.
i <- seq_len(n) - 1
meta <- data.frame(
  sample = rownames(table), group = c("control", "mild", "severe")[(i * 7) %/% 3 %% 3 + 1],
  batch = c("b1", "b2")[(i * 5) %/% 2 %% 2 + 1], subject = paste0("p", i %/% 3), visit = paste0("v", i %% 3),
  arm = c("drug", "placebo")[(i %/% 3) %% 2 + 1], age = 20 + (i * 37) %% 53, uneven = paste0("u", pmin(i %/% 4, 6)),
  stringsAsFactors = FALSE)
meta$pool <- c("x", "y")[match(meta$uneven, unique(meta$uneven)) %% 2 + 1]
meta$gaps <- ifelse(i %% 9 == 4, "", meta$age * 1.5 + i %% 4)
write.table(meta, file.path(out, "small.metadata.tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
meta$gaps <- suppressWarnings(as.numeric(meta$gaps))

bray <- vegdist(decostand(table, "total"), "bray")
perms <- 9999
rows <- c("case\tterm\tkind\tdf\tss\tr2\tf\tp")
add <- function(case, fit, kind) {
  f <- as.data.frame(fit)
  for (term in rownames(f)) rows <<- c(rows, paste(case, gsub("`", "", term), kind, f[term, "Df"],
    number(f[term, "SumOfSqs"]), number(f[term, "R2"]), number(f[term, "F"]), number(f[term, "Pr(>F)"]), sep = "\t"))
}
set.seed(1)
run <- function(case, formula, d = bray, m = meta, permutations = perms, margins = TRUE) {
  environment(formula) <- environment()
  add(case, adonis2(formula, data = m, permutations = permutations, by = "terms"), "sequential")
  if (margins) add(case, adonis2(formula, data = m, permutations = permutations, by = "margin"), "marginal")
}
run("one-way", d ~ group, margins = FALSE)
run("batch+group", d ~ batch + group)
run("age+group", d ~ age + group)
run("group*batch", d ~ group * batch)
run("group:batch", d ~ group + batch + group:batch + age)
run("strata", d ~ group, permutations = how(nperm = perms, blocks = factor(meta$batch)), margins = FALSE)
# Ten subjects of three samples, five in either arm: all 252 ways, the data's own left out as vegan counts it apart.
subjects <- unique(meta$subject)
drug <- which(tapply(meta$arm == "drug", factor(meta$subject, subjects), all))
stopifnot(length(drug) == 5, !is.unsorted(match(meta$subject, subjects)))
all <- t(apply(combn(10, 5), 2, function(chosen) {
  from <- 1:10  # A swap is its own inverse, so it does not matter whether rows or labels move.
  from[setdiff(drug, chosen)] <- setdiff(chosen, drug)
  from[setdiff(chosen, drug)] <- setdiff(drug, chosen)
  as.vector(sapply(from, function(s) which(meta$subject == subjects[s])))
}))
own <- which(apply(all, 1, function(row) identical(meta$arm[row], meta$arm)))
stopifnot(length(own) == 1)
run("subjects", d ~ arm, permutations = all[-own, ], margins = FALSE)
run("within", d ~ visit, permutations = how(nperm = perms, blocks = factor(meta$subject)), margins = FALSE)
keep <- !is.na(meta$gaps)
run("gaps", d ~ gaps + group, d = as.dist(as.matrix(bray)[keep, keep]), m = meta[keep, ])
tiny <- c(1, 2, 4, 5, 8, 9)
ids <- meta$sample[tiny]
tinyd <- as.dist(as.matrix(bray)[tiny, tiny])
tinym <- data.frame(half = rep(c("l", "r"), each = 3))
run("tiny", d ~ half, d = tinyd, m = tinym, permutations = allPerms(6, control = how(maxperm = 1000)), margins = FALSE)
writeLines(rows, file.path(out, "small.permanova.tsv"))
writeLines(c("sample\thalf", paste(ids, tinym$half, sep = "\t")), file.path(out, "tiny.metadata.tsv"))

rows <- c("case\tquantity\tvalue")
put <- function(case, quantity, value) rows <<- c(rows, paste(case, quantity, number(as.numeric(value)), sep = "\t"))
for (type in c("centroid", "median")) for (column in c("group", "batch")) {
  b <- betadisper(bray, meta[[column]], type = type)
  case <- paste0("betadisper-", type, "-", column)
  a <- anova(b)
  p <- permutest(b, permutations = perms)
  put(case, "f", a[1, "F value"]); put(case, "p", a[1, "Pr(>F)"]); put(case, "permutation-p", p$tab[1, "Pr(>F)"])
  for (level in names(b$group.distances)) put(case, paste0("mean:", level), b$group.distances[level])
  for (s in c(1, 7, 19)) put(case, paste0("distance:", meta$sample[s]), b$distances[s])
}
for (column in c("group", "batch")) {
  a <- anosim(bray, meta[[column]], permutations = perms)
  put(paste0("anosim-", column), "r", a$statistic); put(paste0("anosim-", column), "p", a$signif)
}
a <- anosim(tinyd, tinym$half, permutations = allPerms(6, control = how(maxperm = 1000)))
put("anosim-tiny", "r", a$statistic); put("anosim-tiny", "p", a$signif)
jaccard <- vegdist(table, "jaccard", binary = TRUE)
for (method in c("pearson", "spearman")) {
  m <- mantel(bray, jaccard, method = method, permutations = perms)
  put(paste0("mantel-", method), "r", m$statistic); put(paste0("mantel-", method), "p", m$signif)
}
tinyj <- as.dist(as.matrix(jaccard)[tiny, tiny])
m <- mantel(tinyd, tinyj, permutations = allPerms(6, control = how(maxperm = 1000)))
put("mantel-tiny", "r", m$statistic); put("mantel-tiny", "p", m$signif)
writeLines(rows, file.path(out, "small.distance-tests.tsv"))

set.seed(3)
nmds <- metaMDS(bray, k = 2, try = 100, trymax = 200, autotransform = FALSE, trace = 0, maxit = 1000, sratmax = 0.9999999)
writeLines(c("method\tstress", paste("metaMDS", number(nmds$stress), sep = "\t")), file.path(out, "small.nmds.tsv"))

# Univariate tests: x and y as comma-separated numbers.
rows <- c("test\tx\ty\tstatistic\tp")
text <- function(v) paste(sapply(v, number), collapse = ",")
set.seed(7)
rank <- function(x, y, ...) {
  w <- suppressWarnings(wilcox.test(x, y, ...))
  rows <<- c(rows, paste(if (isTRUE(list(...)$paired)) "signed-rank" else "rank-sum", text(x), text(y),
    number(w$statistic), number(w$p.value), sep = "\t"))
}
for (sizes in list(c(3, 4), c(5, 9), c(12, 8), c(49, 49), c(55, 30), c(1, 6))) {
  x <- round(rnorm(sizes[1]), 6); y <- round(rnorm(sizes[2], 0.6), 6)
  rank(x, y)
  rank(round(x), round(y))
}
rank(c(1, 1, 1), c(1, 1))
for (size in c(4, 9, 20, 49, 60)) {
  x <- round(rnorm(size), 6); y <- round(rnorm(size, 0.5), 6)
  rank(x, y, paired = TRUE)
  rank(round(x), round(y), paired = TRUE)
}
for (size in c(5, 7, 9, 10, 25, 80)) for (digits in c(6, 0)) {
  x <- round(rnorm(size), digits); y <- round(0.4 * x + rnorm(size), digits)
  tied <- anyDuplicated(x) || anyDuplicated(y)
  s <- suppressWarnings(cor.test(x, y, method = "spearman", exact = size <= 9 && !tied))
  rows <- c(rows, paste("spearman", text(x), text(y), number(s$estimate), number(s$p.value), sep = "\t"))
}
for (digits in c(6, 0)) {
  x <- round(rnorm(31), digits); y <- c(0, 1, 2)[(seq_len(31) * 11) %% 3 + 1]
  k <- kruskal.test(x, y)
  rows <- c(rows, paste("kruskal", text(x), text(y), number(k$statistic), number(k$p.value), sep = "\t"))
}
p <- c(0.01, 0.02, 0.02, 0.8, 0.0001, 0.3, 0.04, 1)
for (method in c("BH", "holm"))
  rows <- c(rows, paste(method, text(p), text(p.adjust(p, method)), "", "", sep = "\t"))
writeLines(rows, file.path(out, "univariate.tsv"))

# Distributions.
rows <- c("function,x,a,b,value")
dist <- function(name, x, a, b, value) rows <<- c(rows, paste(name, number(x), number(a), number(b), number(value), sep = ","))
for (f in c(1e-6, 0.01, 0.5, 1, 2.7, 16.14, 400)) for (a in c(1, 2, 7, 40)) for (b in c(1, 3, 15, 1997))
  dist("f", f, a, b, pf(f, a, b, lower.tail = FALSE))
for (t in c(1e-8, 0.1, 1, 2.2, 9, 60)) for (a in c(1, 2.5, 4, 30, 1000)) dist("t", t, a, 0, 2 * pt(t, a, lower.tail = FALSE))
for (p in c(1e-12, 0.001, 0.05, 0.5, 0.9)) for (a in c(1, 2.5, 4, 30, 1000)) dist("t-quantile", p, a, 0, qt(p / 2, a, lower.tail = FALSE))
for (x in c(1e-6, 0.1, 1, 5, 30, 200)) for (a in c(1, 2, 5, 17, 100)) dist("chi-square", x, a, 0, pchisq(x, a, lower.tail = FALSE))
for (p in c(1e-300, 1e-20, 1e-5, 0.025, 0.3, 0.5, 0.7, 0.999)) dist("normal-quantile", p, 0, 0, qnorm(p))
# Below -37.5 R gives 0.
for (z in c(-37, -8, -1.5, 0, 0.7, 6)) dist("normal", z, 0, 0, pnorm(z))
for (u in c(0, 1, 10, 25, 49)) dist("rank-sum", u, 7, 9, pwilcox(u, 7, 9))
for (u in c(700, 1000, 1200)) dist("rank-sum", u, 49, 49, pwilcox(u, 49, 49))
for (v in c(0, 5, 40, 100)) dist("signed-rank", v, 20, 0, psignrank(v, 20))
for (v in c(300, 600)) dist("signed-rank", v, 49, 0, psignrank(v, 49))
writeLines(rows, "Tests/StatisticsTests/Fixtures/distributions/expected.csv")

if (length(data) == 1) {
  rows <- c("case\tterm\tkind\tdf\tss\tr2\tf\tp")
  age <- t(as.matrix(read.table(gzfile(file.path(data, "diversity-age/bracken.S.norm.tsv.gz")), header = TRUE, sep = "\t",
    row.names = 1, quote = "", comment.char = "", check.names = FALSE)))
  m <- read.table(file.path(data, "diversity-age/metadata.txt"), header = TRUE, sep = "\t", row.names = 1)[rownames(age), ]
  run("diversity-age", d ~ Group, d = vegdist(decostand(age, "total"), "bray"), m = m, margins = FALSE)
  zackular <- read.table(gzfile(file.path(data, "cohort-zackular-crc/feature_table.tsv.gz")), header = TRUE, sep = "\t",
    row.names = 1, quote = "", comment.char = "", check.names = FALSE)
  z <- t(as.matrix(zackular))
  m <- read.table(file.path(data, "cohort-zackular-crc/metadata.tsv"), header = TRUE, sep = "\t", quote = "", row.names = 1)[rownames(z), ]
  run("zackular", d ~ age + DiseaseState, d = vegdist(decostand(z, "total"), "bray"), m = m)
  writeLines(rows, file.path(out, "real.permanova.tsv"))
  rows <- c("case\tquantity\tvalue")
  moving <- as.matrix(read.table(file.path(data, "unifrac/permdisp/moving_pictures_dm.tsv"), header = TRUE, sep = "\t",
    row.names = 1))
  m <- read.table(file.path(data, "unifrac/permdisp/moving_pictures_mf.tsv"), header = TRUE, sep = "\t", row.names = 1,
    comment.char = "")[rownames(moving), ]
  a <- anova(betadisper(as.dist(moving), m$BodySite, type = "centroid"))
  put("moving-pictures-centroid", "f", a[1, "F value"]); put("moving-pictures-centroid", "p", a[1, "Pr(>F)"])
  writeLines(rows, file.path(out, "real.dispersion.tsv"))
}
cat("vegan", as.character(packageVersion("vegan")), "permute", as.character(packageVersion("permute")), R.version.string, "\n")
