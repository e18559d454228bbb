# R dada2's usual chain on a folder of paired 16S reads without primers: reads kept per step and the table of variants.
# Usage: Rscript scripts/oracles/dada2-chain.R READS-FOLDER OUTPUT-FOLDER TRUNC-F TRUNC-R
suppressMessages(library(dada2))
arguments <- commandArgs(trailingOnly = TRUE)
reads <- arguments[1]; out <- arguments[2]
truncation <- as.integer(arguments[3:4])
dir.create(out, showWarnings = FALSE, recursive = TRUE)
forward <- sort(list.files(reads, pattern = "_R1(_001)?.fastq.gz$", full.names = TRUE))
reverse <- sub("_R1", "_R2", forward)
samples <- sub("_.*", "", basename(forward))
filteredF <- file.path(out, paste0(samples, "_F.fastq.gz"))
filteredR <- file.path(out, paste0(samples, "_R.fastq.gz"))
kept <- filterAndTrim(forward, filteredF, reverse, filteredR, truncLen = truncation, maxN = 0, maxEE = c(2, 2),
                      truncQ = 2, rm.phix = TRUE, multithread = 2)
set.seed(100)
errF <- learnErrors(filteredF, multithread = 2, verbose = 0)
errR <- learnErrors(filteredR, multithread = 2, verbose = 0)
names(filteredF) <- samples; names(filteredR) <- samples
dadaF <- dada(filteredF, err = errF, multithread = 2, verbose = 0)
dadaR <- dada(filteredR, err = errR, multithread = 2, verbose = 0)
merged <- mergePairs(dadaF, filteredF, dadaR, filteredR)
table <- makeSequenceTable(merged)
clean <- removeBimeraDenovo(table, method = "consensus", multithread = 2)
steps <- cbind(kept, merged = rowSums(table), nonchimeric = rowSums(clean), variants = rowSums(clean > 0))
rownames(steps) <- samples
write.csv(steps, file.path(out, "steps.csv"))
write.csv(t(clean), file.path(out, "table.csv"))
cat("dada2", as.character(packageVersion("dada2")), "variants", ncol(clean), "\n")
