# Consensus bimeras by R dada2 on a simulated table, with the time it takes; the table is written for the benchmark of ours.
# Usage: Rscript scripts/benchmark/bimeras.R TABLE.tsv [SEQUENCES=2000 SAMPLES=100 THREADS=2 PRESENCE=0.25]
# then:  DYSBIO_BENCHMARK=1 DYSBIO_BENCHMARK_TABLE=TABLE.tsv swift test -c release --filter AmpliconBenchmark/findsBimeras
suppressMessages(library(dada2))
arguments <- commandArgs(trailingOnly = TRUE)
number <- function(at, default) if (length(arguments) >= at) as.numeric(arguments[at]) else default
n <- number(2, 2000); samples <- number(3, 100); threads <- number(4, 2); presence <- number(5, 0.25)
set.seed(1)
bases <- c("A", "C", "G", "T")
# Strains along a tree of 253 bases whose ends and middle are conserved, and two chimeras for each of them.
variable <- setdiff(20:234, 100:130)
mutated <- function(letters, changes) {
  at <- sample(variable, changes)
  letters[at] <- sample(bases, changes, TRUE)
  letters
}
strains <- list(sample(bases, 253, TRUE))
while (length(strains) < n / 3) {
  strains[[length(strains) + 1]] <- mutated(strains[[sample(length(strains), 1)]], sample(1:40, 1))
}
own <- sapply(strains, function(x) matrix(rpois(samples, 200 * rlnorm(1, 0, 1.5)) * rbinom(samples, 1, presence), samples))
parents <- replicate(2 * n, sample(length(strains), 2), simplify = FALSE)
made <- lapply(parents, function(pair) {
  cut <- sample(253, 1)
  c(strains[[pair[1]]][seq_len(cut)], strains[[pair[2]]][-seq_len(cut)])
})
reads <- sapply(parents, function(pair) rpois(samples, 0.05 * pmin(own[, pair[1]], own[, pair[2]])))
sequences <- sapply(c(strains, made), paste, collapse = "")
table <- cbind(own, reads)
keep <- which(!duplicated(sequences) & colSums(table) > 1)
keep <- head(keep, n)
table <- table[, keep]
storage.mode(table) <- "integer"
colnames(table) <- sequences[keep]
write.table(data.frame(colnames(table), t(table)), arguments[1], sep = "\t", quote = FALSE, row.names = FALSE,
            col.names = FALSE)
time <- system.time(flags <- isBimeraDenovoTable(table, multithread = threads))
cat(sprintf("dada2 %s: %d of %d in %d samples (%.0f %% of cells), %d reads; %d threads: %.2f s elapsed\n",
            packageVersion("dada2"), sum(flags), ncol(table), nrow(table), 100 * mean(table > 0), sum(table[, flags]),
            threads, time["elapsed"]))
