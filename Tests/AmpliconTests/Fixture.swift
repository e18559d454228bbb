import Amplicon
import Glibc

/// Files of `Fixtures/vsearch-unoise`, read from the source tree.
enum Fixture {
  static let folder = fixtures + "vsearch-unoise/"
  static let dada = fixtures + "dada/"

  private static let fixtures: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    return parts.joined(separator: "/") + "/Fixtures/"
  }()

  static func lines(_ name: String) -> [[UInt8]] { lines(atPath: folder + name) }

  static func lines(atPath path: String) -> [[UInt8]] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&part, 1, part.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: part[..<count])
    }
    return bytes.split(separator: 10, omittingEmptySubsequences: true).map(Array.init)
  }

  /// Sequences of one-line FASTA, with name and `size=`.
  static func fasta(_ name: String) -> [(name: String, size: Int, sequence: [UInt8])] {
    var records: [(String, Int, [UInt8])] = []
    var title: [Substring] = []
    for line in lines(name) {
      if line.first == UInt8(ascii: ">") {
        title = String(decoding: line.dropFirst(), as: UTF8.self).split(separator: ";")
      } else {
        let size = title.first { $0.hasPrefix("size=") }.flatMap { Int($0.dropFirst(5)) } ?? 1
        records.append((String(title.first ?? ""), size, line))
      }
    }
    return records
  }

  /// Records of four-line FASTQ: name to the first blank, bases, Phred scores.
  static func fastq(_ name: String) -> [(name: String, bases: [UInt8], quality: [UInt8])] {
    fastq(atPath: folder + name)
  }

  static func fastq(atPath path: String) -> [(name: String, bases: [UInt8], quality: [UInt8])] {
    let all = lines(atPath: path)
    return stride(from: 0, to: all.count - 3, by: 4).map { at in
      (String(decoding: all[at].dropFirst(), as: UTF8.self), all[at + 1], all[at + 3].map { $0 - 33 })
    }
  }

  static func uniques() -> UniqueSequences {
    var dereplicator = Dereplicator()
    for record in fasta("uniques.fasta") { dereplicator.insert(record.sequence.span, reads: record.size) }
    return dereplicator.finish()
  }
}
