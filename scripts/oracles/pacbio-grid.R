# R dada2's chain for full-length 16S (PacBio CCS) over a list of filter settings: reads kept per step, sample and setting.
# Usage: Rscript scripts/oracles/pacbio-grid.R SAMPLES.tsv SETTINGS.csv FOLDER FORWARD REVERSE
# SAMPLES.tsv: sample, reads without a header. SETTINGS.csv: maxEE,minQ without a header; lengths are 1000...1600.
# Primers are removed and reads turned once (removePrimers, orient = TRUE; kept in FOLDER). Errors are learned for each
# setting (PacBioErrfun, BAND_SIZE 32). FOLDER/filtered.csv has what the filter keeps, at once for all settings;
# FOLDER/pacbio.csv, the whole chain, grows by one row per sample; settings in it are left out.
suppressMessages(library(dada2))
threads <- 2
arguments <- commandArgs(trailingOnly = TRUE)
samples <- read.table(arguments[1], sep = "\t", col.names = c("sample", "reads"), colClasses = "character")
settings <- read.csv(arguments[2], header = FALSE, comment.char = "#", col.names = c("maxEE", "minQ"))
folder <- arguments[3]
output <- file.path(folder, "pacbio.csv")
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
inserts <- file.path(folder, paste0(samples$sample, ".insert.fastq.gz"))
stepsFile <- file.path(folder, "primers.csv")
if (!file.exists(stepsFile)) {
  found <- removePrimers(samples$reads, inserts, primer.fwd = arguments[4], primer.rev = rc(arguments[5]), orient = TRUE)
  write.csv(data.frame(sample = samples$sample, input = found[, 1], primers = found[, 2]), stepsFile, row.names = FALSE)
}
found <- read.csv(stepsFile)
listed <- function(value, names) if (length(names) == 1) setNames(list(value), names) else setNames(value, names)

filtered <- setNames(file.path(tempdir(), paste0(samples$sample, ".fastq.gz")), samples$sample)
filterReads <- function(setting) {
  unlink(filtered)
  kept <- suppressWarnings(filterAndTrim(inserts, filtered, minQ = setting$minQ, minLen = 1000, maxLen = 1600, maxN = 0,
                                         rm.phix = FALSE, maxEE = setting$maxEE, multithread = threads))
  data.frame(setting, sample = samples$sample, input = found$input, primers = found$primers, filtered = kept[, 2],
             row.names = NULL)
}
filterFile <- file.path(folder, "filtered.csv")
if (!file.exists(filterFile)) {
  rows <- do.call(rbind, lapply(seq_len(nrow(settings)), function(number) filterReads(settings[number, ])))
  write.csv(rows, filterFile, row.names = FALSE, quote = FALSE)
}

done <- if (file.exists(output)) with(read.csv(output), paste(maxEE, minQ)) else character()
for (number in seq_len(nrow(settings))) {
  setting <- settings[number, ]
  if (paste(setting$maxEE, setting$minQ) %in% done) next
  began <- Sys.time()
  rows <- cbind(filterReads(setting), denoised = 0, nonchimeric = 0, variants = 0)
  present <- which(rows$filtered > 0)
  set.seed(100)
  errors <- learnErrors(filtered[present], errorEstimationFunction = PacBioErrfun, BAND_SIZE = 32,
                        multithread = threads, verbose = 0)
  denoised <- listed(dada(filtered[present], err = errors, BAND_SIZE = 32, multithread = threads, verbose = 0),
                     samples$sample[present])
  table <- makeSequenceTable(denoised)
  clean <- removeBimeraDenovo(table, method = "consensus", multithread = threads)
  rows$denoised[present] <- rowSums(table)
  rows$nonchimeric[present] <- rowSums(clean)
  rows$variants[present] <- rowSums(clean > 0)
  exists <- file.exists(output)
  write.table(rows, output, append = exists, col.names = !exists, row.names = FALSE, sep = ",", quote = FALSE)
  cat(sprintf("maxEE %g minQ %d: filtered %d, nonchimeric %d of %d, %.0f s\n", setting$maxEE, setting$minQ,
              sum(rows$filtered), sum(rows$nonchimeric), sum(rows$input),
              as.numeric(difftime(Sys.time(), began, units = "secs"))))
}
cat("dada2", as.character(packageVersion("dada2")), R.version.string, "\n")
