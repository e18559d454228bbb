/// What a file is that was given as FASTA and is something else: told by its first bytes, each with what to do.
enum ForeignContent {
  /// How many bytes are looked at: up to the mark of a tar archive and the first line of a table.
  static let headLength = 512

  private struct Kind: Sendable {
    let isRecognised: @Sendable ([UInt8]) -> Bool
    let advice: String
  }

  private static let kinds: [Kind] = [
    Kind(
      isRecognised: { $0.count > 262 && $0[257..<262].elementsEqual("ustar".utf8) },
      advice: "this is a tar archive: unpack it (tar -xf FILE) and give the FASTA file in it"),
    Kind(
      isRecognised: { $0.first == UInt8(ascii: "@") },
      advice: "this looks like FASTQ, reads with qualities; give sequences as FASTA"),
    Kind(
      isRecognised: { $0.first { $0 > 0x20 } == UInt8(ascii: "<") },
      advice: "this is a web page (HTML or XML): the download failed; look into the file for the server's message and "
        + "download it again"),
    Kind(
      isRecognised: { $0.first { $0 > 0x20 } == UInt8(ascii: "{") },
      advice: "this is JSON; give sequences as FASTA"),
    Kind(
      isRecognised: { $0.starts(with: [0x89, 0x48, 0x44, 0x46]) },
      advice: "this is HDF5; give sequences as FASTA"),
    Kind(
      isRecognised: { $0.starts(with: "DYSBREF".utf8) },
      advice: "this is a packed reference already; see what is in it by `dysbio reference inspect`"),
    Kind(
      isRecognised: isTable,
      advice: "this is a table of lineages: give the FASTA file of the sequences, and this file with --taxonomy"),
  ]

  /// What to do with a file that begins with these bytes; nil where nothing is recognised.
  static func explanation(head: [UInt8]) -> String? { kinds.first { $0.isRecognised(head) }?.advice }

  // A first line with a tab, and a lineage behind it or the heads of QIIME's taxonomy.
  @Sendable private static func isTable(_ head: [UInt8]) -> Bool {
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let tab = line.firstIndex(of: 0x09) else { return false }
    let second = line[(tab + 1)...]
    return second.contains(UInt8(ascii: ";")) || second.starts(with: "Taxon".utf8)
      || second.firstRange(of: Array("__".utf8)) != nil
  }
}
