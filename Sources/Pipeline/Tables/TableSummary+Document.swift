import BioIO
import BioModel
import Dysbiosis
import Reporting
import Taxonomy

extension TableSummary {
  /// A read table in figures, with what its names tell beside what its reader understood.
  ///
  /// - Complexity: that of resolving the lineages, O(features × ranks + non-zeros).
  init(_ document: TableDocument, name: String) {
    let table = document.table
    let unnamed = table.lineages.map { $0.map(\.isUnclassified) }
    let profile = table.lineages.map { _ in
      CommunityProfile(table: table, study: StudyDescription(library: .shotgun), universe: nil)
    }
    let samples = (0..<table.sampleCount).map { sample -> Sample in
      let row = table[sample: sample]
      let total = row.total
      let unclassified = unnamed.map { unnamed in
        zip(row.columns, row.values).reduce(0.0) { unnamed[Int($1.0)] ? $0 + $1.1 : $0 }
      }
      return Sample(
        id: table.sampleIDs[sample], total: total, featureCount: row.nonZeroCount,
        unclassifiedShare: total > 0 ? unclassified.map { $0 / total } : nil, denominator: profile?.denominators[sample]
      )
    }
    self.init(
      name: name, table: table, samples: samples,
      decisions: Self.decisions(document, samples, hasDomains: profile?.hasDomains ?? false), notices: document.notices)
  }

  private static func decisions(
    _ document: TableDocument, _ samples: [Sample], hasDomains: Bool
  ) -> [Decision] {
    var decisions = document.understood.map {
      Decision(key: $0.key, value: $0.value, confidence: $0.confidence, reason: $0.reason)
    }
    func add(_ key: String, _ value: String, _ confidence: Double, _ reason: String) {
      guard !decisions.contains(where: { $0.key == key }) else { return }
      decisions.append(Decision(key: key, value: value, confidence: confidence, reason: reason))
    }
    switch document.origin.abundance {
    case let kind?:
      add("abundance", kind.rawValue, 1, "\(document.origin.profiler) counts \(kind.words)")
    case nil:
      add("abundance", "unknown", 0.5, "nothing tells whether the numbers are shares of reads or of genome copies")
    }
    guard let lineages = document.table.lineages else {
      add("taxonomy", "none", 1, "the table names no taxa; give them with --taxonomy")
      return decisions
    }
    let library = document.understanding(of: "library")
    let isAmplicon =
      library?.value == StudyDescription.Library.amplicon16S.rawValue
      && library?.confidence ?? 0 >= LibraryEvidence.certain
    let candidates = TableNaming(lineages: lineages, stated: "", isAmplicon: isAmplicon).candidates
    let naming = SchemeRecognition(lineages: lineages)
    let confidence = naming.signCount == 0 ? 0.1 : naming.mixtures.isEmpty ? 1 / Double(candidates.count) : 0.3
    add(
      "names", naming.signCount == 0 ? "undecided" : candidates.map(\.rawValue).joined(separator: "/"),
      rounded(confidence),
      naming.mixtures.first.map { "the names are mixed: \($0.old) beside \($0.current)" }
        ?? (naming.signCount == 0
          ? "no name is written differently by the schemes of names"
          : "\(naming.signCount) names are written differently by the schemes of names"))
    add(
      "unclassified", range(samples.compactMap(\.unclassifiedShare)), 1,
      "share of each sample in features without any name"
    )
    add(
      "denominator", range(samples.compactMap { s in s.denominator.flatMap { s.total > 0 ? $0 / s.total : nil } }), 1,
      hasDomains
        ? "share of each sample that is named as Bacteria or Archaea: what shares of taxa are taken of"
        : "share of each sample that has a name: what shares of taxa are taken of, since no domains are given")
    return decisions
  }

  private static func range(_ shares: [Double]) -> String {
    guard let least = shares.min(), let most = shares.max() else { return "none" }
    func text(_ share: Double) -> String { NumberText.text(share, significantDigits: 4) }
    return text(least) == text(most) ? text(least) : "\(text(least))–\(text(most))"
  }

  private static func rounded(_ confidence: Double) -> Double { (100 * confidence).rounded() / 100 }
}

extension TableOrigin.Abundance {
  /// As words.
  var words: String { self == .reads ? "reads" : "genome copies" }
}
