import BioModel

/// What stands above the clades of a MetaPhlAn table.
struct MetaPhlAnHead {
  /// The rows above, split by tabs.
  let rows: [DelimitedRows.Row]
  /// The databases that are named.
  let databases: [String]

  init(_ bytes: [UInt8], bodyLine: Int) {
    var reader = PlainRows(bytes[...])
    var rows: [DelimitedRows.Row] = []
    while let row = reader.next(), row.line < bodyLine { rows.append(row) }
    self.rows = rows
    var databases: [String] = []
    for row in rows where row.fields[0].hasPrefix("#mpa_") || row.fields[0].hasPrefix("# mpa_") {
      for field in row.fields {
        for word in field.split(whereSeparator: { " ,;#".contains($0) }) where word.hasPrefix("mpa_") {
          if !databases.contains(String(word)) { databases.append(String(word)) }
        }
      }
    }
    self.databases = databases
  }

  /// The head of a profile of one sample: it names `relative_abundance`.
  var profile: DelimitedRows.Row? {
    rows.last { row in
      row.fields[0].asColumnWord == "cladename" && row.fields.contains { $0.asColumnWord == "relativeabundance" }
    }
  }

  /// No row above is split by tabs.
  var isMissing: Bool { !rows.contains { $0.fields.count > 1 } }

  /// The sample's own name, in a row `#SampleID <name>` or `#<name> Metaphlan_Analysis`; nil for MetaPhlAn's stock words.
  var sampleName: String? {
    for row in rows where row.fields.count == 2 && row.fields[0].hasPrefix("#") {
      let parts = row.fields.map { $0.trimmingBlanks() }
      let key = String(parts[0].dropFirst())
      if !Self.isStock(parts[1]), key.asColumnWord == "sampleid" { return SampleName.of(file: parts[1]) }
      if Self.isStock(parts[1]), key.asColumnWord != "sampleid", !key.isEmpty { return SampleName.of(file: key) }
    }
    return nil
  }

  /// The version that a stock word gives (`Metaphlan2_Analysis`): 2; "" where none gives one.
  var stockVersion: String {
    for row in rows {
      for field in row.fields where Self.isStock(field) {
        let version = field.asColumnWord.dropFirst("metaphlan".count).prefix { $0.isNumber }
        if !version.isEmpty { return String(version) }
      }
    }
    return ""
  }

  static func isStock(_ name: String) -> Bool {
    let word = name.asColumnWord
    return word.hasPrefix("metaphlan") && word.hasSuffix("analysis")
  }

  /// The version that a database belongs to: `mpa_v30_…` 3, `mpa_vJan21_…` 4; "" when the name does not tell.
  static func version(ofDatabase name: String) -> String {
    guard name.hasPrefix("mpa_v") else { return "" }
    let mark = name.dropFirst(5)
    guard let first = mark.first else { return "" }
    if first == "2" || first == "3" { return String(first) }
    return first.isLetter ? "4" : ""
  }
}
