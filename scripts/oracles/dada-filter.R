# The filtered reads on which `dada` is compared with R dada2, one <sample>.fastq.gz per sample in a folder per mate.
# Usage: Rscript scripts/oracles/dada-filter.R READS-FOLDER OUTPUT-FOLDER PATTERN1 PATTERN2 TRUNC1 TRUNC2
#        Rscript scripts/oracles/dada-filter.R READS-FOLDER OUTPUT-FOLDER pacbio
suppressMessages(library(dada2))
arguments <- commandArgs(trailingOnly = TRUE)
reads <- arguments[1]; out <- arguments[2]
named <- function(mate, samples) { folder <- file.path(out, mate); dir.create(folder, FALSE, TRUE); file.path(folder, paste0(samples, ".fastq.gz")) }
if (arguments[3] == "pacbio") {
  raw <- sort(list.files(reads, pattern = "^SRR.*\\.fastq.gz$", full.names = TRUE), method = "radix")
  samples <- sub("\\..*", "", basename(raw))
  oriented <- named("oriented", samples)
  print(removePrimers(raw, oriented, primer.fwd = "AGRGTTYGATYMTGGCTCAG",
                      primer.rev = rc("RGYTACCTTGTTACGACTT"), orient = TRUE))
  print(filterAndTrim(oriented, named("single", samples), minQ = 3, minLen = 1000, maxLen = 1600, maxN = 0,
                      rm.phix = FALSE, maxEE = 2))
} else {
  forward <- sort(list.files(reads, pattern = arguments[3], full.names = TRUE), method = "radix")
  reverse <- sort(list.files(reads, pattern = arguments[4], full.names = TRUE), method = "radix")
  samples <- sub("[_.].*", "", sub("([FR])[.]fastq.gz$", "", basename(forward)))
  print(filterAndTrim(forward, named("forward", samples), reverse, named("reverse", samples),
                      truncLen = as.integer(arguments[5:6]), maxN = 0, maxEE = c(2, 2), truncQ = 2, rm.phix = TRUE,
                      multithread = 2))
}
