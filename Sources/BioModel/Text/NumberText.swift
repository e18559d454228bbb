/// The one way numbers are written in CSV, JSON and HTML, and the one way they are read.
///
/// Written: integers without a point, else the shortest digits that read back to the same value, exponents as
/// `1e-5`, never `-0`, never `nan` or `inf`. Read: sign, digits, `.`, exponent; finite; nothing else.
public enum NumberText {
  /// The shortest text that reads back to `value`.
  ///
  /// - Precondition: `value` is finite; an undefined number is an empty field or `null`, decided by the writer.
  public static func text(_ value: Double) -> String {
    precondition(value.isFinite, "only finite numbers are written")
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    let text = "\(value)"
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else { return text }
    var mantissa = text[..<mark]
    if mantissa.hasSuffix(".0") { mantissa = mantissa.dropLast(2) }
    let exponent = text[text.index(after: mark)...]
    let sign = exponent.hasPrefix("-") ? "-" : ""
    let digits = exponent.drop { $0 == "+" || $0 == "-" || $0 == "0" }
    return mantissa + "e" + sign + digits
  }

  /// Appends `text(value)`, without a string in between where there is no exponent.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value.isFinite, value != value.rounded() {
      let start = bytes.count
      bytes.append(contentsOf: value.description.utf8)
      // An exponent has at most three digits and a sign.
      let mark = (max(start, bytes.count - 5)..<bytes.count).first { bytes[$0] == UInt8(ascii: "e") }
      guard mark != nil else { return }
      bytes.removeLast(bytes.count - start)
    }
    bytes.append(contentsOf: text(value).utf8)
  }

  /// `value` rounded to `digits` significant digits, then written shortest; for coordinates whose last bits depend
  /// on the processor. Complexity O(1).
  public static func text(_ value: Double, significantDigits digits: Int) -> String {
    text(rounded(value, significantDigits: digits))
  }

  /// `value` to `digits` significant digits. Complexity O(1).
  public static func rounded(_ value: Double, significantDigits digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    var exponent = 0
    var scaled = value.magnitude
    while scaled >= 10 {
      scaled /= 10
      exponent += 1
    }
    while scaled < 1 {
      scaled *= 10
      exponent -= 1
    }
    var power = 1.0
    let shift = digits - 1 - exponent
    for _ in 0..<abs(shift) { power *= 10 }
    let rounded = shift >= 0 ? (value * power).rounded() / power : (value / power).rounded() * power
    return rounded.isFinite ? rounded : value
  }

  /// The number a whole field spells, or nil when it spells none: surrounding blanks, `nan`, `inf`, hexadecimal and
  /// digit grouping are no numbers.
  public static func number(_ field: Substring) -> Double? {
    var digits = 0
    var pointSeen = false
    var bytes = Array(field.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    while let byte = bytes.first {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits += 1
      } else if byte == UInt8(ascii: "."), !pointSeen {
        pointSeen = true
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard digits > 0 else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
      var exponent = bytes.dropFirst()
      if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        exponent = exponent.dropFirst()
      }
      guard !exponent.isEmpty, exponent.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
        return nil
      }
    }
    guard let value = Double(field), value.isFinite else { return nil }
    return value
  }

  /// As `number(_:)` for a whole string.
  public static func number(_ field: String) -> Double? { number(field[...]) }
}
