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
    // A row for what is unclassified says more than names that are missing.
    let reason = "the share of the sample that the profiler could not name; it stays in the table"
    guard let said = UnclassifiedShare.said(of: table, where: isUnclassified, reason: reason) else { return }
    understood.removeAll { $0.key == said.key }
    understood.append(said)
  }
}
