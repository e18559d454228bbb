import BioModel

/// Columns and rows that are neither samples nor features: statistics and descriptions that stand beside abundances.
enum ForeignLines {
  /// Refuses what is named like no abundance.
  ///
  /// A silent mean or age among the taxa would change every share, so this is an error and not a warning.
  ///
  /// - Throws: the first column or row whose name is a known word for something else and that `keep` does not list.
  /// - Complexity: O(ids).
  static func refuse(
    _ heads: [String], _ body: DelimitedBody, kept: [String], headLine: Int, file: String
  ) throws(TableError) {
    let kept = Set(kept)
    func isForeign(_ name: String) -> Bool { isWord(name) && !kept.contains(name.trimmingBlanks()) }
    let columns = heads.filter(isForeign)
    if let first = columns.first {
      let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let list = columns.map { $0.trimmingBlanks() }.joined(separator: ",")
      throw TableError(
        at: SourceLocation(file: file, line: headLine, column: "\"\(first)\""),
        "\(columns.count == 1 ? "the column \(names) is" : "the columns \(names) are") named like no sample and no taxon",
        advice: "leave out what is no abundance with `ignore-columns=\(list)`, or state `keep=\(list)` if it is one")
    }
    if let row = body.rowIDs.firstIndex(where: isForeign) {
      let name = body.rowIDs[row].trimmingBlanks()
      throw TableError(
        at: SourceLocation(file: file, line: row < body.rowLines.count ? body.rowLines[row] : nil),
        "the row \"\(name)\" is named like no sample and no taxon",
        advice: "take the row out, or state `keep=\(name)` if it holds abundances")
    }
  }

  /// Rows that are no lineages where most are.
  static func oddRows(_ rowIDs: [String], isFeatures: Bool) -> Notice? {
    guard isFeatures, rowIDs.count > 2 else { return nil }
    let odd = rowIDs.filter {
      !LineageParser.looksLikeLineage($0) && !UnclassifiedShare.isWord($0) && !LineageParser.startsLineage($0)
        && !TaxonName.isBinomial($0) && !TaxonWords.isTaxon($0)
    }
    guard !odd.isEmpty, 10 * odd.count <= rowIDs.count * 2 else { return nil }
    let names = odd.prefix(5).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return Notice(
      .warning, code: "rows-without-lineage",
      message:
        "\(odd.count) of \(rowIDs.count) rows stand among lineages and are none: \(names)\(odd.count > 5 ? " …" : ""); they were read as features without names, take them out if they are no taxa"
    )
  }

  /// Known words, units in parentheses left aside: `Age (years)`, `p-value`, `F/B ratio`.
  static func isWord(_ name: String) -> Bool {
    guard name.utf8.count <= 40 else { return false }
    let bare = name.prefix { $0 != "(" && $0 != "[" }
    let word = String(bare).asColumnWord.filter { $0 != "/" && $0 != "'" && $0 != ":" && $0 != "%" }
    return words.contains(word) || word.hasSuffix("ratio") && word.utf8.count <= 20
  }

  private static let words: Set<String> = [
    // Statistics of a row.
    "pvalue", "pval", "padj", "adjustedp", "adjustedpvalue", "qvalue", "fdr", "bonferroni", "log2foldchange", "log2fc",
    "logfc", "foldchange", "basemean", "lfcse", "mean", "average", "avg", "median", "std", "stdev", "stddev", "stderr",
    "standarddeviation", "standarderror", "variance", "prevalence", "meanabundance", "coefficientofvariation",
    // Statistics of a sample.
    "shannon", "shannonindex", "shannonentropy", "shannondiversity", "simpson", "simpsonindex", "invsimpson",
    "inversesimpson", "ginisimpson", "chao1", "richness", "evenness", "pielou", "pieloue", "pieloueveness",
    "pielouevenness", "observedotus", "observedfeatures", "observedasvs", "observedspecies", "faithpd", "goodscoverage",
    "gmhi", "gmwi", "gmwi2",
    // Descriptions of a sample.
    "age", "ageyears", "ageinyears", "bmi", "bodymassindex", "sex", "gender", "weight", "weightkg", "height",
    "heightcm",
    "bodyweight", "bodytemperature", "latitude", "longitude", "calprotectin", "fecalcalprotectin", "crp", "hba1c",
    "collectiondate", "barcodesequence", "linkerprimersequence",
  ]
}
