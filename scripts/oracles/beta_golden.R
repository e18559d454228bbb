#!/usr/bin/env Rscript
# Golden values of the beta metrics from vegan 2.6-4, of the small table that diversity_golden.py simulates.
#   scripts/oracles/beta_golden.R          (from the root of the repository)
suppressMessages(library(vegan))
folder <- "Tests/DiversityTests/Fixtures/golden"
table <- t(as.matrix(read.table(file.path(folder, "small.tsv"), header = TRUE, sep = "\t", row.names = 1)))
table <- table[, colSums(table) > 0]
shares <- decostand(table, "total")
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
both <- function(method) setNames(
  list(vegdist(shares, method), vegdist(table, method)), NULL)
names <- c(canberra = "canberra-mean", clark = "clark", kulczynski = "kulczynski", gower = "gower",
  altGower = "gower-alternative", jaccard = "jaccard-quantitative", chisq = "chi-square", euclidean = "euclidean",
  manhattan = "manhattan")
beta <- list()
for (method in names(names)) {
  found <- both(method)
  beta[[paste0(names[[method]], "-relative")]] <- found[[1]]
  beta[[paste0(names[[method]], "-counts")]] <- found[[2]]
}
beta[["morisita-counts"]] <- vegdist(table, "morisita")
beta[["morisita-horn-relative"]] <- vegdist(shares, "horn")
beta[["chao-jaccard-counts"]] <- vegdist(table, "chao")
beta[["cao-counts"]] <- vegdist(table, "cao")
# vegdist's own "chord" and "hellinger" of 2.6-4 equal these.
beta[["chord-relative"]] <- dist(decostand(table, "norm"))
beta[["hellinger-relative"]] <- dist(decostand(table, "hellinger"))
beta[["robust-aitchison"]] <- vegdist(table, "robust.aitchison")
beta[["sorensen-binary"]] <- vegdist(table, "bray", binary = TRUE)
out <- file(file.path(folder, "small.vegan-more-beta.tsv"), "w")
writeLines("metric\tsample1\tsample2\tvalue", out)
for (metric in names(beta)) {
  square <- as.matrix(beta[[metric]])
  for (i in seq_len(nrow(square) - 1)) for (j in (i + 1):nrow(square))
    if ((i + j) %% 5 == 0)
      writeLines(paste(metric, rownames(square)[i], colnames(square)[j], number(square[i, j]), sep = "\t"), out)
}
close(out)
cat("vegan", as.character(packageVersion("vegan")), "\n")
