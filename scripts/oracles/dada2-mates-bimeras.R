# Makes the golden files of Tests/AmpliconTests/Fixtures/dada2-mates-bimeras: what R dada2 makes of simulated sequences.
# Usage: Rscript scripts/oracles/dada2-mates-bimeras.R OUTPUT-FOLDER      needs: R with dada2
suppressMessages(library(dada2))
out <- commandArgs(trailingOnly = TRUE)[1]
dir.create(out, showWarnings = FALSE, recursive = TRUE)
set.seed(4)
write <- function(rows, name) {
  write.table(rows, file.path(out, name), sep = "\t", quote = FALSE, row.names = FALSE)
}

# Simulation ---------------------------------------------------------------------------------------------------------
bases <- c("A", "C", "G", "T")
random <- function(n, letters = bases) paste(sample(letters, n, TRUE), collapse = "")
repeated <- function(n) substr(strrep(random(sample(2:25, 1)), n), 1, n)
# Every third sequence has two letters only, every third is a tandem repeat: many alignments are equally good.
ancestor <- function(kind, n) switch(kind, random(n), random(n, c("A", "C")), repeated(n))
mutated <- function(sequence, changes) {
  letters <- strsplit(sequence, "")[[1]]
  for (change in seq_len(changes)) {
    at <- sample(length(letters), 1)
    kind <- sample(6, 1)
    if (kind == 1) letters <- letters[-at]
    else if (kind == 2) letters <- append(letters, sample(bases, sample(3, 1), TRUE), at)
    else letters[at] <- sample(bases, 1)
  }
  paste(letters, collapse = "")
}
reverseComplement <- function(sequence) chartr("ACGT", "TGCA", paste(rev(strsplit(sequence, "")[[1]]), collapse = ""))

# Alignments: which of the equally good ones --------------------------------------------------------------------------
rows <- list()
for (number in 1:400) {
  first <- mutated(ancestor(1 + number %% 3, sample(10:60, 1)), sample(0:5, 1))
  second <- mutated(first, sample(0:6, 1))
  kind <- sample(5, 1)
  if (kind == 1) first <- substr(first, sample(8, 1), nchar(first))
  if (kind == 2) first <- paste0(random(sample(30, 1)), first)
  if (kind == 3) second <- paste0(second, random(sample(30, 1)))
  if (kind == 4) second <- random(sample(10:60, 1))
  band <- sample(c(16, 4, -1), 1)
  strict <- number %% 4 == 0
  aligned <- if (strict) nwalign(first, second, match = 1, mismatch = -64, gap = -64, band = band)
             else nwalign(first, second, match = 5, mismatch = -4, gap = -8, band = band)
  rows[[number]] <- data.frame(first, second, band, strict = as.integer(strict), aligned1 = aligned[1],
                               aligned2 = aligned[2])
}
write(do.call(rbind, rows), "alignments.tsv")

# Mates: dada and derep objects with one variant per mate --------------------------------------------------------------
objects <- function(sequences, reads) {
  list(new("dada", list(
         denoised = setNames(reads, sequences), sequence = sequences, map = seq_along(sequences),
         clustering = data.frame(sequence = sequences, abundance = reads, n0 = reads, n1 = 0L, nunq = 1L, pval = 0,
                                 birth_type = "I", birth_pval = 0, birth_fold = 1, birth_ham = 1, birth_qave = 38))),
       new("derep", list(uniques = setNames(reads, sequences), quals = matrix(38, length(sequences), max(nchar(sequences))),
                         map = rep(seq_along(sequences), reads))))
}
forward <- character(); reverse <- character()
while (length(forward) < 600) {
  n <- sample(c(60, 100, 190), 1)
  amplicon <- ancestor(1 + length(forward) %% 3, n)
  if (length(forward) %% 3 == 2) amplicon <- paste0(random(12), amplicon, random(12))
  n <- nchar(amplicon)
  f <- substr(amplicon, 1, sample(20:n, 1))
  r <- substr(amplicon, sample(n - 19, 1), n)
  kind <- sample(6, 1)
  if (kind == 1) f <- paste0(f, random(sample(30, 1)))
  if (kind == 2) r <- paste0(random(sample(30, 1)), r)
  if (kind == 3) r <- mutated(r, sample(3, 1))
  if (kind == 4) { f <- paste0(amplicon, random(sample(30, 1))); r <- paste0(random(sample(30, 1)), amplicon) }
  if (kind == 5) { f <- substr(amplicon, sample(20, 1), n); r <- substr(amplicon, 1, n - sample(20, 1)) }
  if (nchar(f) < 20 || nchar(r) < 20 || f %in% forward || r %in% reverse) next
  forward <- c(forward, f); reverse <- c(reverse, r)
}
reads <- rep(3L, length(forward))
F <- objects(forward, reads); R <- objects(sapply(reverse, reverseComplement, USE.NAMES = FALSE), reads)
merge <- function(trim) {
  merged <- mergePairs(F[[1]], F[[2]], R[[1]], R[[2]], returnRejects = TRUE, trimOverhang = trim)
  merged[order(merged$forward), ]
}
whole <- suppressMessages(merge(FALSE)); trimmed <- suppressMessages(merge(TRUE))
stopifnot(whole$forward == seq_along(forward), whole$reverse == whole$forward, whole$accept == trimmed$accept)
write(data.frame(forward, reverse = R[[1]]$sequence, accepted = as.integer(whole$accept),
                 merged = ifelse(whole$accept, whole$sequence, "-"),
                 trimmed = ifelse(whole$accept, trimmed$sequence, "-")), "mates.tsv")

