import BioModel
public import Taxonomy

extension CohortFile {
  /// Reads a cohort file.
  ///
  /// - Parameter file: the name in messages.
  /// - Throws: not a cohort file or another version, a changed or cut file (fingerprint), a malformed line with its
  ///   number, a repeated subject, a share above 1 or a count above 2⁵³.
  public static func decode(
    _ bytes: [UInt8], file: String, nomenclature: Nomenclature = .builtIn
  ) throws(DysbiosisError) -> ReferenceCohort {
    let lines = try SealedLines(
      bytes, head: head, kind: "cohort file", advice: "build one with 'dysbio cohort build'", file: file)
    var reader = CohortReader(file: file)
    for (number, fields) in lines.rows { try reader.read(fields, line: number) }
    return try reader.cohort(nomenclature: nomenclature, fingerprint: lines.fingerprint)
  }
}

/// Collects the lines of a cohort file.
private struct CohortReader {
  let file: String
  private var name = ""
  private var unit = FeatureTable.Unit.counts
  private var rank: Rank?
  private var study = StudyDescription(library: .amplicon16S)
  private var featureIDs: [String] = []
  private var lineages: [Lineage] = []
  private var subjects: [String] = []
  private var treated: Set<Int> = []
  private var rows: [[(column: Int32, value: Double)]] = []

  init(file: String) { self.file = file }

  mutating func read(_ fields: [String], line: Int) throws(DysbiosisError) {
    func malformed(_ message: String) -> DysbiosisError {
      DysbiosisError(location: SourceLocation(file: file, line: line), message: message)
    }
    switch (fields[0], fields.count) {
    case ("name", 2): name = fields[1]
    case ("unit", 2):
      guard let unit = FeatureTable.Unit(rawValue: fields[1]) else { throw malformed("'\(fields[1])' is no unit") }
      guard subjects.isEmpty else { throw malformed("the unit stands after the subjects") }
      self.unit = unit
    case ("rank", 2):
      rank = Rank(name: fields[1])
      if rank == nil, !fields[1].isEmpty { throw malformed("'\(fields[1])' is no rank") }
    case ("feature", 2 + Rank.allCases.count):
      featureIDs.append(fields[1])
      lineages.append(Lineage(Array(fields[2...])))
    case ("subject", 2):
      guard !subjects.contains(fields[1]) else { throw malformed("subject '\(fields[1])' stands there twice") }
      subjects.append(fields[1])
      rows.append([])
    case ("antibiotics", 2):
      let numbers = fields[1].split(separator: " ").map { Int($0) ?? -1 }
      guard numbers.allSatisfy(subjects.indices.contains) else { throw malformed("'\(fields[1])' are no subjects") }
      treated.formUnion(numbers)
    case ("value", 4):
      guard let subject = Int(fields[1]), subjects.indices.contains(subject), let column = Int32(fields[2]),
        featureIDs.indices.contains(Int(column)), let value = NumberText.number(fields[3]), value > 0,
        (rows[subject].last?.column ?? -1) < column
      else { throw malformed("a value names an unknown subject or feature, is out of order or no number above 0") }
      guard value <= largestValue else {
        throw malformed(
          unit == .counts ? "a count of \(fields[3]) is no number of reads" : "'\(fields[3])' is no share from 0 to 1")
      }
      rows[subject].append((column, value))
    default:
      guard fields.count == 2, StudyFields.set(fields[0], fields[1], in: &study) else {
        throw malformed("the line '\(fields[0])' or its value is not understood")
      }
    }
  }

  /// Shares may be above 1 by rounding; whole numbers are exact up to 2⁵³.
  private var largestValue: Double { unit == .counts ? 0x1p53 : 1 + 1e-9 }

  func cohort(nomenclature: Nomenclature, fingerprint: String) throws(DysbiosisError) -> ReferenceCohort {
    guard !subjects.isEmpty, !featureIDs.isEmpty else {
      throw DysbiosisError(location: SourceLocation(file: file), message: "the cohort holds no subject or no feature")
    }
    var starts = [0]
    for row in rows { starts.append(starts[starts.count - 1] + row.count) }
    let flat = rows.flatMap { $0 }
    let table = FeatureTable(
      sampleIDs: subjects, featureIDs: featureIDs, unit: unit, rowStarts: starts, columns: flat.map(\.column),
      values: flat.map(\.value), lineages: lineages)
    let facts = subjects.enumerated().map { number, subject in
      SampleFacts(subject: subject, takesAntibiotics: treated.contains(number) ? true : nil)
    }
    let profile = CommunityProfile(table: table, study: study, facts: facts, nomenclature: nomenclature)
    return ReferenceCohort(name: name, profile: profile, rank: rank, isOwnGroup: false, fingerprint: fingerprint)
  }
}
