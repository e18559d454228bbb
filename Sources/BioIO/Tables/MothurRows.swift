import BioModel

/// The rows of a mothur `.shared` or `.relabund` file as found in a first pass: label, sample, `numOtus` and width.
struct MothurRows {
  /// The labels (cut-offs) in order of first appearance.
  private(set) var labels: [String] = []
  /// The number of OTUs that the rows of a label have.
  private(set) var otuCounts: [String: Int] = [:]
  /// Rows end with a delimiter, as mothur writes them.
  private(set) var hasTrailingTab = false

  /// - Throws: a row whose `numOtus` is no number or not the number of its values, rows of one label that disagree.
  init(_ text: Span<UInt8>, from start: DelimitedRows.Cursor, file: String) throws(TableError) {
    let tab = UInt8(ascii: "\t")
    var cursor = start
    while cursor.at < text.count {
      if text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        DelimitedRows.endLine(text, &cursor)
        continue
      }
      let line = cursor.line
      var starts: [String] = []
      while starts.count < 3 {
        starts.append(try DelimitedRows.field(text, &cursor, delimiter: tab, file: file).trimmingBlanks())
        guard cursor.at < text.count, text[cursor.at] == tab else { break }
        cursor.at += 1
      }
      var values = 0
      var last = tab
      if starts.count == 3, cursor.at < text.count, text[cursor.at - 1] == tab {
        values = 1
        while cursor.at < text.count, text[cursor.at] != 0x0A, text[cursor.at] != 0x0D {
          last = text[cursor.at]
          if last == tab { values += 1 }
          cursor.at += 1
        }
        if last == tab {
          hasTrailingTab = hasTrailingTab || values > 1
          values -= 1
        }
      }
      guard starts.count == 3, let stated = Int(starts[2]) else {
        throw TableError(
          at: SourceLocation(file: file, line: line, column: "3 (\"numOtus\")"),
          starts.count < 3
            ? "the row has \(starts.count) fields, a label, a group and numOtus are expected"
            : "numOtus is \"\(starts[2])\", which is no whole number")
      }
      guard stated == values else {
        throw TableError(
          at: SourceLocation(file: file, line: line, column: "3 (\"numOtus\")"),
          "numOtus says \(stated), but the row holds \(values) values",
          advice: "the file may be cut off, or columns were taken out without correcting numOtus")
      }
      if let known = otuCounts.updateValue(values, forKey: starts[0]) {
        guard known == values else {
          throw TableError(
            at: SourceLocation(file: file, line: line, column: "3 (\"numOtus\")"),
            "the row has \(values) OTUs, earlier rows of label \"\(starts[0])\" have \(known)")
        }
      } else {
        labels.append(starts[0])
      }
      DelimitedRows.endLine(text, &cursor)
    }
  }

  /// The label to read: the stated one, else the last (mothur writes the widest cut-off last).
  ///
  /// - Throws: a stated label that the file does not have.
  func chosenLabel(_ stated: String?, file: String) throws(TableError) -> (label: String, said: Understanding) {
    let list = labels.joined(separator: ", ")
    if let stated {
      guard labels.contains(stated) else {
        throw TableError(
          .usage, at: SourceLocation(file: file), "the file has no label \"\(stated)\"",
          advice: "state one of its labels: \(list)")
      }
      return (stated, Understanding(key: "label", value: stated, confidence: 1, reason: "stated"))
    }
    let last = labels.last ?? ""
    return (
      last,
      Understanding(
        key: "label", value: last, confidence: labels.count == 1 ? 1 : 0.6,
        reason: labels.count == 1 ? "the only label of the file" : "the last of the labels \(list)")
    )
  }
}
