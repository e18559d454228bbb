import BioModel

/// What a column of replicates says of subjects and specimens.
///
/// A label names one specimen of one subject: tubes with the same label are technical replicates only where they are of the
/// same subject. Without subjects a label stands for a subject too, so that n counts people and not tubes, unless the labels
/// number the tubes (1, 2, 3 beside every specimen): labels of more than four samples without a subject that hold more
/// than half of all samples. Such labels say nothing of those samples.
struct SpecimenLabels {
  /// Of each sample; empty: none.
  let labels: [String]
  /// Of each sample; its own id where nothing names one.
  let subjects: [String]
  /// Labels that are not taken at their word.
  let notices: [Notice]

  /// Technical replicates are rarely more than four.
  private static let mostTubes = 4

  /// - Parameters:
  ///   - subjects: of each sample; nil: not given.
  ///   - labels: the column's cells.
  /// - Complexity: O(samples).
  init(samples: [String], subjects: [String?], labels: [String?]) {
    var notices: [Notice] = []
    let alone = samples.indices.filter { subjects[$0] == nil }
    var sizes: [String: Int] = [:]
    for sample in alone { if let label = labels[sample] { sizes[label, default: 0] += 1 } }
    let crowded = alone.count { sample in labels[sample].map { (sizes[$0] ?? 0) > Self.mostTubes } ?? false }
    let numbersTubes = 2 * crowded > samples.count
    if numbersTubes {
      notices.append(
        Notice(
          .warning, code: "replicate-without-subject",
          message: "the column of replicates names \(sizes.count) specimen\(sizes.count == 1 ? "" : "s") in "
            + "\(alone.count) samples without a subject, as if it numbered tubes: it is not used for them, and each of "
            + "them counts as a person of its own; name the subjects in a column subject, or another column with "
            + "--subject"))
    }
    let used = samples.indices.map { sample in
      numbersTubes && subjects[sample] == nil ? nil : labels[sample]
    }
    let named = samples.indices.map { sample in
      subjects[sample] ?? used[sample].map { "replicate " + $0 } ?? samples[sample]
    }
    var people: [String: Set<String>] = [:]
    for sample in samples.indices { if let label = used[sample] { people[label, default: []].insert(named[sample]) } }
    let shared = people.filter { $0.value.count > 1 }.keys.sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    if let first = shared.first {
      let others = shared.count == 1 ? "" : " and \(shared.count - 1) more labels"
      notices.append(
        Notice(
          .warning, code: "replicate-of-several-subjects",
          message: "the replicate \"\(first)\"\(others) stands beside samples of several subjects "
            + "(\"\(first)\": \(people[first]?.count ?? 0)): only samples of one subject are taken as replicates of one "
            + "specimen; write one text of its own for the tubes of each specimen"))
    }
    self.labels = used.map { $0 ?? "" }
    self.subjects = named
    self.notices = notices
  }
}
