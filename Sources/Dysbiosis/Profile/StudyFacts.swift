public import BioModel
import Diversity

/// The facts of a table's samples as its metadata give them, and what of the metadata could not be used.
///
/// Columns: `subject`, `host`, `body_site`, `age` (years, 0 to 122), `antibiotics` (yes or no), `time` (numbers, or dates as
/// 2024-05-31) and `replicate`, whatever their case, blanks, hyphens and underscores. Cells that say that there is nothing
/// (`NA`, `unknown`, `not collected` …) are empty. Replicates of one text without a subject are one subject: n counts people, not tubes
/// (`SpecimenLabels`).
public struct StudyFacts: Sendable, Equatable {
  /// In the order of the samples.
  public let facts: [SampleFacts]
  /// Cells that could not be read, times without subjects, columns of nearly the same name.
  public let notices: [Notice]

  /// - Parameter columns: columns under other names; those are taken by their exact name.
  /// - Complexity: O(samples × columns).
  public init(of sampleIDs: [String], metadata: SampleMetadata?, columns: FactColumns = FactColumns()) {
    let aligned = metadata?.aligned(to: sampleIDs) ?? SampleMetadata(sampleIDs: sampleIDs, columns: [])
    var cells = FactCells(metadata: aligned)
    let subjects = cells.texts("subject", stated: columns.subject)
    let replicates = cells.texts("replicate", stated: columns.replicate)
    let hosts = cells.texts("host")
    let sites = cells.texts("body_site")
    let ages = cells.ages()
    let antibiotics = cells.values("antibiotics", as: "yes or no", FactWords.isYes)
    let times = cells.times(stated: columns.time)
    let specimens = SpecimenLabels(samples: sampleIDs, subjects: subjects, labels: replicates)
    cells.notices += specimens.notices
    facts = sampleIDs.indices.map { sample in
      SampleFacts(
        subject: specimens.subjects[sample],
        host: hosts[sample] ?? "", bodySite: sites[sample] ?? "", ageInYears: ages[sample],
        takesAntibiotics: antibiotics[sample], time: times[sample], replicate: specimens.labels[sample])
    }
    let lonely = sampleIDs.indices.count {
      times[$0] != nil && subjects[$0] == nil && specimens.labels[$0].isEmpty
    }
    if lonely > 0 {
      let what =
        lonely == sampleIDs.count
        ? "the samples have times but no subjects" : "\(lonely) samples have a time but no subject"
      cells.notices.append(
        Notice(
          .warning, code: "time-without-subject",
          message: "\(what), so they are not set beside earlier samples of the same person; name the subjects in a "
            + "column subject, or another column with --subject"))
    }
    notices = cells.notices
  }
}

/// Reads cells of the columns, and remembers what it could not read.
private struct FactCells {
  let metadata: SampleMetadata
  var notices: [Notice] = []

  init(metadata: SampleMetadata) { self.metadata = metadata }

  /// The cells that say something; nil elsewhere.
  mutating func texts(_ name: String, stated: String? = nil) -> [String?] {
    guard let column = column(name, stated) else { return metadata.sampleIDs.map { _ in nil } }
    return column.values.map { value in value.flatMap { FactWords.isMissing($0) ? nil : $0 } }
  }

  mutating func values<Value>(
    _ name: String, stated: String? = nil, as kind: String, _ read: (String) -> Value?
  ) -> [Value?] {
    let texts = texts(name, stated: stated)
    let values = texts.map { $0.flatMap(read) }
    let unread = zip(texts, values).filter { $0.0 != nil && $0.1 == nil }.compactMap(\.0)
    if !unread.isEmpty { notices.append(unreadable(column(name, stated)?.name ?? name, kind, unread)) }
    return values
  }

  /// Years. A column with more than a tenth of its numbers above the oldest age is in another unit, and none is taken.
  mutating func ages() -> [Double?] {
    let before = notices
    let values = values("age", as: "age in years (0 to \(Int(FactWords.oldestAge)))") { text in
      NumberText.number(text).flatMap { (0...FactWords.oldestAge).contains($0) ? $0 : nil }
    }
    let numbers = texts("age").compactMap { $0.flatMap(NumberText.number) }
    let above = numbers.count { $0 > FactWords.oldestAge }
    guard 10 * above > numbers.count else { return values }
    notices = before
    let name = column("age", nil)?.name ?? "age"
    notices.append(
      Notice(
        .warning, code: "metadata-unreadable",
        message: "the column \"\(name)\" holds numbers above \(Int(FactWords.oldestAge)) in \(above) of "
          + "\(numbers.count) samples, so it is not in years: no age is taken; write years, also of infants (0.5)"))
    return values.map { _ in nil }
  }

  /// Numbers and dates cannot be put in one order: where both stand in a column, none is taken.
  mutating func times(stated: String?) -> [Double?] {
    let values = values("time", stated: stated, as: "number or date (2024-05-31)", SampleTime.value)
    guard let column = column("time", stated) else { return values }
    let isDate = zip(column.values, values).compactMap { text, value in
      value.flatMap { _ in text.map { NumberText.number($0) == nil } }
    }
    guard isDate.contains(true), isDate.contains(false) else { return values }
    notices.append(
      Notice(
        .warning, code: "metadata-unreadable",
        message: "the column \"\(column.name)\" holds \(isDate.count { $0 }) dates and \(isDate.count { !$0 }) "
          + "numbers, which have no common order: no time is taken; write all of them in one way"))
    return values.map { _ in nil }
  }

  private mutating func column(_ name: String, _ stated: String?) -> SampleMetadata.Column? {
    if let stated { return metadata[column: stated] }
    let found = metadata.columns(like: name)
    if found.count > 1, let first = found.first {
      let notice = Notice(
        .warning, code: "metadata-columns-alike",
        message: "\(found.count) columns are called \(name) (\(found.map(\.name).joined(separator: ", "))): "
          + "\"\(first.name)\" is taken")
      if !notices.contains(notice) { notices.append(notice) }
    }
    return found.first
  }

  private func unreadable(_ column: String, _ kind: String, _ texts: [String]) -> Notice {
    var distinct: [String] = []
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted { distinct.append(text) }
    let shown = distinct.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = distinct.count > 5 ? " and \(distinct.count - 5) more" : ""
    return Notice(
      .warning, code: "metadata-unreadable",
      message: "the column \"\(column)\" holds \(shown)\(more) in \(texts.count) sample"
        + "\(texts.count == 1 ? "" : "s"), which is no \(kind) and counts as not known; correct it or leave the cell empty"
    )
  }
}

/// The words that stand in cells.
private enum FactWords {
  /// The longest life on record is 122 years.
  static let oldestAge = 122.0

  static func isYes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "y", "true", "1": true
    case "no", "n", "false", "0", "none", "never": false
    default: nil
    }
  }

  /// What people and archives write where there is nothing. "none" says that there were none, for example of antibiotics.
  private static let missing = DesignVariable.missingWords.subtracting(["none"]).union([
    "unknown", "not available", "not recorded", "unspecified", "?", "-",
  ])

  static func isMissing(_ text: String) -> Bool {
    let plain = String(text.lowercased().map { $0 == "_" ? " " : $0 })
    return missing.contains(plain) || plain.hasPrefix("missing:")
  }
}
