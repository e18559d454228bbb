import BioModel

/// Sorted lineages as bytes: each as the number of ranks it shares with the one before, then its further names.
enum LineageList {
  static func encode(_ lineages: [Lineage], into writer: inout PackedWriter) {
    writer.write(lineages.count)
    var previous = Lineage.unclassified
    for lineage in lineages {
      let shared = Rank.allCases.prefix { lineage[$0] == previous[$0] }.count
      writer.write(shared)
      for rank in Rank.allCases[shared...] { writer.write(text: lineage[rank] ?? "") }
      previous = lineage
    }
  }

  static func decode(_ reader: inout PackedReader) throws(PackedReader.Damage) -> [Lineage] {
    var lineages: [Lineage] = []
    var names: [String] = []
    for _ in 0..<(try reader.count()) {
      let shared = try reader.number()
      guard shared <= names.count || (names.isEmpty && shared <= Rank.allCases.count) else { throw .changed }
      names = names.isEmpty ? [String](repeating: "", count: shared) : Array(names[..<shared])
      while names.count < Rank.allCases.count { names.append(try reader.text()) }
      lineages.append(Lineage(names))
    }
    return lineages
  }
}
