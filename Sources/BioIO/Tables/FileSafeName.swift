/// Ids as names of files.
enum FileSafeName {
  /// The id with `/`, `\` and control bytes as `_`, and `_` before a leading dot.
  static func of(_ id: String) -> String {
    let bytes = id.utf8.map {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 ? UInt8(ascii: "_") : $0
    }
    let name = String(decoding: bytes, as: UTF8.self)
    return name.isEmpty || name.hasPrefix(".") ? "_" + name : name
  }
}
