/// Tells YAML from TOML, for a message that helps.
enum YAMLTrace {
  /// The line, from 1, that gives YAML away: `---`, `%YAML`, `- item` or `key: value`, where no TOML can stand; line 1 of a
  /// file called so whose first line is no table. Nil: none.
  static func line(_ bytes: [UInt8], file: String) -> Int? {
    for (number, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = raw.drop { [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "[") { return nil }
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("---") || text.hasPrefix("%YAML") || text.hasPrefix("- ") { return number + 1 }
      if let mark = text.firstIndex(where: { $0 == ":" || $0 == "=" }), text[mark] == ":" { return number + 1 }
      return file.hasSuffix(".yaml") || file.hasSuffix(".yml") ? number + 1 : nil
    }
    return nil
  }
}
