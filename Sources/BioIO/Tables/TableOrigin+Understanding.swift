import BioModel

extension TableOrigin {
  /// Why a reader thinks a table has this origin.
  struct Reasons {
    /// What tells the program.
    var profiler: String
    var profilerConfidence = 1.0
    /// What tells the taxonomy.
    var taxonomy = "the ids of the profiler's database"
    var taxonomyConfidence = 0.9
    /// What the numbers count.
    var abundance: String
  }

  /// The taxonomy that a database's name tells, or "".
  static func taxonomy(in name: String) -> String {
    let word = name.lowercased()
    return ["gtdb", "silva", "greengenes", "ncbi"].first(where: word.contains) ?? ""
  }
}

extension TableDocument {
  /// Fills in the origin, and spells it out among what was understood.
  mutating func state(_ origin: TableOrigin, _ reasons: TableOrigin.Reasons) {
    self.origin = origin
    if !origin.profiler.isEmpty {
      let name = origin.version.isEmpty ? origin.profiler : origin.profiler + " " + origin.version
      understood.append(
        Understanding(
          key: "profiler", value: name, confidence: reasons.profilerConfidence, reason: reasons.profiler))
    }
    if !origin.database.isEmpty, understanding(of: "database") == nil {
      understood.append(
        Understanding(key: "database", value: origin.database, confidence: 1, reason: "the head of the file names it"))
    }
    if !origin.taxonomy.isEmpty {
      understood.append(
        Understanding(
          key: "taxonomy-ids", value: origin.taxonomy, confidence: reasons.taxonomyConfidence, reason: reasons.taxonomy)
      )
    }
    if let abundance = origin.abundance {
      understood.append(
        Understanding(key: "abundance", value: abundance.rawValue, confidence: 1, reason: reasons.abundance))
    }
  }

  /// Says which share of the samples has no name, when the profile has a row for that.
  mutating func stateUnclassified(_ isUnclassified: [Bool]) {
    guard isUnclassified.contains(true) else { return }
    var shares: [Double] = []
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      let total = row.total
      guard total > 0 else { continue }
      var nameless = 0.0
      for (column, value) in zip(row.columns, row.values) where isUnclassified[Int(column)] { nameless += value }
      shares.append(nameless / total)
    }
    guard let lowest = shares.min(), let highest = shares.max() else { return }
    let texts = [lowest, highest].map { NumberText.text($0, significantDigits: 4) }
    understood.append(
      Understanding(
        key: "unclassified", value: texts[0] == texts[1] ? texts[0] : texts.joined(separator: "–"), confidence: 1,
        reason: "the share of the sample that the profiler could not name; it stays in the table"))
  }
}
