import BioModel

/// Numbers for people: rounded, grouped, percent. Files for programs use `NumberText`.
enum DisplayNumber {
  /// `value` with exactly `decimals` decimals; `–` if it is not finite or too large to round.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = Int64((value * scale).rounded())
    let sign = rounded < 0 ? "−" : ""
    let digits = String(rounded.magnitude)
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A pixel coordinate: two decimals, trailing zeros cut, `-` as minus.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    return NumberText.text((min(max(value, -1e6), 1e6) * 100).rounded() / 100)
  }

  /// `1,234,567`
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "−" : "") + text
  }

  /// About `digits` significant digits without an exponent where that is short: `12.4`, `0.0031`, `1,240`, `3.1e-7`.
  static func significant(_ value: Double, _ digits: Int = 3) -> String {
    guard value.isFinite else { return "–" }
    if value == 0 { return "0" }
    let magnitude = value.magnitude
    if value == value.rounded(), magnitude < 1e9 { return grouped(Int(value)) }
    if magnitude < 1e-4 || magnitude >= 1e9 { return NumberText.text(value, significantDigits: digits) }
    var whole = 0
    var scaled = magnitude
    while scaled >= 1 {
      scaled /= 10
      whole += 1
    }
    while scaled < 0.1 {
      scaled *= 10
      whole -= 1
    }
    if whole >= digits { return grouped(Int(value.rounded())) }
    return fixed(value, digits - whole)
  }

  /// A share 0…1 in percent with two significant digits, `<0.01%` below that; `100%` is all and nothing less.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    if share == 0 { return "0%" }
    if share < 0.0001 { return "<0.01%" }
    if share >= 1 { return "100%" }
    if share >= 0.9995 { return ">99.9%" }
    if share >= 0.0995 { return fixed(share * 100, share >= 0.995 ? 1 : 0) + "%" }
    return fixed(share * 100, share >= 0.00995 ? 1 : 2) + "%"
  }

  /// A share 0…1 in percent with one decimal; one that is short of all never reads `100.0%`.
  static func percentToTenths(_ share: Double) -> String {
    share < 1 && share >= 0.9995 ? ">99.9%" : fixed(share * 100, 1) + "%"
  }

  /// An interval of percentiles: `1st–9th`; nil without both ends.
  static func ordinals(_ lower: Double?, _ upper: Double?) -> String? {
    guard let lower, let upper else { return nil }
    return "\(ordinal(lower))–\(ordinal(upper))"
  }

  /// A percentile as an ordinal: `3rd`.
  static func ordinal(_ percentile: Double) -> String {
    let value = Int(min(max(percentile, 0), 100).rounded())
    let suffix =
      (11...13).contains(value % 100)
      ? "th" : value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th"
    return "\(value)\(suffix)"
  }
}
