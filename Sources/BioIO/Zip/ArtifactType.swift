import BioModel

/// Which semantic types of QIIME 2 hold what, and what to do with the others.
enum ArtifactType {
  /// The names that the data may have; nil when a type does not hold what is wanted.
  static func dataNames(_ type: String, _ wanted: QIIME2Artifact.Wanted) -> [String]? {
    let (outer, inner) = parts(type)
    switch wanted {
    case .table:
      let tables = ["Frequency", "RelativeFrequency", "PresenceAbsence", "Composition"]
      return outer == "FeatureTable" && tables.contains(inner) ? ["feature-table.biom"] : nil
    case .taxonomy: return outer == "FeatureData" && inner == "Taxonomy" ? ["taxonomy.tsv"] : nil
    case .tree:
      return outer == "Phylogeny" && ["Rooted", "Unrooted"].contains(inner) ? ["tree.nwk"] : nil
    }
  }

  /// The error for an artifact of another type.
  static func refusal(_ type: String, _ wanted: QIIME2Artifact.Wanted, file: String) -> TableError {
    let needed =
      switch wanted {
      case .table: "a table (FeatureTable[Frequency])"
      case .taxonomy: "a taxonomy (FeatureData[Taxonomy])"
      case .tree: "a tree (Phylogeny[Rooted])"
      }
    return TableError(
      at: SourceLocation(file: file),
      "the QIIME 2 artifact is \(type.isEmpty ? "of no stated type" : type), not \(needed)", advice: advice(type))
  }

  /// The inner name of `FeatureTable[Frequency]`, properties left aside; empty when there is none.
  static func inner(_ type: String) -> String { parts(type).inner }

  private static func parts(_ type: String) -> (outer: String, inner: String) {
    guard let open = type.firstIndex(of: "[") else { return (type, "") }
    let inner = type[type.index(after: open)...].prefix { $0 != "]" && $0 != " " && $0 != "%" }
    return (String(type[..<open]), String(inner))
  }

  private static func advice(_ type: String) -> String {
    let (outer, inner) = parts(type)
    switch (outer, inner) {
    case ("Visualization", _): return "give the artifact (.qza) that it was made from"
    case ("FeatureTable", "Frequency"), ("FeatureTable", "RelativeFrequency"), ("FeatureTable", "PresenceAbsence"),
      ("FeatureTable", "Composition"):
      return "give it as the table"
    case ("FeatureTable", _): return "give the FeatureTable[Frequency] that it was made from"
    case ("FeatureData", "Taxonomy"): return "give it as --taxonomy, beside the table"
    case ("FeatureData", "Sequence"), ("FeatureData", "AlignedSequence"):
      return "these are sequences: export them (`qiime tools export`) and give the FASTA file to `classify`"
    case ("Phylogeny", _): return "give it as --tree, beside the table"
    case ("SampleData", _):
      return "it holds reads or values of samples: export it (`qiime tools export`); reads go to `run`"
    case ("DistanceMatrix", _), ("PCoAResults", _):
      return "it was computed from a table; give the FeatureTable[Frequency]"
    default: return "export what is inside with `qiime tools export`"
    }
  }
}
