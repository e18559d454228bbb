import BioModel

/// The lines above the clades of a merged table: comments, the record of sample ids, and possibly metadata rows.
struct CladeTableHead {
  var comments: [String] = []
  /// The record that names the samples.
  var fields: [String]
  var line: Int
  var body: DelimitedRows.Cursor
  private var others: [DelimitedRows.Row] = []

  /// - Parameter bodyLine: the line of the first clade.
  /// - Throws: no line that could name the samples.
  init(_ text: Span<UInt8>, bodyLine: Int, file: String) throws(TableError) {
    var cursor = DelimitedRows.Cursor()
    var rows: [DelimitedRows.Row] = []
    var starts: [DelimitedRows.Cursor] = []
    while cursor.at < text.count, cursor.line < bodyLine {
      let start = cursor
      let line = cursor.line
      let fields = try DelimitedRows.record(text, &cursor, delimiter: UInt8(ascii: "\t"), file: file)
      if fields.count == 1 {
        if !fields[0].isEmpty { comments.append(fields[0]) }
      } else {
        rows.append(DelimitedRows.Row(line: line, fields: fields))
        starts.append(start)
      }
    }
    body = cursor
    // The row headed by a word for sample ids names them, the first such that holds no name twice; else the first row.
    let candidates = rows.filter { Self.idWords.contains($0.fields[0].asColumnWord) }
    guard
      let chosen = candidates.first(where: { Set($0.fields.dropFirst()).count == $0.fields.count - 1 }) ?? rows.first
    else {
      throw TableError(
        at: SourceLocation(file: file, line: bodyLine), "no line above the clades names the samples",
        advice: "give the merged table with its header")
    }
    fields = chosen.fields
    line = chosen.line
    others = rows.filter { $0.line != chosen.line }
    // Numbers alone above the clades are rows of the table, unless their name or a row of words says that this is a head.
    guard others.allSatisfy(Self.holdsNumbers) else { return }
    while let last = rows.last, last.line != chosen.line, !Self.isMeasurement(last.fields[0]),
      let start = starts.popLast()
    {
      body = start
      rows.removeLast()
      others.removeLast()
    }
  }

  private static func holdsNumbers(_ row: DelimitedRows.Row) -> Bool {
    let values = row.fields.dropFirst().map { $0.trimmingBlanks() }
    return values.allSatisfy { NumberText.number($0) != nil }
  }

  // What is measured of a person or a sample: `age`, `BMI (kg/m2)`, `total_reads`, `collection_days`.
  private static func isMeasurement(_ name: String) -> Bool {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return words.contains(where: measures.contains)
  }

  private static let measures: Set<String> = [
    "age", "bmi", "weight", "height", "reads", "depth", "count", "number", "length", "size", "day", "days", "week",
    "weeks", "month", "months", "year", "years", "time", "timepoint", "visit", "id", "date", "score", "sex", "gender",
    "group", "batch", "run", "dose", "ph", "index", "calprotectin", "glucose", "cholesterol", "hba1c",
  ]

  /// The other records as metadata, blanks, `nd`, `na` and `-` as missing; columns without any value are left out. Nil
  /// when there are none.
  func metadata(samplePlaces: [Int]) -> SampleMetadata? {
    var columns: [SampleMetadata.Column] = []
    var names: Set<String> = []
    for row in others where row.fields.count == fields.count {
      let name = row.fields[0].trimmingBlanks()
      let values = samplePlaces.map { place -> String? in
        let value = row.fields[place].trimmingBlanks()
        return ["", "nd", "na", "-"].contains(value.lowercased()) ? nil : value
      }
      if values.contains(where: { $0 != nil }), !name.isEmpty, names.insert(name).inserted {
        columns.append(SampleMetadata.Column(name: name, values: values))
      }
    }
    guard !columns.isEmpty else { return nil }
    return SampleMetadata(sampleIDs: samplePlaces.map { fields[$0].trimmingBlanks() }, columns: columns)
  }

  private static let idWords: Set<String> = ["sampleid", "sample", "id", "cladename"]
}
