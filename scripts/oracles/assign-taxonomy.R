# Calls of dada2's assignTaxonomy, the oracle of the naive Bayes classifier.
# Usage: Rscript assign-taxonomy.R REFERENCE.fasta[.gz] SEQUENCES.fasta[.gz] OUTPUT.tsv [SEED] [MIN_BOOT] [THREADS]
# REFERENCE has DADA2 headers (>Bacteria;Bacillota;...;Genus;). Output: id, names by rank, then bootstraps by rank.
arguments <- commandArgs(trailingOnly = TRUE)
seed <- if (length(arguments) > 3) as.integer(arguments[4]) else 1L
min_boot <- if (length(arguments) > 4) as.numeric(arguments[5]) else 50
threads <- if (length(arguments) > 5) as.integer(arguments[6]) else 1L
suppressMessages({ library(dada2); library(ShortRead) })
queries <- readFasta(arguments[2])
sequences <- as.character(sread(queries))
set.seed(seed)
started <- proc.time()
calls <- assignTaxonomy(sequences, arguments[1], minBoot = min_boot, outputBootstraps = TRUE,
                        multithread = if (threads > 1) threads else FALSE)
message(sprintf("dada2 %s: %d sequences in %.1f s", packageVersion("dada2"), length(sequences),
                (proc.time() - started)[["elapsed"]]))
table <- data.frame(id = sub(" .*", "", as.character(ShortRead::id(queries))), unname(calls$tax), unname(calls$boot),
                    row.names = NULL)
names(table) <- c("id", colnames(calls$tax), colnames(calls$boot))
write.table(table, arguments[3], sep = "\t", quote = FALSE, row.names = FALSE, na = "")
