import BioModel
public import Taxonomy

extension CohortFile {
  /// Reads a cohort file.
  ///
  /// - Parameter file: the name in messages.
  /// - Throws: not a cohort file or another version, a changed or cut file (fingerprint), a malformed line with its
  ///   number, a repeated subject.
  public static func decode(
    _ bytes: [UInt8], file: String, nomenclature: Nomenclature = .builtIn
  ) throws(DysbiosisError) -> ReferenceCohort {
    var reader = CohortReader(file: file)
    var bodyLength = 0
    var start = 0
    var stated: String?
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if number == 0, fields != ["#dysbio-cohort", "1"] {
        throw DysbiosisError(
          location: SourceLocation(file: file, line: 1), message: "this is no cohort file of version 1",
          advice: "build one with 'dysbio cohort build'")
      }
      if fields.first == "fingerprint" {
        stated = fields.count == 2 ? fields[1] : ""
        bodyLength = start
        break
      }
      if number > 0 { try reader.read(fields, line: number + 1) }
      start += line.count + 1
    }
    guard let stated else {
      throw DysbiosisError(
        location: SourceLocation(file: file), message: "the file ends without its fingerprint",
        advice: "it was cut off; copy it again")
    }
    guard stated == fingerprint(of: Array(bytes[..<bodyLength])) else {
      throw DysbiosisError(
        location: SourceLocation(file: file), message: "the content does not fit the fingerprint",
        advice: "the file was changed by hand or in transit; copy it again or rebuild it")
    }
    return try reader.cohort(nomenclature: nomenclature, fingerprint: stated)
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
      self.unit = unit
    case ("rank", 2): rank = Rank(name: fields[1])
    case ("feature", 2 + Rank.allCases.count):
      featureIDs.append(fields[1])
      lineages.append(Lineage(Array(fields[2...])))
    case ("subject", 2):
      guard !subjects.contains(fields[1]) else { throw malformed("subject '\(fields[1])' stands there twice") }
      subjects.append(fields[1])
      rows.append([])
    case ("value", 4):
      guard let subject = Int(fields[1]), subjects.indices.contains(subject), let column = Int32(fields[2]),
        featureIDs.indices.contains(Int(column)), let value = NumberText.number(fields[3]), value > 0,
        (rows[subject].last?.column ?? -1) < column
      else { throw malformed("a value names an unknown subject or feature, is out of order or no number above 0") }
      rows[subject].append((column, value))
    default:
      guard fields.count == 2, StudyFields.set(fields[0], fields[1], in: &study) else {
        throw malformed("the line '\(fields[0])' is not understood")
      }
    }
  }

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
    let profile = CommunityProfile(
      table: table, study: study, facts: subjects.map { SampleFacts(subject: $0) }, nomenclature: nomenclature)
    return ReferenceCohort(name: name, profile: profile, rank: rank, isOwnGroup: false, fingerprint: fingerprint)
  }
}