# Bimeras of given parents -------------------------------------------------------------------------------------------
rows <- list()
while (length(rows) < 700) {
  kind <- 1 + length(rows) %% 3
  source <- ancestor(kind, sample(c(40, 60, 100), 1))
  parents <- unique(sapply(1:sample(2:4, 1), function(i) mutated(source, sample(0:9, 1))))
  first <- parents[1]; last <- parents[length(parents)]
  cut <- sample(nchar(first), 1)
  query <- paste0(substr(first, 1, cut), substring(last, cut + 1))
  change <- sample(5, 1)
  if (change == 1) query <- mutated(query, 1)
  if (change == 2) query <- mutated(query, 2)
  if (change == 3) query <- mutated(source, 2)
  shift <- sample(6, 1)
  if (shift == 1) query <- substr(query, sample(0:20, 1) + 1, nchar(query))
  if (shift == 2) query <- paste0(random(sample(20, 1)), query)
  if (nchar(query) < 20 || query %in% parents) next
  rows[[length(rows) + 1]] <- data.frame(
    query, parents = paste(parents, collapse = ","), exact = as.integer(isBimera(query, parents)),
    shift4 = as.integer(isBimera(query, parents, maxShift = 4)),
    oneOff = as.integer(isBimera(query, parents, allowOneOff = TRUE)),
    oneOff2 = as.integer(isBimera(query, parents, allowOneOff = TRUE, minOneOffParentDistance = 2)))
}
write(do.call(rbind, rows), "parents.tsv")

# A table of 14 samples ----------------------------------------------------------------------------------------------
source <- random(120)
strains <- unique(sapply(1:40, function(i) mutated(source, sample(3:25, 1))))
parents <- replicate(70, sample(length(strains), 2), simplify = FALSE)
chimeras <- sapply(parents, function(pair) {
  cut <- sample(10:110, 1)
  paste0(substr(strains[pair[1]], 1, cut), substring(strains[pair[2]], cut + 1))
})
isNew <- !duplicated(chimeras) & !(chimeras %in% strains)
chimeras <- chimeras[isNew]; parents <- parents[isNew]
offspring <- unique(sapply(1:15, function(i) mutated(sample(c(strains, chimeras), 1), 1)))
sequences <- unique(c(strains, chimeras, offspring))
# Chimeras have reads where their parents have many, and now and then where not.
counts <- t(sapply(1:14, function(sample) {
  own <- rpois(length(strains), 60 * rlnorm(length(strains), 0, 1)) * rbinom(length(strains), 1, 0.7)
  made <- sapply(parents, function(pair) rpois(1, 0.2 * min(own[pair]) + rbinom(1, 1, 0.05) * 5))
  c(own, made, rpois(length(sequences) - length(own) - length(made), 4))
}))
storage.mode(counts) <- "integer"
colnames(counts) <- sequences
counts <- counts[, colSums(counts) > 0]
counts <- counts[, order(-colSums(counts), colnames(counts))]
rownames(counts) <- sprintf("sample%02d", 1:14)
flag <- function(...) as.integer(isBimeraDenovoTable(counts, ...))
pooled <- as.integer(isBimeraDenovo(setNames(as.integer(colSums(counts)), colnames(counts))))
perSample <- apply(counts, 1, function(row) {
  flags <- isBimeraDenovo(row[row > 0])
  paste(as.integer(colnames(counts) %in% names(flags)[flags]), collapse = "")
})
write(data.frame(sequence = colnames(counts), consensus = flag(), strict = flag(ignoreNNegatives = 0),
                 half = flag(minSampleFraction = 0.5, minFoldParentOverAbundance = 3, minParentAbundance = 20),
                 oneOff = flag(allowOneOff = TRUE), pooled,
                 perSample = apply(do.call(rbind, strsplit(perSample, "")), 2, paste, collapse = ""),
                 t(counts)), "table.tsv")
cat("dada2", as.character(packageVersion("dada2")), R.version.string, "\n")
