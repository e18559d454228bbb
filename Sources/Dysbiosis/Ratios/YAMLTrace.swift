/// Tells YAML from TOML.
enum YAMLTrace {
  /// By the file's name, or by the first line that says something: `---`, `%YAML`, `- item` or `key: value`, where no TOML
  /// can stand.
  static func isFound(_ bytes: [UInt8], file: String) -> Bool {
    if file.hasSuffix(".yaml") || file.hasSuffix(".yml") { return true }
    for raw in bytes.split(separator: 0x0A) {
      let line = raw.drop { [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "[") { return false }
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("---") || text.hasPrefix("%YAML") || text.hasPrefix("- ") { return true }
      return text.first { $0 == ":" || $0 == "=" } == ":"
    }
    return false
  }
}
