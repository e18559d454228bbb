/// Blanks around names and cells: spaces, tabs and line ends, as metadata files have them.
extension String {
  /// The text without blanks at either end.
  func trimmingBlanks() -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    guard let first = utf8.first, let last = utf8.last else { return self }
    guard isBlank(first) || isBlank(last) else { return self }
    let bytes = Array(utf8)
    guard let start = bytes.firstIndex(where: { !isBlank($0) }), let end = bytes.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }

  /// Letters in lower case without blanks, hyphens, underscores, points and a leading `#`: the form in which heads of
  /// columns are compared.
  var asColumnWord: String {
    String(lowercased().filter { !" -_.#\t".contains($0) })
  }
}
