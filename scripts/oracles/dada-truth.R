# R dada2's chain on paired reads without primers, timed by step, with what is needed to explain a difference.
# Usage: Rscript scripts/oracles/dada-truth.R READS-FOLDER OUTPUT-FOLDER [TRUNC-F=240 TRUNC-R=160 [REFERENCE]]
# READS-FOLDER holds <sample>_R1.fastq.gz and _R2, or <sample>_…_R1_001.fastq.gz. REFERENCE: FASTA for assignTaxonomy.
# Written: filtered/ (<sample>_R1.fastq.gz and _R2; what the other tools get), table.csv
# (sequences × samples, bimeras removed), merged.csv (the same before), mates.csv (every denoised mate: sample, mate, sequence,
# reads, and the p value, fold and Hamming distance at its birth), errors.<mate>.csv (the learned matrices) and seconds.csv.
suppressMessages(library(dada2))
arguments <- commandArgs(trailingOnly = TRUE)
reads <- arguments[1]; out <- arguments[2]
truncation <- if (length(arguments) >= 4) as.integer(arguments[3:4]) else c(240L, 160L)
dir.create(file.path(out, "filtered"), showWarnings = FALSE, recursive = TRUE)
reference <- if (length(arguments) >= 5) arguments[5] else NA
raw <- list(forward = sort(list.files(reads, pattern = "_R1(_001)?.fastq.gz$", full.names = TRUE), method = "radix"))
raw$reverse <- sub("_R1((_001)?.fastq.gz)$", "_R2\\1", raw$forward)
samples <- sub("(_S[0-9]+_L[0-9]+)?_R1(_001)?.fastq.gz$", "", basename(raw$forward))
filtered <- lapply(c(forward = "_R1", reverse = "_R2"),
                   function(mate) setNames(file.path(out, "filtered", paste0(samples, mate, ".fastq.gz")), samples))
seconds <- data.frame()
timed <- function(step, value) {
  time <- system.time(result <- value)
  cpu <- sum(time[c("user.self", "sys.self", "user.child", "sys.child")], na.rm = TRUE)
  seconds <<- rbind(seconds, data.frame(step, seconds = time[["elapsed"]], cpu))
  result
}
kept <- timed("filter", filterAndTrim(raw$forward, filtered$forward, raw$reverse, filtered$reverse, truncLen = truncation,
                                      maxN = 0, maxEE = c(2, 2), truncQ = 2, rm.phix = TRUE, multithread = 2))
errors <- timed("learn", lapply(filtered, function(f) learnErrors(unname(f), multithread = 2, verbose = 0)))
denoised <- timed("infer", Map(function(f, e) dada(f, err = e, multithread = 2, verbose = 0), filtered, errors))
merged <- timed("merge", mergePairs(denoised$forward, filtered$forward, denoised$reverse, filtered$reverse))
table <- makeSequenceTable(merged)
clean <- timed("bimera", removeBimeraDenovo(table, method = "consensus", multithread = 2))
if (!is.na(reference)) {
  set.seed(100)
  taxa <- timed("taxonomy", assignTaxonomy(clean, reference, multithread = 2))
}
write.csv(t(clean), file.path(out, "table.csv"), quote = FALSE)
write.csv(t(table), file.path(out, "merged.csv"), quote = FALSE)
for (mate in names(errors))
  write.csv(getErrors(errors[[mate]]), file.path(out, paste0("errors.", mate, ".csv")), quote = FALSE)
write.csv(do.call(rbind, lapply(names(denoised), function(mate) do.call(rbind, lapply(samples, function(sample) {
  one <- denoised[[mate]][[sample]]$clustering
  data.frame(sample, mate, sequence = one$sequence, reads = one$abundance, p = format(one$birth_pval, digits = 6),
             fold = format(one$birth_fold, digits = 6), hamming = one$birth_ham)
})))), file.path(out, "mates.csv"), row.names = FALSE, quote = FALSE)
write.csv(seconds, file.path(out, "seconds.csv"), row.names = FALSE, quote = FALSE)
cat("dada2", as.character(packageVersion("dada2")), "pairs kept", sum(kept[, 2]), "variants", ncol(clean), "\n")
