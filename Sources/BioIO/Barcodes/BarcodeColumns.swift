import BioModel

/// A barcode table with a header: QIIME 1 mapping files, QIIME 2 metadata, or a sheet of one's own.
///
/// | meaning | heads, in any case, blanks, hyphens, underscores and a leading # ignored |
/// |---|---|
/// | sample | `sample`, `sample-id`, `#SampleID`, `sample_name`, `id` |
/// | barcode before the forward primer | `barcode`, `BarcodeSequence`, `forward_barcode`, `barcode_1` |
/// | barcode before the reverse primer | `reverse_barcode`, `ReverseBarcodeSequence`, `barcode_2` |
/// | primers | `forward_primer`, `LinkerPrimerSequence`; `reverse_primer`, `ReversePrimer` |
///
/// Every other column is metadata. Lines that begin with `#` are comments, and so is QIIME 2's `#q2:types`.
struct BarcodeColumns {
  private enum Meaning: Hashable {
    case sample, forward, reverse, forwardPrimer, reversePrimer
  }

  private static let words: [String: Meaning] = [
    "sample": .sample, "sampleid": .sample, "samplename": .sample, "id": .sample,
    "barcode": .forward, "barcodesequence": .forward, "forwardbarcode": .forward, "barcode1": .forward,
    "forwardbarcodesequence": .forward, "barcodeforward": .forward,
    "reversebarcode": .reverse, "barcode2": .reverse, "reversebarcodesequence": .reverse, "barcodereverse": .reverse,
    "forwardprimer": .forwardPrimer, "linkerprimersequence": .forwardPrimer, "primerforward": .forwardPrimer,
    "reverseprimer": .reversePrimer, "reverselinkerprimersequence": .reversePrimer, "primerreverse": .reversePrimer,
  ]

  private var places: [Meaning: Int] = [:]
  private var others: [Int] = []

  static func read(_ text: [UInt8], _ file: String) throws(TableError) -> BarcodeContent {
    var rows = try DelimitedRows.rows(text, delimiter: MetadataHeader.delimiter(of: text), file: file)
      .map { DelimitedRows.Row(line: $0.line, fields: $0.fields.map { $0.trimmingBlanks() }) }
      .filter { row in row.fields.contains { !$0.isEmpty } }
    rows.removeAll { $0.fields[0].hasPrefix("#") && words[$0.fields[0].asColumnWord] != .sample }
    guard let header = rows.first else {
      throw TableError(at: SourceLocation(file: file), "the barcode table is empty")
    }
    let columns = try BarcodeColumns(header, file: file)
    var content = BarcodeContent()
    content.columns = columns.others.map { header.fields[$0] }
    for row in rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        throw TableError(
          at: SourceLocation(file: file, line: row.line),
          "the row has \(row.fields.count) fields, the header names \(header.fields.count)",
          advice: "leave empty what does not apply")
      }
      content.entries.append(
        BarcodeContent.Entry(
          line: row.line, sample: columns.value(.sample, row) ?? "", forward: columns.value(.forward, row),
          reverse: columns.value(.reverse, row), cells: columns.others.map { row.fields[$0] }))
      if let forward = columns.value(.forwardPrimer, row), let reverse = columns.value(.reversePrimer, row) {
        content.add(BarcodeTable.Primers(forward: forward.uppercased(), reverse: reverse.uppercased()))
      }
    }
    return content
  }

  private init(_ header: DelimitedRows.Row, file: String) throws(TableError) {
    for (place, head) in header.fields.enumerated() {
      let location = SourceLocation(file: file, line: header.line, column: "\(place + 1)")
      guard !head.isEmpty else { throw TableError(at: location, "the column has no name", advice: "name every column") }
      guard header.fields.firstIndex(of: head) == place else {
        throw TableError(at: location, "the column \"\(head)\" stands twice", advice: "rename one of them")
      }
      if let meaning = BarcodeColumns.words[head.asColumnWord] {
        guard places.updateValue(place, forKey: meaning) == nil else {
          throw TableError(
            at: location, "the column \"\(head)\" means the same as an earlier one", advice: "keep one of them")
        }
      } else if SampleSheetColumns.Meaning(head).map({ $0 == .run || $0 == .control }) ?? true {
        others.append(place)
      }
    }
    let location = SourceLocation(file: file, line: header.line)
    guard places[.sample] != nil, places[.forward] != nil || places[.reverse] != nil else {
      throw TableError(
        at: location, "the barcode table has no column \(places[.sample] == nil ? "`sample`" : "`barcode`")",
        advice: "give mothur's oligos file, or a table headed `sample`, `barcode` and, where both mates carry one, "
          + "`reverse_barcode`")
    }
  }

  private func value(_ meaning: Meaning, _ row: DelimitedRows.Row) -> String? {
    places[meaning].flatMap { row.fields[$0].isEmpty ? nil : row.fields[$0] }
  }
}
