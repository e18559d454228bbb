# R dada2 as the oracle of the `dada` model: what it gives for each sample and mate with its own learned error matrix.
# Usage: Rscript scripts/oracles/dada-reference.R FILTERED-FOLDER OUTPUT-FOLDER TAG [key=value ...]
# FILTERED-FOLDER holds filtered reads, one <sample>.fastq.gz per sample of one mate. Written per set: TAG.errors.csv (the
# learned matrix), TAG.observed.csv (transitions counted in the last round), TAG.in1.csv … (the matrix of each round), and
# per sample TAG.<sample>.variants.csv, .denoised.csv, .map.csv (uniques and their variant, empty when not corrected) and
# .transitions.csv; the last two not for pools.
# Keys: errfun=loess|pacbio, errors=FILE (a matrix, instead of learning), pool=true|pseudo, and any option of dada().
suppressMessages(library(dada2))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]; out <- arguments[2]; tag <- arguments[3]
pairs <- strsplit(arguments[-(1:3)], "=")
options <- setNames(lapply(pairs, `[`, 2), vapply(pairs, `[`, "", 1))
take <- function(key, other) { value <- options[[key]]; options[[key]] <<- NULL; if (is.null(value)) other else value }
errfun <- take("errfun", "loess"); errorsFile <- take("errors", NA); pool <- take("pool", "false")
nbases <- as.numeric(take("nbases", "1e8"))
pool <- switch(pool, true = TRUE, pseudo = "pseudo", FALSE)
settings <- lapply(options, type.convert, as.is = TRUE)
dir.create(out, showWarnings = FALSE, recursive = TRUE)
path <- function(...) file.path(out, paste0(tag, ".", ...))
files <- sort(list.files(folder, pattern = "\\.fastq(\\.gz)?$", full.names = TRUE), method = "radix")
names(files) <- sub("\\.fastq(\\.gz)?$", "", basename(files))
writeMatrix <- function(m, file) write.csv(format(m, digits = 17, trim = TRUE, scientific = NA), file, quote = FALSE)
estimate <- if (errfun == "pacbio") PacBioErrfun else loessErrfun
seconds <- c(learn = 0, infer = 0)
if (is.na(errorsFile)) {
  seconds["learn"] <- system.time(
    learned <- do.call(learnErrors, c(list(unname(files), nbases = nbases, multithread = 2, verbose = 1,
                                           errorEstimationFunction = estimate), settings)))["elapsed"]
  errors <- getErrors(learned)
  writeMatrix(learned$trans, path("observed.csv"))
  for (i in seq_along(learned$err_in)) writeMatrix(learned$err_in[[i]], path("in", i, ".csv"))
} else errors <- as.matrix(read.csv(errorsFile, row.names = 1, check.names = FALSE))
writeMatrix(errors, path("errors.csv"))
seconds["infer"] <- system.time(
  result <- do.call(dada, c(list(files, err = errors, multithread = 2, verbose = 0, pool = pool), settings)))["elapsed"]
if (is(result, "dada")) result <- setNames(list(result), names(files))
for (sample in names(files)) {
  one <- result[[sample]]
  write.csv(one$clustering, path(sample, ".variants.csv"), row.names = FALSE, quote = FALSE)
  write.csv(data.frame(sequence = names(one$denoised), abundance = one$denoised), path(sample, ".denoised.csv"),
            row.names = FALSE, quote = FALSE)
  if (isTRUE(pool)) next  # its p values are those of the pool
  derep <- derepFastq(files[[sample]], n = 1e9)
  map <- data.frame(sequence = names(derep$uniques), reads = as.integer(derep$uniques),
                    variant = one$map, p = format(one$pval, digits = 17))
  write.csv(map, path(sample, ".map.csv"), row.names = FALSE, quote = FALSE, na = "")
  writeMatrix(one$trans, path(sample, ".transitions.csv"))
}
write.csv(data.frame(step = names(seconds), seconds = seconds), path("seconds.csv"), row.names = FALSE, quote = FALSE)
cat("dada2", as.character(packageVersion("dada2")), "variants", sum(sapply(result, function(r) nrow(r$clustering))), "\n")
