import BioModel
import FoundationEssentials
import Glibc
import TestSupport

/// The committed golden files, and the real tables they were computed from.
enum GoldenFiles {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Fixtures/golden/"

  /// The cells of a golden file, header row left out.
  static func rows(_ name: String) throws -> [[String]] { try rows(path: folder + name) }

  /// The cells of a tab-separated file, header row left out.
  static func rows(path: String) throws -> [[String]] {
    try text(path).split(separator: "\n").dropFirst().map { cells($0) }
  }

  /// The cells of a golden file's header row.
  static func head(_ name: String) throws -> [String] { try head(path: folder + name) }

  /// The cells of a tab-separated file's header row.
  static func head(path: String) throws -> [String] { cells(try text(path).prefix { $0 != "\n" }) }

  private static func text(_ path: String) throws -> String {
    // "\r\n" is one Character, which a split at "\n" would pass over.
    String(decoding: try Data(contentsOf: URL(filePath: path)).filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }

  /// The simulated table.
  static func smallTable() throws -> FeatureTable {
    table(try text(folder + "small.tsv"))
  }

  /// The tree of the simulated table.
  static func smallTree() throws -> PhylogeneticTree { try tree(folder + "small.nwk") }

  /// A Newick tree.
  static func tree(_ path: String) throws -> PhylogeneticTree {
    guard let tree = PlainNewick.tree(try text(path)) else { throw NotATree(path: path) }
    return tree
  }

  struct NotATree: Error { let path: String }

  /// A table with features in rows, gzip-compressed or not.
  static func realTable(_ path: String) throws -> FeatureTable {
    let pipe = unsafe popen("gzip -dcf '\(path)'", "r")
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = unsafe fread(&chunk, 1, chunk.count, pipe)
      if got == 0 { break }
      bytes.append(contentsOf: chunk[..<got])
    }
    unsafe pclose(pipe)
    return table(String(decoding: bytes, as: UTF8.self))
  }

  private static func table(_ text: String) -> FeatureTable {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map { cells($0) }
    let samples = Array(lines[0].dropFirst())
    let features = lines.dropFirst()
    let columns = features.map { $0.dropFirst().map { Double($0) ?? 0 } }
    return FeatureTable(
      sampleIDs: samples, featureIDs: features.map { $0[0] }, unit: .counts,
      rows: samples.indices.map { sample in columns.map { $0[sample] } })
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
