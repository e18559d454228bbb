import Glibc

/// The golden values of `scripts/oracles/filters.sh`.
enum FilterFixtures {
  struct Read {
    let name: String
    let bases: [UInt8]
    let scores: [UInt8]
  }

  /// The lines of a fixture, without the last empty one.
  static func lines(_ name: String, file: String = #filePath) -> [String] {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    guard let stream = unsafe fopen("\(folder)/Fixtures/filters/\(name)", "r") else { return [] }
    defer { unsafe _ = fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = unsafe fgetc(stream), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  static func reads(_ name: String) -> [Read] {
    let lines = lines(name)
    return stride(from: 0, to: lines.count - 3, by: 4).map { line in
      Read(
        name: String(lines[line].dropFirst()), bases: Array(lines[line + 1].utf8),
        scores: lines[line + 3].utf8.map { $0 - 33 })
    }
  }

  /// The rows of a table without its comment and header, and the columns' names.
  static func table(_ name: String) -> (columns: [String], rows: [[String]]) {
    let rows = lines(name).filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return (rows.first ?? [], Array(rows.dropFirst()))
  }
}
