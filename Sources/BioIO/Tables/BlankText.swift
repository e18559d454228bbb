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
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return String(lowercased().filter { !" -_.#\t".contains($0) }) }
    var word: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "#"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      default: word.append(byte)
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
