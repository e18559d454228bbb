import BioModel

/// Shares written as percent with all their digits: the decimal point moves, so the number is not rounded again, and
/// `ProfileCell.share` reads back the same share.
enum PercentText {
  /// `0.00125` is `0.125`, `3e-7` is `0.00003`. - Precondition: `share` is finite and ≥ 0.
  static func text(_ share: Double) -> String {
    let spelled = NumberText.text(share)
    let parts = spelled.split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + 2
    var digits = String(mantissa[0]) + (mantissa.count > 1 ? String(mantissa[1]) : "")
    let zeros = digits.prefix { $0 == "0" }.count
    digits = String(digits.dropFirst(zeros))
    point -= zeros
    if digits.isEmpty { return "0" }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.utf8.count { return digits + String(repeating: "0", count: point - digits.utf8.count) }
    return digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
