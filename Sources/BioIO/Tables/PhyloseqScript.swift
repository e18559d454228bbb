/// The R script that stands beside the tables it loads.
enum PhyloseqScript {
  static let text = #"""
    # Loads the tables of this folder into a phyloseq object named `physeq`.
    # Run it in this folder: Rscript load_phyloseq.R   (or source it with chdir = TRUE)
    library(phyloseq)

    # Everything is read as text first, so that ids such as 001 or NA stay what they are.
    read_table <- function(file) {
      cells <- read.csv(file, header = TRUE, check.names = FALSE, colClasses = "character", na.strings = character(0))
      rows <- cells[[1]]
      cells <- cells[, -1, drop = FALSE]
      rownames(cells) <- rows
      cells
    }

    counts <- read_table("otu_table.csv")
    abundances <- matrix(as.numeric(as.matrix(counts)), nrow = nrow(counts), dimnames = dimnames(counts))
    parts <- list(otu_table(abundances, taxa_are_rows = TRUE))

    if (file.exists("tax_table.csv")) {
      taxa <- as.matrix(read_table("tax_table.csv"))
      taxa[taxa == ""] <- NA
      parts <- c(parts, list(tax_table(taxa)))
    }
    if (file.exists("sample_data.csv")) {
      samples <- read_table("sample_data.csv")
      samples[samples == ""] <- NA
      samples[] <- lapply(samples, type.convert, as.is = TRUE)
      parts <- c(parts, list(sample_data(samples)))
    }
    physeq <- do.call(phyloseq, parts)
    print(physeq)

    """#
}
