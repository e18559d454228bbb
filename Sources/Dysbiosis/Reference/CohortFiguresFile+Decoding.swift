import BioModel

extension CohortFiguresFile {
  /// Reads a file of figures.
  ///
  /// - Parameter file: the name in messages.
  /// - Throws: not such a file or another version, a changed or cut file (fingerprint), a malformed line with its number.
  public static func decode(_ bytes: [UInt8], file: String) throws(DysbiosisError) -> CohortFigures {
    let lines = try SealedLines(bytes, head: head, kind: "file of cohort figures", file: file)
    var reader = FiguresReader(file: file)
    for (number, fields) in lines.rows { try reader.read(fields, line: number) }
    return try reader.figures(fingerprint: lines.fingerprint)
  }

  /// Whether bytes look like such a file.
  public static func isFigures(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("#dysbio-cohort-figures".utf8)) }
}

/// Collects the lines of a file of figures.
private struct FiguresReader {
  let file: String
  private var texts: [String: String] = [:]
  private var study = StudyDescription(library: .shotgun)
  private var entries: [String: CohortFigures.Entry] = [:]
  private var memberFlags: [FlagGroup: [Int]] = [:]

  private static let textKeys = [
    "id", "name", "citation", "doi", "licence", "selection", "unit", "rank", "age-group", "subjects", "nomenclature",
  ]

  init(file: String) { self.file = file }

  mutating func read(_ fields: [String], line: Int) throws(DysbiosisError) {
    func malformed(_ message: String) -> DysbiosisError {
      DysbiosisError(location: SourceLocation(file: file, line: line), message: message)
    }
    switch (fields[0], fields.count) {
    case ("figures", 6):
      guard let count = Int(fields[3]), let zeros = Int(fields[4]), let quantiles = Self.values(fields[5]),
        ["seen", "unseen"].contains(fields[2])
      else { throw malformed("the figures of '\(fields[1])' are not understood") }
      let distribution =
        count == 0
        ? ReferenceDistribution([]) : ReferenceDistribution(quantiles: quantiles, count: count, zeroCount: zeros)
      guard let distribution else { throw malformed("the quantiles of '\(fields[1])' are not 101 or fall") }
      guard quantiles.allSatisfy(Self.range(of: fields[1]).contains) else {
        throw malformed("a quantile of '\(fields[1])' is out of range")
      }
      entries[fields[1]] = CohortFigures.Entry(distribution: distribution, isResolvable: fields[2] == "seen")
    case ("flags", 4):
      let rows = fields[3].split(separator: " ").map { Int($0) ?? -1 }
      guard let side = TailRule.Side(rawValue: fields[1]), rows.allSatisfy({ (0..<subjectCount).contains($0) }) else {
        throw malformed("the flags of '\(fields[2])' are not understood")
      }
      memberFlags[FlagGroup(expression: fields[2], side: side)] = rows
    default:
      guard fields.count == 2 else { throw malformed("the line '\(fields[0])' is not understood") }
      if Self.textKeys.contains(fields[0]) {
        texts[fields[0]] = fields[1]
      } else if !StudyFields.set(fields[0], fields[1], in: &study) {
        throw malformed("the line '\(fields[0])' or its value is not understood")
      }
    }
  }

  /// Shares lie in 0…1 (a little above by rounding); ratios, numbers, metrics and indices are just not absurd.
  private static func range(of key: String) -> ClosedRange<Double> {
    let isShare = !["metric:", "index:", "count:"].contains(where: key.hasPrefix) && !key.contains(" / ")
    return isShare ? 0...(1 + 1e-9) : -0x1p53...0x1p53
  }

  private var subjectCount: Int { texts["subjects"].flatMap { Int($0) } ?? 0 }

  /// Numbers, each with the number of its repetitions.
  private static func values(_ text: String) -> [Double]? {
    var all: [Double] = []
    for part in text.split(separator: " ") {
      let pieces = part.split(separator: "*", omittingEmptySubsequences: false)
      let count = pieces.count == 1 ? 1 : Int(pieces[1]) ?? 0
      guard pieces.count <= 2, (1...ReferenceDistribution.quantileCount).contains(count),
        let value = NumberText.number(pieces[0])
      else { return nil }
      all += [Double](repeating: value, count: count)
    }
    return all
  }

  func figures(fingerprint: String) throws(DysbiosisError) -> CohortFigures {
    guard let unit = texts["unit"].flatMap(FeatureTable.Unit.init(rawValue:)),
      let rank = texts["rank"].flatMap({ Rank(name: $0) }), subjectCount > 0,
      entries.values.allSatisfy({ $0.distribution.count <= subjectCount })
    else {
      throw DysbiosisError(
        location: SourceLocation(file: file),
        message: "the unit, the rank or the number of subjects is missing or wrong")
    }
    func text(_ key: String) -> String { texts[key] ?? "" }
    return CohortFigures(
      id: text("id"), name: text("name"), study: study, ageGroup: text("age-group"), count: subjectCount, rank: rank,
      unit: unit,
      origin: CohortFigures.Origin(
        citation: text("citation"), doi: text("doi"), licence: text("licence"), selection: text("selection")),
      nomenclature: text("nomenclature"), entries: entries, memberFlags: memberFlags, fingerprint: fingerprint)
  }
}
