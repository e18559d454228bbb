/// Bytes of a packed file: numbers as LEB128 (seven bits a byte, the lowest first), texts ended by zero.
struct PackedWriter {
  var bytes: [UInt8] = []

  /// - Precondition: `number` ≥ 0.
  mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(text: String) {
    bytes.append(contentsOf: text.utf8.filter { $0 != 0 })
    bytes.append(0)
  }
}
