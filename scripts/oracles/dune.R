#!/usr/bin/env Rscript
# The dune meadows of vegan's documentation: the table, its environment, and what vegan says of them.
#   scripts/oracles/dune.R          (from the root of the repository)
suppressMessages(library(vegan))
data(dune)
data(dune.env)
folder <- "Tests/GoldenTests/Fixtures/dune"
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
samples <- paste0("m", rownames(dune))
lines <- c(paste(c("#OTU ID", samples), collapse = "\t"),
  vapply(colnames(dune), function(n) paste(c(n, dune[[n]]), collapse = "\t"), ""))
writeLines(lines, file.path(folder, "dune.tsv"))
env <- data.frame(sample = samples, Management = dune.env$Management, A1 = dune.env$A1, Moisture = dune.env$Moisture)
write.table(env, file.path(folder, "dune.env.tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
out <- file(file.path(folder, "vegan.tsv"), "w")
row <- function(what, name, quantity, value)
  writeLines(paste(what, name, quantity, number(value), sep = "\t"), out)
writeLines("what\tname\tquantity\tvalue", out)
alpha <- list(specnumber = specnumber(dune), shannon = diversity(dune), simpson = diversity(dune, "simpson"),
  invsimpson = diversity(dune, "invsimpson"), fisher.alpha = fisher.alpha(dune))
for (name in names(alpha)) for (i in seq_along(samples)) row("alpha", name, samples[i], alpha[[name]][i])
bray <- vegdist(dune)
square <- as.matrix(bray)
for (i in 1:19) row("bray", samples[i], samples[i + 1], square[i, i + 1])
set.seed(1)
permanova <- function(case, fit) for (term in setdiff(rownames(fit), c("Residual", "Total"))) {
  row("permanova", paste0(case, " ", term), "f", fit[term, "F"])
  row("permanova", paste0(case, " ", term), "r2", fit[term, "R2"])
  row("permanova", paste0(case, " ", term), "p", fit[term, "Pr(>F)"])
}
permanova("alone", adonis2(bray ~ Management, dune.env, permutations = 99999))
permanova("sequential", adonis2(bray ~ A1 + Management, dune.env, by = "terms", permutations = 99999))
permanova("marginal", adonis2(bray ~ A1 + Management, dune.env, by = "margin", permutations = 99999))
# adonis2 permutes the samples for its marginal tests too; p by permuting what the other terms leave (Freedman & Lane 1983):
gower <- { n <- nrow(square); j <- diag(n) - 1 / n; -j %*% square^2 %*% j / 2 }
hat <- function(x) { q <- qr(x); basis <- qr.Q(q)[, seq_len(q$rank)]; basis %*% t(basis) }
freedman.lane <- function(term, other) {
  reduced <- hat(model.matrix(reformulate(other), dune.env))
  full <- hat(model.matrix(reformulate(c(other, term)), dune.env))
  left <- (diag(n) - reduced) %*% gower %*% (diag(n) - reduced)
  ratio <- function(p) { g <- left[p, p]; sum((full - reduced) * g) / sum((diag(n) - full) * g) }
  observed <- ratio(seq_len(n))
  (1 + sum(replicate(99999, ratio(sample(n))) >= observed * (1 - 1e-9))) / 1e5
}
row("permanova", "freedman-lane A1", "p", freedman.lane("A1", "Management"))
row("permanova", "freedman-lane Management", "p", freedman.lane("Management", "A1"))
spread <- permutest(betadisper(bray, dune.env$Management), permutations = 99999)$tab
row("permdisp", "Management", "f", spread["Groups", "F"])
row("permdisp", "Management", "p", spread["Groups", "Pr(>F)"])
found <- anosim(bray, dune.env$Management, permutations = 99999)
row("anosim", "Management", "r", found$statistic)
row("anosim", "Management", "p", found$signif)
for (method in c("pearson", "spearman")) {
  found <- mantel(bray, dist(dune.env$A1), method = method, permutations = 99999)
  row("mantel", paste("A1", method), "r", found$statistic)
  row("mantel", paste("A1", method), "p", found$signif)
  found <- mantel(bray, vegdist(dune, "canberra"), method = method, permutations = 9999)
  row("mantel", paste("canberra", method), "r", found$statistic)
}
spread <- permutest(betadisper(bray, dune.env$Management, type = "centroid"), permutations = 99999)$tab
row("permdisp-centroid", "Management", "f", spread["Groups", "F"])
row("permdisp-centroid", "Management", "p", spread["Groups", "Pr(>F)"])
close(out)
cat("vegan", as.character(packageVersion("vegan")), R.version.string, "\n")
