import BioModel

/// The mark before the decimals of a table's numbers.
public enum DecimalMark: String, Sendable, CaseIterable {
  case point, comma

  /// Its byte.
  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }

  /// What is said of a table that was read with decimal commas.
  ///
  /// - Parameters:
  ///   - cells: cells with a comma.
  ///   - ambiguous: those of them that could be thousands instead (`1,234`).
  static func commaSaid(cells: Int, ambiguous: Int) -> Understanding {
    guard ambiguous == cells else {
      return Understanding(
        key: "decimal", value: comma.rawValue, confidence: 0.95,
        reason: "\(cells) cells write decimals with a comma and none with a point")
    }
    return Understanding(
      key: "decimal", value: comma.rawValue, confidence: 0.5,
      reason: "\(cells) cells hold one comma before three digits (`1,234`), a decimal or a thousand")
  }
}
