import BioModel

/// The body of a compressed mothur count table: `#1,F3D0<TAB>2,F3D1 …` numbers the groups, rows hold `index,abundance`.
enum MothurCompressedCounts {
  /// - Throws: a group line that is missing or names other groups than the header; an index that no group has, or that
  ///   stands twice in a row; what is no number.
  static func body(
    _ text: Span<UInt8>, _ head: TableHead, groups: [String], file: String
  ) throws(TableError) -> DelimitedBody {
    let numbers = try columns(head, groups, file)
    // No rows yet: the layout has no cells that the pass over full tables could read.
    var end = head.body
    end.at = text.count
    var body = try DelimitedBody(
      text, from: end, roles: ColumnRoles(heads: ["total"], roles: [.text]), heads: ["total"],
      delimiter: UInt8(ascii: "\t"), file: file, emptyCellsAreZero: false)
    var cursor = head.body
    while cursor.at < text.count {
      let line = cursor.line
      var fields = try DelimitedRows.record(text, &cursor, delimiter: UInt8(ascii: "\t"), file: file)
      if fields == [""] { continue }
      while fields.last?.isEmpty == true { fields.removeLast() }
      guard fields.count >= 2 else {
        throw TableError(
          at: SourceLocation(file: file, line: line),
          "the row has \(fields.count) field\(fields.count == 1 ? "" : "s"), a sequence and its total are expected",
          advice: "the file may be cut off")
      }
      var cells: [(column: Int32, value: Double)] = []
      for (place, field) in fields.enumerated().dropFirst(2) {
        let cell = SourceLocation(file: file, line: line, column: "\(place + 1)")
        let parts = field.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let index = Int(parts[0]), let column = numbers[index] else {
          throw TableError(
            at: cell, "the cell \"\(field.prefix(40))\" is no `index,abundance` of a group that the table names")
        }
        guard !cells.contains(where: { $0.column == column }) else {
          throw TableError(at: cell, "group \(index) stands twice in this row")
        }
        let value = try NumericCell.value(
          ofOddField: parts[1], emptyIsZero: false, place: cell, columnNumber: place + 1, head: "")
        if value != 0 { cells.append((column, value)) }
        if value != value.rounded() { body.isWhole = false }
      }
      for cell in cells.sorted(by: { $0.column < $1.column }) {
        body.columns.append(cell.column)
        body.values.append(cell.value)
      }
      body.rowIDs.append(fields[0])
      body.texts[0].append(fields[1])
      body.rowLines.append(line)
      body.rowStarts.append(body.columns.count)
    }
    return body
  }

  // The column of each group's number. Numbers may have gaps, when groups were taken out.
  private static func columns(_ head: TableHead, _ groups: [String], _ file: String) throws(TableError) -> [Int: Int32]
  {
    var numbers: [Int: Int32] = [:]
    let places = Dictionary(zip(groups, groups.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
    for comment in head.comments where comment.hasPrefix("#") && !comment.hasPrefix("#Compressed") {
      for item in comment.dropFirst().split(separator: "\t") {
        guard let comma = item.firstIndex(of: ","), let number = Int(item[..<comma]),
          let column = places[String(item[item.index(after: comma)...]).trimmingBlanks()],
          numbers.updateValue(column, forKey: number) == nil
        else {
          throw TableError(
            at: SourceLocation(file: file, line: 2),
            "\"\(item.prefix(40))\" is no `index,group` with a group of the header and a number of its own")
        }
      }
    }
    guard numbers.count == groups.count else {
      throw TableError(
        at: SourceLocation(file: file, line: 2), "\(numbers.count) of the \(groups.count) groups are numbered",
        advice: "the second line has to number them: `#1,F3D0` and so on")
    }
    return numbers
  }
}
