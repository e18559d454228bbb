public import BioModel

/// MetaPhlAn-style reports of Kraken 2 (`--use-mpa-style`) and KrakenTools (`kreport2mpa`, `combine_mpa`): clades with whole
/// paths and the reads in each, no head or one that starts with `#Classification`.
///
/// Clades include those under them and are taken apart; with whole counts nothing is lost. Unclassified reads and those
/// above the domains are not in such a file.
public struct KrakenMPATable: TableFormat {
  public let descriptor = Descriptor(
    id: "kraken-mpa", title: "MetaPhlAn-style Kraken report",
    summary: "the rows are clades (`d__…|p__…`) with whole numbers of reads",
    reference: "https://github.com/jenniferlu717/KrakenTools")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let rows = PlainRows.first(40, of: head)
    guard let first = rows.first else { return 0 }
    if Self.isHead(first.fields) { return rows.dropFirst().first.map { Self.isClade($0.fields[0]) } ?? true ? 0.97 : 0 }
    let isCounts = rows.allSatisfy { row in
      row.fields.count == 2 && Self.isClade(row.fields[0]) && row.fields[1].utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    return isCounts ? 0.95 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var heads = ["", SampleName.of(file: file)]
    var line = 0
    if let first = PlainRows.first(1, of: bytes[...]).first, Self.isHead(first.fields) {
      heads = [first.fields[0]] + first.fields.dropFirst().map { Self.sampleName($0) }
      line = first.line
    }
    var profile = CladeProfile(
      file: file, assumptions: assumptions, heads: heads,
      samples: heads.indices.dropFirst().map { (column: $0, id: heads[$0]) },
      body: try CladeProfile.cursor(bytes, line: line + 1, file: file))
    profile.headLine = max(1, line)
    profile.nesting = assumptions.nesting == nil ? .cumulative : nil
    var document = try profile.document(bytes)
    document.state(
      TableOrigin(profiler: "kraken-style", abundance: .reads),
      TableOrigin.Reasons(
        profiler: "whole counts of nested clades", profilerConfidence: 0.9, abundance: "the reads of each clade"))
    document.notices.append(
      Notice(
        .note, code: "unclassified-not-listed",
        message: "MetaPhlAn-style Kraken reports leave out the unclassified reads; shares are of the classified reads"))
    return document
  }

  private static func isHead(_ fields: [String]) -> Bool {
    fields.count > 1 && fields[0].asColumnWord == "classification"
  }

  private static func isClade(_ name: String) -> Bool { ["d__", "k__", "r__"].contains { name.hasPrefix($0) } }

  // combine_mpa.py heads columns by number unless names are given (`Sample #1`); kreport2mpa by file.
  private static func sampleName(_ head: String) -> String {
    head.hasPrefix("Sample #") ? head : SampleName.of(file: head.trimmingBlanks())
  }
}
