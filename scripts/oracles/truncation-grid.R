# R dada2's chain over a list of filterAndTrim settings: reads kept per step, sample and setting.
# Usage: Rscript scripts/oracles/truncation-grid.R SAMPLES.tsv SETTINGS.csv OUTPUT.csv [TRIM-F TRIM-R [MOCK-SAMPLE MOCK.fasta]]
# SAMPLES.tsv: sample, R1, R2 without a header. SETTINGS.csv: truncF,truncR,maxEEF,maxEER without a header, # begins a comment.
# TRIM-F and TRIM-R are bases cut off the read starts (primer lengths; 0 if the primers are gone): as in dada2 the
# truncation counts from the start of the raw read. Errors are learned anew for each setting; all else is dada2's default.
# OUTPUT.csv grows by one row per sample after each setting, so that it can be read while this runs; settings that it
# holds already are left out. exact (mock sample only): variants that are part of a sequence of MOCK.fasta, either strand.
suppressMessages(library(dada2))
threads <- 2

arguments <- commandArgs(trailingOnly = TRUE)
samples <- read.table(arguments[1], sep = "\t", col.names = c("sample", "forward", "reverse"), colClasses = "character")
settings <- unique(read.csv(arguments[2], header = FALSE, comment.char = "#", strip.white = TRUE,
                            col.names = c("truncF", "truncR", "maxEEF", "maxEER")))
output <- arguments[3]
trimLeft <- if (length(arguments) >= 5) as.integer(arguments[4:5]) else c(0L, 0L)
mockSample <- if (length(arguments) >= 7) arguments[6] else NA
mock <- if (is.na(mockSample)) character() else toupper(as.character(getSequences(arguments[7])))
mock <- c(mock, rc(mock))

# dada and mergePairs hand out a bare object for one sample; this makes it a list again.
listed <- function(value, names) if (length(names) == 1) setNames(list(value), names) else setNames(value, names)

# One setting: a data frame with one row per sample. Samples of which nothing passes the filter keep zeros.
chain <- function(setting) {
  folder <- tempfile("truncation"); dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  filteredF <- setNames(file.path(folder, paste0(samples$sample, "_F.fastq.gz")), samples$sample)
  filteredR <- setNames(file.path(folder, paste0(samples$sample, "_R.fastq.gz")), samples$sample)
  kept <- suppressWarnings(filterAndTrim(
    samples$forward, filteredF, samples$reverse, filteredR, truncLen = c(setting$truncF, setting$truncR),
    trimLeft = trimLeft, maxEE = c(setting$maxEEF, setting$maxEER), maxN = 0, truncQ = 2, rm.phix = TRUE,
    multithread = threads))
  rows <- data.frame(setting, sample = samples$sample, input = kept[, 1], filtered = kept[, 2], denoisedF = 0,
                     denoisedR = 0, merged = 0, nonchimeric = 0, variants = 0, exact = NA, note = "", row.names = NULL)
  rows$exact[rows$sample %in% mockSample] <- 0
  present <- which(kept[, 2] > 0)
  if (length(present) == 0) { rows$note <- "nothing passed the filter"; return(rows) }
  filteredF <- filteredF[present]; filteredR <- filteredR[present]
  denoised <- tryCatch({
    set.seed(100)
    errF <- learnErrors(filteredF, multithread = threads, verbose = 0)
    errR <- learnErrors(filteredR, multithread = threads, verbose = 0)
    list(listed(dada(filteredF, err = errF, multithread = threads, verbose = 0), names(filteredF)),
         listed(dada(filteredR, err = errR, multithread = threads, verbose = 0), names(filteredR)))
  }, error = function(e) conditionMessage(e))
  if (is.character(denoised)) { rows$note <- gsub("[\n,]", " ", denoised); return(rows) }
  reads <- function(value) sum(getUniques(value))
  rows$denoisedF[present] <- sapply(denoised[[1]], reads)
  rows$denoisedR[present] <- sapply(denoised[[2]], reads)
  merged <- mergePairs(denoised[[1]], filteredF, denoised[[2]], filteredR)
  merged <- if (is.data.frame(merged)) setNames(list(merged), names(filteredF)) else merged
  rows$merged[present] <- sapply(merged, function(pairs) sum(pairs$abundance))
  present <- present[sapply(merged, nrow) > 0]
  if (length(present) == 0) { rows$note <- "nothing merged"; return(rows) }
  table <- makeSequenceTable(merged[samples$sample[present]])
  clean <- suppressMessages(removeBimeraDenovo(table, method = "consensus", multithread = threads))
  rows$nonchimeric[present] <- rowSums(clean)
  rows$variants[present] <- rowSums(clean > 0)
  if (!is.na(mockSample) && mockSample %in% rownames(clean)) {
    variants <- colnames(clean)[clean[mockSample, ] > 0]
    inside <- sapply(variants, function(variant) any(grepl(variant, mock, fixed = TRUE)))
    rows$exact[rows$sample == mockSample] <- sum(inside)
  }
  rows
}

key <- function(rows) paste(rows$truncF, rows$truncR, rows$maxEEF, rows$maxEER)
done <- if (file.exists(output)) key(read.csv(output)) else character()
for (number in seq_len(nrow(settings))) {
  setting <- settings[number, ]
  if (key(setting) %in% done) next
  began <- Sys.time()
  rows <- chain(setting)
  exists <- file.exists(output)
  write.table(rows, output, append = exists, col.names = !exists, row.names = FALSE, sep = ",", quote = FALSE, na = "")
  cat(sprintf("%s: filtered %d, nonchimeric %d of %d, %.0f s\n", key(setting), sum(rows$filtered), sum(rows$nonchimeric),
              sum(rows$input), as.numeric(difftime(Sys.time(), began, units = "secs"))))
}
cat("dada2", as.character(packageVersion("dada2")), R.version.string, "\n")
