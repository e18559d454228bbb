# The time R dada2's mergePairs takes per combination of denoised mates, simulated as in AmpliconBenchmark/mergesDenoisedMates.
# Usage: Rscript scripts/benchmark/mates.R
suppressMessages(library(dada2))
set.seed(1)
random <- function(n) paste(sample(c("A", "C", "G", "T"), n, TRUE), collapse = "")
objects <- function(sequences, pairs) {
  reads <- as.integer(table(factor(pairs, seq_along(sequences))))
  list(new("dada", list(
         denoised = setNames(reads, sequences), sequence = sequences, map = seq_along(sequences),
         clustering = data.frame(sequence = sequences, abundance = reads, n0 = reads, n1 = 0L, nunq = 1L, pval = 0,
                                 birth_type = "I", birth_pval = 0, birth_fold = 1, birth_ham = 1, birth_qave = 38))),
       new("derep", list(uniques = setNames(reads, sequences), quals = matrix(38, length(sequences), 250), map = as.integer(pairs))))
}
for (overlap in c(30, 60, 120, 220)) {
  amplicons <- replicate(300, random(470 - overlap))
  forward <- substr(amplicons, 1, 250)
  reverse <- chartr("ACGT", "TGCA", sapply(strsplit(substring(amplicons, 251 - overlap), ""), function(x) paste(rev(x), collapse = "")))
  changed <- forward
  at <- 250 - overlap %/% 2
  substr(changed, at, at) <- ifelse(substr(changed, at, at) == "A", "C", "A")
  f <- c(1:300, 301:600, c(2:300, 1)); r <- rep(1:300, 3)
  F <- objects(c(forward, changed), f); R <- objects(reverse, r)
  time <- system.time(merged <- mergePairs(F[[1]], F[[2]], R[[1]], R[[2]], returnRejects = TRUE))["elapsed"]
  cat(sprintf("overlap %d: %d of %d merged, %.0f µs a combination\n", overlap, sum(merged$accept), nrow(merged),
              1e6 * time / nrow(merged)))
}
cat("dada2", as.character(packageVersion("dada2")), "\n")
