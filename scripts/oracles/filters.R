# dada2's part of scripts/oracles/filters.sh. Arguments: folder with reads.fastq and phix.txt; output folder.
suppressMessages(library(dada2))
folder <- commandArgs(TRUE)[1]
out <- commandArgs(TRUE)[2]
keep <- function(name, ...) {
  fastqFilter(file.path(folder, "reads.fastq"), file.path(folder, paste0("dada2-", name, ".fastq")), compress = FALSE,
    truncQ = 0, minLen = 1, maxN = 1000, qualityType = "FastqQuality", ...)
}
keep("min-q", minQ = 8)
keep("trim", trimLeft = 3, trimRight = 7, truncLen = 45)
keep("complexity", rm.lowcomplex = 9)
reads <- readLines(file.path(folder, "phix.txt"))
table <- data.frame(sequence = reads, phix = as.integer(isPhiX(reads)), complexity = sprintf("%.12g", seqComplexity(reads)))
file <- file.path(out, "phix.tsv")
writeLines(paste("# dada2", packageVersion("dada2")), file)
suppressWarnings(write.table(table, file, append = TRUE, sep = "\t", quote = FALSE, row.names = FALSE))
