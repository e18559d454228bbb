#!/usr/bin/env Rscript
# Golden values for Tests/DiversityTests from vegan 2.6-4, of the small table that diversity_golden.py simulates.
#   scripts/oracles/diversity_golden.R          (from the root of the repository)
suppressMessages(library(vegan))
folder <- "Tests/DiversityTests/Fixtures/golden"
table <- t(as.matrix(read.table(file.path(folder, "small.tsv"), header = TRUE, sep = "\t", row.names = 1)))
number <- function(x) ifelse(is.finite(x), formatC(x, digits = 17, format = "g", width = 1), "")

estimated <- estimateR(table)
deep <- rowSums(table) >= 1000
# rarefy() warns that a column without reads is dropped; nothing else happens there.
rarefied <- suppressWarnings(rarefy(table[deep, ], 1000))
alpha <- list(
  "observed-features" = specnumber(table), "shannon-ln" = diversity(table, "shannon"),
  "shannon-log2" = diversity(table, "shannon", base = 2), "simpson-1-d" = diversity(table, "simpson"),
  "inverse-simpson" = diversity(table, "invsimpson"), "chao1-bias-corrected" = estimated["S.chao1", ],
  "ace" = estimated["S.ACE", ], "observed-features-rarefied" = rarefied)
out <- file(file.path(folder, "small.vegan-alpha.tsv"), "w")
writeLines("sample\tmetric\tvalue", out)
for (metric in names(alpha)) {
  values <- alpha[[metric]]
  writeLines(paste(names(values), metric, number(as.numeric(values)), sep = "\t"), out)
}
close(out)

kept <- table[, colSums(table) > 0]
beta <- list(
  "bray-curtis-relative" = vegdist(decostand(table, "total"), "bray"), "bray-curtis-counts" = vegdist(table, "bray"),
  "jaccard-binary" = vegdist(table, "jaccard", binary = TRUE),
  "aitchison" = vegdist(kept, "aitchison", pseudocount = 0.5))
out <- file(file.path(folder, "small.vegan-beta.tsv"), "w")
writeLines("metric\tsample1\tsample2\tvalue", out)
for (metric in names(beta)) {
  square <- as.matrix(beta[[metric]])
  for (i in seq_len(nrow(square) - 1)) for (j in (i + 1):nrow(square))
    if ((i + j) %% 3 == 0)
      writeLines(paste(metric, rownames(square)[i], colnames(square)[j], number(square[i, j]), sep = "\t"), out)
}
close(out)
cat("vegan", as.character(packageVersion("vegan")), "\n")
