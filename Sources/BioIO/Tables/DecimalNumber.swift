import BioModel

/// Reads decimal numbers straight from bytes: the grammar and the values of `NumberText.number`, without a string.
enum DecimalNumber {
  /// The number that starts at `at`, which then stands behind it; nil (and `at` unchanged) when none does or it is not
  /// finite. What follows the number is the caller's to check.
  ///
  /// Up to 19 digits and powers of ten up to 22 are exact by one multiplication or division of exact numbers
  /// (Clinger 1990, doi:10.1145/93542.93557); longer ones go through the standard library. Complexity O(digits).
  ///
  /// - Parameter mark: the byte before the decimals.
  @inline(__always)
  static func scan(_ text: Span<UInt8>, _ at: inout Int, mark: UInt8 = UInt8(ascii: ".")) -> Double? {
    let count = text.count
    let start = at
    var next = at
    var negative = false
    if next < count, text[next] == 0x2D || text[next] == 0x2B {
      negative = text[next] == 0x2D
      next += 1
    }
    var mantissa: UInt64 = 0
    var significant = 0
    var digits = 0
    var exponent = 0
    var pointSeen = false
    while next < count {
      let byte = text[next]
      let digit = byte &- 0x30
      if digit < 10 {
        digits += 1
        if significant > 0 || digit > 0 { significant += 1 }
        if significant <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        if pointSeen { exponent -= 1 }
      } else if byte == mark, !pointSeen {
        pointSeen = true
      } else {
        break
      }
      next += 1
    }
    guard digits > 0 else { return nil }
    if next < count, text[next] | 0x20 == 0x65 {
      guard let stated = scanExponent(text, &next) else { return nil }
      exponent += stated
    }
    if significant <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      at = next
      let value = Double(mantissa)
      let scaled = exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent]
      return negative ? -scaled : scaled
    }
    return scanSlowly(text, start, next, &at, mark)
  }

  private static func scanExponent(_ text: Span<UInt8>, _ next: inout Int) -> Int? {
    var at = next + 1
    var negative = false
    if at < text.count, text[at] == 0x2D || text[at] == 0x2B {
      negative = text[at] == 0x2D
      at += 1
    }
    var value = 0
    var digits = 0
    while at < text.count, text[at] &- 0x30 < 10 {
      // Far beyond any finite number already; more digits only overflow.
      if value < 100_000 { value = value * 10 + Int(text[at] &- 0x30) }
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    next = at
    return negative ? -value : value
  }

  @inline(never)
  private static func scanSlowly(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ at: inout Int, _ mark: UInt8
  ) -> Double? {
    var spelled: [UInt8] = []
    for index in start..<end { spelled.append(text[index] == mark ? UInt8(ascii: ".") : text[index]) }
    guard let value = NumberText.number(String(decoding: spelled, as: UTF8.self)) else { return nil }
    at = end
    return value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
