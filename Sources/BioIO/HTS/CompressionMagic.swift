import BioModel

/// The first bytes of files that htslib does not inflate: each gets a message of its own instead of a parse error.
enum CompressionMagic {
  private static let foreign: [(bytes: [UInt8], name: String, command: String)] = [
    (Array("BZh".utf8), "bzip2", "bunzip2 -c"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xz -dc"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "zstd -dc"),
    ([0x50, 0x4B, 0x03, 0x04], "zip", "unzip -p"),
    ([0x1F, 0x9D], "compress (.Z)", "zcat"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip", "7z x -so"),
  ]

  /// What is wrong with a file whose first bytes (up to 18) are these; nil when htslib can go on.
  static func problem(path: String, head: [UInt8]) -> BioIOError? {
    let location = SourceLocation(file: path)
    let name = path.utf8.reversed().map { $0 | 0x20 }
    let claimsGzip = name.starts(with: ".gz".utf8.reversed()) || name.starts(with: ".bgz".utf8.reversed())
    if head.starts(with: [0x1F, 0x8B]) || head == [0x1F] && claimsGzip {
      guard head.count < 18 else { return nil }
      return BioIOError(
        .malformedInput, at: SourceLocation(file: path, byteOffset: head.count),
        "the gzip file ends after \(head.count) bytes, inside its first header",
        advice: "the file is truncated; copy or download it again")
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]), name.starts(with: "azq.".utf8) || name.starts(with: "vzq.".utf8) {
      return BioIOError(
        .malformedInput, at: location, "this is a QIIME 2 artifact, a zip archive",
        advice: "unzip it and give what lies in its folder data (dna-sequences.fasta, taxonomy.tsv)")
    }
    for (bytes, name, command) in foreign where head.starts(with: bytes) {
      return BioIOError(
        .malformedInput, at: location, "the file is compressed with \(name), which is not supported",
        advice: "recompress it: \(command) FILE | gzip > FILE.gz")
    }
    guard claimsGzip else { return nil }
    if head.isEmpty {
      return BioIOError(
        .malformedInput, at: SourceLocation(file: path, byteOffset: 0),
        "the file is empty, though its name says gzip (an empty gzip file has at least 20 bytes)",
        advice: "the file was never written or got lost; copy or download it again")
    }
    return BioIOError(
      .malformedInput, at: SourceLocation(file: path, byteOffset: 0), "the name says gzip, but the content is not gzip",
      advice: head.first { $0 > 0x20 } == UInt8(ascii: "<")
        ? "this is a web page (HTML or XML): the download failed; download it again"
        : "rename the file, or get it again if it should be compressed")
  }
}
