/// Writes rows of fields: CSV by RFC 4180 with LF, or tab-separated. UTF-8, one header row.
public struct DelimitedWriter: Sendable {
  /// The character between fields.
  public enum Delimiter: Sendable {
    case comma, tab
  }

  public private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  /// 256 fields of 0, each behind its delimiter.
  private let zeroFields: [UInt8]
  private var rowStarted = false

  public init(_ delimiter: Delimiter = .comma) {
    let byte = delimiter == .comma ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    self.delimiter = byte
    zeroFields = (0..<512).map { $0 % 2 == 0 ? byte : UInt8(ascii: "0") }
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
    if let number { NumberText.append(number, to: &bytes) }
  }

  /// A field that was written before, by where it stands.
  public mutating func field(again start: Int, bytes count: Int) {
    separate()
    // Byte by byte: a slice of the bytes would make appending to them copy them all.
    for place in start..<start + count { bytes.append(bytes[place]) }
  }

  /// A row's numbers that are not zero, `count` fields in all, the others 0.
  ///
  /// - Parameters:
  ///   - places: which fields they are, rising.
  /// - Complexity: O(bytes), zeros by the hundreds.
  public mutating func fields(_ places: ArraySlice<Int32>, _ values: ArraySlice<Double>, of count: Int) {
    var written = 0
    for (place, value) in zip(places, values) {
      zeros(Int(place) - written)
      field(value)
      written = Int(place) + 1
    }
    zeros(count - written)
  }

  private mutating func zeros(_ count: Int) {
    guard count > 0 else { return }
    field(0)
    var rest = 2 * (count - 1)
    while rest > 0 {
      let next = min(rest, zeroFields.count)
      bytes.append(contentsOf: zeroFields[..<next])
      rest -= next
    }
  }

  /// Makes room for text whose length is nearly known.
  public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

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
