/// The spelling of numbers that JSON allows and the general one does not refuse.
enum JSONNumber {
  /// Whether digits stand before and behind the point, with no `+` and no leading zero: `-0.5e3`, not `.5`, `1.`, `01`.
  static func isStrict(_ spelled: ArraySlice<UInt8>) -> Bool {
    var rest = spelled
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard let first = whole.first, whole.count == 1 || first != 0x30 else { return false }
    rest = rest.dropFirst(whole.count)
    guard rest.first == UInt8(ascii: ".") else { return true }
    return rest.dropFirst().first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }
}
