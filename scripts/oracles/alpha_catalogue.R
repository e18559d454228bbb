#!/usr/bin/env Rscript
# Golden values of the alpha catalogue from vegan 2.6-4 and phyloseq 1.42 under their own names, of small.tsv.
#   scripts/oracles/alpha_catalogue.R          (from the root of the repository)
suppressMessages({library(vegan); library(phyloseq)})
folder <- "Tests/DiversityTests/Fixtures/golden"
table <- t(as.matrix(read.table(file.path(folder, "small.tsv"), header = TRUE, sep = "\t", row.names = 1)))
table <- table[seq(1, nrow(table), 4), ]
number <- function(x) ifelse(is.finite(x), formatC(x, digits = 17, format = "g", width = 1), "")
write <- function(file, columns) {
  out <- file(file.path(folder, file), "w")
  writeLines("sample\tname\tvalue", out)
  for (name in names(columns)) writeLines(paste(rownames(table), name, number(as.numeric(columns[[name]])), sep = "\t"), out)
  close(out)
}

estimated <- estimateR(table)
write("small.compat-vegan.tsv", list(
  shannon = diversity(table, "shannon"), simpson = diversity(table, "simpson"), invsimpson = diversity(table, "invsimpson"),
  simpson.unb = simpson.unb(table), simpson.unb.inverse = simpson.unb(table, inverse = TRUE), fisher.alpha = fisher.alpha(table),
  specnumber = specnumber(table), S.obs = estimated["S.obs", ], S.chao1 = estimated["S.chao1", ], S.ACE = estimated["S.ACE", ],
  renyi.2 = renyi(table, scales = 2), tsallis.2 = tsallis(table, scales = 2),
  hill.0 = renyi(table, scales = 0, hill = TRUE), hill.1 = renyi(table, scales = 1, hill = TRUE),
  hill.2 = renyi(table, scales = 2, hill = TRUE), hill.Inf = renyi(table, scales = Inf, hill = TRUE)))

measured <- suppressWarnings(estimate_richness(otu_table(table, taxa_are_rows = FALSE),
  measures = c("Observed", "Chao1", "ACE", "Shannon", "Simpson", "InvSimpson", "Fisher")))
write("small.compat-phyloseq.tsv", as.list(measured[, c("Observed", "Chao1", "ACE", "Shannon", "Simpson", "InvSimpson", "Fisher")]))

# Orders of Hill numbers and entropies that no metric of the registry has.
orders <- c(0, 0.25, 0.5, 1, 1.5, 2, 4, 16, 64, Inf)
out <- file(file.path(folder, "small.orders.tsv"), "w")
writeLines("sample\tfamily\torder\tvalue", out)
for (family in c("hill", "renyi", "tsallis")) for (order in orders) {
  if (family == "tsallis" && is.infinite(order)) next
  values <- switch(family, hill = renyi(table, scales = order, hill = TRUE), renyi = renyi(table, scales = order),
                   tsallis = tsallis(table, scales = order))
  writeLines(paste(rownames(table), family, ifelse(is.infinite(order), "inf", order), number(as.numeric(values)), sep = "\t"), out)
}
close(out)
cat("vegan", as.character(packageVersion("vegan")), "phyloseq", as.character(packageVersion("phyloseq")), "\n")
