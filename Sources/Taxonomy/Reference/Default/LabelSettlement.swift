import BioModel
import Parallel

/// Lets the sequences decide between two names.
enum LabelSettlement {
  /// Confidence the sequence's own evidence needs.
  static let confidence = 0.8

  /// Entries whose lineage and organism name two genera: both are called by a classifier trained on all other entries;
  /// the name that agrees with the call at the narrowest rank is kept. Where neither does, the genus is left open.
  static func settleContested(
    _ entries: inout [LabelledEntry], votes: LineageVotes, report: inout [String], threads: ThreadCount
  ) throws(TaxonomyError) {
    let contested = entries.indices.filter { entries[$0].isContested }
    guard !contested.isEmpty else { return }
    let calls = try self.calls(
      of: contested, trainedOn: entries.indices.filter { !entries[$0].isContested }, entries, votes, threads)
    for (number, call) in zip(contested, calls) {
      let entry = entries[number]
      let nowhere = [String](repeating: "", count: entry.higher.count)
      let byOrganism = votes.lineage(genus: entry.organismGenus, higher: nowhere)
      let byFile = votes.lineage(genus: entry.filedGenus, higher: entry.higher)
      let organism = Rank.allCases[...Rank.genus.rawValue].prefix { call[$0] != nil && call[$0] == byOrganism[$0] }
        .count
      let file = agreement(call, byFile)
      let isKnown = byOrganism[.family] != nil
      if isKnown, organism >= file, organism > 0 {
        // A newer name within the family of the filed one, or the only one that fits.
        entries[number].genus = entry.organismGenus
        entries[number].higher = nowhere
      } else if file > 1 {
        entries[number].genus = entry.filedGenus
      } else {
        entries[number].genus = ""
        // Not below the class: the genera that were named may have relatives the sources lack.
        entries[number].higher = (0..<nowhere.count).map {
          $0 <= Rank.class.rawValue ? call[Rank.allCases[$0]] ?? "" : ""
        }
      }
      report.append(
        "settled\t\(entry.identifier)\t\(entry.filedGenus) or \(entry.organismGenus)\t"
          + (entries[number].genus.isEmpty ? "neither" : entries[number].genus) + "; call \(call.prefixedText)")
    }
  }

  /// Entries without a species whose genus has been divided: those that resemble a species that moved take its genus.
  static func settleDivided(
    _ entries: inout [LabelledEntry], votes: LineageVotes, report: inout [String], threads: ThreadCount
  ) throws(TaxonomyError) {
    var movedTo: [String: Set<String>] = [:]
    for entry in entries where entry.hasMoved { movedTo[entry.formerGenus, default: []].insert(entry.genus) }
    let open = entries.indices.filter { entries[$0].species.isEmpty && movedTo[entries[$0].genus] != nil }
    guard !open.isEmpty else { return }
    let calls = try self.calls(
      of: open, trainedOn: entries.indices.filter { !entries[$0].species.isEmpty }, entries, votes, threads)
    for (number, call) in zip(open, calls) {
      guard let genus = call[.genus], movedTo[entries[number].genus]?.contains(genus) == true else { continue }
      report.append("moved\t\(entries[number].identifier)\t\(entries[number].genus)\t\(genus)")
      entries[number].genus = genus
    }
  }

  private static func calls(
    of numbers: [Int], trainedOn others: [Int], _ entries: [LabelledEntry], _ votes: LineageVotes,
    _ threads: ThreadCount
  ) throws(TaxonomyError) -> [Lineage] {
    let training = others.map { number in
      ReferenceBuilder.Entry(
        header: ReferenceHeader(
          identifier: entries[number].identifier,
          lineage: votes.lineage(genus: entries[number].genus, higher: entries[number].higher)),
        sequence: entries[number].sequence)
    }
    let reference = try ReferenceBuilder.build(entries: training, file: "the sources", name: "settlement")
    let classifier = try NaiveBayesClassifier(reference: reference, threads: threads)
    return classifier.classify(
      numbers.map { entries[$0].sequence }, minimumConfidence: confidence, threads: threads
    ).calls.map(\.lineage)
  }

  // How many ranks, from the domain down, the call names as the lineage does; 0 at a contradiction above family.
  private static func agreement(_ call: Lineage, _ lineage: Lineage) -> Int {
    if ReferenceCleaner.contradicts(call, lineage) { return 0 }
    return Rank.allCases.filter { call[$0] != nil && call[$0] == lineage[$0] }.count
  }
}
