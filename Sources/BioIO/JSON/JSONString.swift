/// Strings of JSON: escapes, surrogate pairs, no bare control characters, valid UTF-8 only.
enum JSONString {
  /// Reads the string whose opening quote is next.
  static func read(_ json: inout JSONReader) throws(TableError) -> String {
    let opening = json.at
    json.at += 1
    let start = json.at
    while json.at < json.bytes.count {
      let byte = json.bytes[json.at]
      if byte == UInt8(ascii: "\"") {
        let text = try validated(json.bytes[start..<json.at], json)
        json.at += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try readEscaped(&json, from: start, opening: opening) }
      guard byte >= 0x20 else { throw json.failure("a control character stands in a string") }
      json.at += 1
    }
    throw unclosed(&json, opening)
  }

  private static func readEscaped(_ json: inout JSONReader, from start: Int, opening: Int) throws(TableError) -> String
  {
    var spelled = Array(json.bytes[start..<json.at])
    while json.at < json.bytes.count {
      let byte = json.bytes[json.at]
      if byte == UInt8(ascii: "\"") {
        json.at += 1
        return try validated(spelled[...], json)
      }
      if byte == UInt8(ascii: "\\") {
        try escape(&json, into: &spelled)
      } else {
        guard byte >= 0x20 else { throw json.failure("a control character stands in a string") }
        spelled.append(byte)
        json.at += 1
      }
    }
    throw unclosed(&json, opening)
  }

  private static func escape(_ json: inout JSONReader, into spelled: inout [UInt8]) throws(TableError) {
    guard json.at + 1 < json.bytes.count else { throw json.failure("the document ends inside an escape") }
    let byte = json.bytes[json.at + 1]
    if byte == UInt8(ascii: "u") {
      let scalar = try unicodeScalar(&json)
      spelled.append(contentsOf: Array(String(scalar).utf8))
      return
    }
    guard let plain = plainEscapes[byte] else { throw json.failure("no such escape in JSON") }
    spelled.append(plain)
    json.at += 2
  }

  private static func unicodeScalar(_ json: inout JSONReader) throws(TableError) -> Unicode.Scalar {
    let first = try hexUnit(&json)
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate: the other half has to follow.
    guard first < 0xDC00, json.at + 1 < json.bytes.count, json.bytes[json.at] == UInt8(ascii: "\\"),
      json.bytes[json.at + 1] == UInt8(ascii: "u")
    else { throw json.failure("half a surrogate pair stands alone") }
    let second = try hexUnit(&json)
    guard second >= 0xDC00, second <= 0xDFFF,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw json.failure("half a surrogate pair stands alone") }
    return scalar
  }

  private static func hexUnit(_ json: inout JSONReader) throws(TableError) -> UInt16 {
    guard json.at + 6 <= json.bytes.count else { throw json.failure("the document ends inside an escape") }
    var unit: UInt16 = 0
    for byte in json.bytes[(json.at + 2)..<(json.at + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        throw json.failure("four hexadecimal digits are expected behind \\u")
      }
      unit = unit << 4 | UInt16(digit)
    }
    json.at += 6
    return unit
  }

  private static func validated(_ bytes: ArraySlice<UInt8>, _ json: JSONReader) throws(TableError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw json.failure("the string is not valid UTF-8", advice: "save the file as UTF-8")
    }
    return text
  }

  private static func unclosed(_ json: inout JSONReader, _ opening: Int) -> TableError {
    json.at = opening
    return json.failure("the string that starts here never ends; the file may be cut off")
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]
}
