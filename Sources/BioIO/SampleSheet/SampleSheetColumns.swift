import BioModel

/// Which columns of a sample sheet mean what.
struct SampleSheetColumns {
  /// What a column can mean.
  enum Meaning: Hashable {
    case sample, forward, reverse, run, control, direction

    init?(_ head: String) {
      guard let meaning = Self.words[head.asColumnWord] else { return nil }
      self = meaning
    }

    private static let words: [String: Meaning] = [
      "sample": .sample, "sampleid": .sample, "samplename": .sample, "id": .sample,
      "fastq1": .forward, "forwardreads": .forward, "forwardabsolutefilepath": .forward, "absolutefilepath": .forward,
      "forward": .forward, "r1": .forward, "read1": .forward, "reads": .forward, "fastq": .forward,
      "fastq2": .reverse, "reversereads": .reverse, "reverseabsolutefilepath": .reverse, "reverse": .reverse,
      "r2": .reverse, "read2": .reverse,
      "run": .run, "control": .control, "direction": .direction,
    ]
  }

  private var places: [Meaning: Int] = [:]
  private var others: [(name: String, place: Int)] = []

  /// - Throws: two columns of one meaning, a column without a name, no sample or reads column.
  init(_ header: DelimitedRows.Row, file: String) throws(TableError) {
    var names: Set<String> = []
    for (place, head) in header.fields.enumerated() {
      let location = SourceLocation(file: file, line: header.line, column: "\(place + 1)")
      guard names.insert(head).inserted, !head.isEmpty else {
        throw TableError(at: location, head.isEmpty ? "the column has no name" : "the column \"\(head)\" stands twice")
      }
      if let meaning = Meaning(head) {
        guard places.updateValue(place, forKey: meaning) == nil else {
          throw TableError(
            at: location, "the column \"\(head)\" means the same as an earlier one", advice: "keep one of them")
        }
      } else {
        others.append((head, place))
      }
    }
    for (meaning, words) in [(Meaning.sample, "`sample`"), (.forward, "`fastq_1`")] where places[meaning] == nil {
      throw TableError(
        at: SourceLocation(file: file, line: header.line), "the sample sheet has no column \(words)",
        advice: "head the columns `sample`, `fastq_1` and, for pairs, `fastq_2`")
    }
  }

  /// The place of a V1 manifest's direction.
  var directionColumn: Int? { places[.direction] }

  /// The text in a row, nil where the sheet has no such column or the cell is empty.
  func value(_ meaning: Meaning, _ row: DelimitedRows.Row) -> String? {
    places[meaning].flatMap { row.fields[$0].isEmpty ? nil : row.fields[$0] }
  }

  /// - Throws: a word that is neither `negative` nor `positive`.
  func control(_ row: DelimitedRows.Row, file: String) throws(TableError) -> SampleSheetRow.Control? {
    guard let word = value(.control, row) else { return nil }
    guard let control = SampleSheetRow.Control(rawValue: word.lowercased()) else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line, column: "control"), "the control \"\(word)\" is not known",
        advice:
          "write `negative` for a blank, `positive` for a known community, nothing else; a healthy group is named with `--reference-level`"
      )
    }
    return control
  }

  /// The other columns, one value per sample (that of its first row).
  func metadata(_ rows: [DelimitedRows.Row], samples: [SampleSheetRow], ids: [String]) -> SampleMetadata {
    let byLine = Dictionary(rows.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    return SampleMetadata(
      sampleIDs: ids,
      columns: others.map { other in
        SampleMetadata.Column(
          name: other.name,
          values: samples.map { sample in
            let cell = sample.line.flatMap { byLine[$0] }?.fields[other.place] ?? ""
            return cell.isEmpty ? nil : cell
          })
      })
  }
}
