/// Result files as text, numbers equal to a relative 1e-9: another processor may change the last bits of a logarithm.
enum TextComparison {
  /// The first difference, or nil.
  static func difference(_ actual: String, _ expected: String) -> String? {
    let lines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, (line, want)) in zip(lines, wanted).enumerated() where line != want {
      let fields = Self.fields(line)
      let wantedFields = Self.fields(want)
      guard fields.count == wantedFields.count, zip(fields, wantedFields).allSatisfy(isSame) else {
        return "line \(number + 1) is\n\(line)\nand was\n\(want)"
      }
    }
    return lines.count == wanted.count ? nil : "\(lines.count) lines, and there were \(wanted.count)"
  }

  private static func fields(_ line: Substring) -> [Substring] {
    line.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "\t" }
  }

  private static func isSame(_ a: Substring, _ b: Substring) -> Bool {
    if a == b { return true }
    guard let x = Double(a), let y = Double(b) else { return false }
    return (x - y).magnitude <= max(1e-9 * max(x.magnitude, y.magnitude), 1e-15)
  }
}
