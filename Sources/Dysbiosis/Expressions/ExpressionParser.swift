import BioModel

/// Reads sums and ratios of taxa, one token at a time.
struct ExpressionParser {
  private let text: String
  private let bytes: [UInt8]
  private let groups: TaxonGroups
  private var place = 0

  init(_ text: String, groups: TaxonGroups) {
    self.text = text
    self.bytes = Array(text.utf8)
    self.groups = groups
  }

  /// A sum, alone or in parentheses.
  mutating func sum() throws(DysbiosisError) -> TaxonSum {
    skipBlanks()
    let isParenthesised = take(UInt8(ascii: "("))
    var terms = try term()
    while true {
      skipBlanks()
      guard take(UInt8(ascii: "+")) else { break }
      terms += try term()
    }
    if isParenthesised, !take(UInt8(ascii: ")")) { throw expected("+ or )") }
    return TaxonSum(terms: terms)
  }

  mutating func expectSlash() throws(DysbiosisError) {
    skipBlanks()
    if !take(UInt8(ascii: "/")) { throw expected("/ between numerator and denominator") }
  }

  /// Whether a slash comes next.
  mutating func isAtSlash() -> Bool {
    skipBlanks()
    return place < bytes.count && bytes[place] == UInt8(ascii: "/")
  }

  mutating func expectEnd() throws(DysbiosisError) {
    skipBlanks()
    if place < bytes.count { throw expected("the end") }
  }

  private mutating func term() throws(DysbiosisError) -> [TaxonTerm] {
    skipBlanks()
    if take(UInt8(ascii: "@")) {
      let start = place
      let id = word()
      guard let terms = groups[id] else {
        throw error(
          "there is no group of taxa '@\(id)'", at: start, advice: "groups are \(groups.ids.joined(separator: ", "))")
      }
      return terms
    }
    var rank: Rank?
    if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: ":") {
      rank = Rank(name: String(decoding: [bytes[place]], as: UTF8.self))
      if rank == nil { throw error("this is no rank letter", at: place, advice: "write d, p, c, o, f, g or s") }
      place += 2
    }
    let start = place
    let name = try quotedOrBareName()
    if name.isEmpty { throw error("a taxon name is expected here", at: start) }
    return [TaxonTerm(name: name, rank: rank)]
  }

  private mutating func quotedOrBareName() throws(DysbiosisError) -> String {
    guard take(UInt8(ascii: "\"")) else { return word() }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    if !take(UInt8(ascii: "\"")) { throw error("the quote that opens here is never closed", at: start - 1) }
    return name
  }

  /// Everything up to a blank or a sign of the grammar.
  private mutating func word() -> String {
    let start = place
    while place < bytes.count, !" \t+/():\"@".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t") { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private func expected(_ what: String) -> DysbiosisError {
    let found = place < bytes.count ? "'\(String(decoding: bytes[place...].prefix(12), as: UTF8.self))'" : "the end"
    return error("expected \(what), found \(found)", at: place, advice: "names with blanks stand in double quotes")
  }

  private func error(_ message: String, at place: Int, advice: String = "") -> DysbiosisError {
    DysbiosisError(
      .usage, message: "\(message) (character \(place + 1) of \"\(text)\")", advice: advice)
  }
}
