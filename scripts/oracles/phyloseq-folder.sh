#!/usr/bin/env bash
# Holds a folder of phyloseq-csv files against phyloseq itself: loads it with its own script and prints what phyloseq
# sees, for comparison with the table.  Usage: phyloseq-folder.sh FOLDER      (needs R with phyloseq)
set -euo pipefail
cd "$1"
Rscript --vanilla -e '
suppressMessages(source("load_phyloseq.R"))
stopifnot(taxa_are_rows(physeq), all(is.finite(otu_table(physeq))))
cat("samples", paste(sample_names(physeq), collapse = " | "), "\n")
cat("taxa", paste(taxa_names(physeq), collapse = " | "), "\n")
cat("sums", paste(sample_sums(physeq), collapse = " "), "\n")
if (!is.null(tax_table(physeq, errorIfNULL = FALSE))) print(tax_table(physeq))
if (!is.null(sample_data(physeq, errorIfNULL = FALSE))) print(sample_data(physeq))'
