/// Writes rows of fields: CSV by RFC 4180 with LF, or tab-separated. UTF-8, one header row.
public struct DelimitedWriter: Sendable {
  /// The character between fields.
  public enum Delimiter: Sendable {
    case comma, tab
  }

  public private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private var rowStarted = false

  public init(_ delimiter: Delimiter = .comma) {
    self.delimiter = delimiter == .comma ? UInt8(ascii: ",") : UInt8(ascii: "\t")
  }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A whole row.
  public mutating func row(_ fields: [String]) {
    for field in fields { self.field(field) }
    endRow()
  }

  /// The next field of the row: quoted where it holds the delimiter, a quote or a line break.
  public mutating func field(_ text: String) {
    separate()
    let needsQuotes = text.utf8.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number; an empty field when there is none.
  public mutating func field(_ number: Double?) {
    separate()
    // No number needs quotes.
    if let number { bytes.append(contentsOf: NumberText.text(number).utf8) }
  }

  /// A field that was written before, by where it stands.
  public mutating func field(again range: Range<Int>) {
    separate()
    // Byte by byte: a slice of the bytes would make appending to them copy them all.
    for place in range { bytes.append(bytes[place]) }
  }

  /// A whole number.
  public mutating func field(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Ends the row with LF.
  public mutating func endRow() {
    bytes.append(0x0A)
    rowStarted = false
  }

  private mutating func separate() {
    if rowStarted { bytes.append(delimiter) }
    rowStarted = true
  }
}
