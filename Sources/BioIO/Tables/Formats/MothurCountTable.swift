public import BioModel

/// mothur's count tables: `Representative_Sequence`, `total`, then one column per group, in full or compressed
/// (`index,abundance` for groups that are not 0, below a line that numbers the groups).
public struct MothurCountTable: TableFormat {
  public let descriptor = Descriptor(
    id: "mothur-count-table", title: "mothur count table",
    summary: "the header starts with `Representative_Sequence`, `total`",
    reference: "https://mothur.org/wiki/count_file")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    head.starts(with: Self.compressedMark) || head.starts(with: Array("Representative_Sequence\ttotal".utf8)) ? 1 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let tab = UInt8(ascii: "\t")
    let isCompressed = bytes.starts(with: Self.compressedMark)
    let head = try TableHead(bytes.span, delimiter: tab, file: file, isMothur: true)
    var heads = head.fields
    while heads.count > 2, heads.last?.isEmpty == true { heads.removeLast() }
    guard heads.count >= 2, heads[0].asColumnWord == "representativesequence", heads[1] == "total" else {
      throw TableError(
        at: SourceLocation(file: file, line: head.line),
        "the header does not start with `Representative_Sequence`, `total`"
      )
    }
    let hasGroups = heads.count > 2
    let groups = hasGroups ? Array(heads[2...]) : [SampleName.of(file: file)]
    var body: DelimitedBody
    if isCompressed, hasGroups {
      body = try MothurCompressedCounts.body(bytes.span, head, groups: groups, file: file)
    } else {
      let trailing = (TableHead.firstWidth(bytes.span, head.body, delimiter: tab) ?? 0) == heads.count + 1
      let columns = heads + (trailing ? [""] : [])
      let roles = ColumnRoles(
        heads: columns,
        roles: columns.indices.map { place in
          place == 0 ? .identifier : place >= heads.count ? .ignored : place == 1 && hasGroups ? .text : .value
        })
      body = try DelimitedBody(
        bytes.span, from: head.body, roles: roles, heads: columns, delimiter: tab, file: file, emptyCellsAreZero: false)
    }
    if hasGroups { try checkTotals(body, file) }
    var assembly = TableAssembly(file: file, assumptions: assumptions, body: body)
    assembly.columnIDs = groups
    assembly.headLine = head.line
    assembly.fixedOrientation = (.featuresBySamples, "mothur keeps sequences in the rows of count tables")
    assembly.understood = [
      Understanding(
        key: "layout", value: isCompressed ? "compressed" : "full", confidence: 1,
        reason: isCompressed ? "the first line says so" : "one column per group")
    ]
    if !hasGroups {
      assembly.notices.append(
        Notice(.note, code: "no-groups", message: "the table has no groups; the totals are one sample"))
    }
    return try assembly.document()
  }

  private func checkTotals(_ body: DelimitedBody, _ file: String) throws(TableError) {
    for row in body.rowIDs.indices {
      let sum = body.values[body.rowStarts[row]..<body.rowStarts[row + 1]].reduce(0, +)
      let stated = body.texts[0][row].trimmingBlanks()
      guard let total = NumberText.number(stated), total == sum else {
        throw TableError(
          at: SourceLocation(file: file, line: body.rowLines[row], column: "2 (\"total\")"),
          "the total of \"\(body.rowIDs[row])\" is \(stated), its groups add up to \(NumberText.text(sum))",
          advice: "the file may have been edited by hand; write it again with mothur")
      }
    }
  }

  private static let compressedMark = Array("#Compressed Format: groupIndex,abundance".utf8)
}
