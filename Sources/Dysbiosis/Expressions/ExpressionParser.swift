import BioModel
import Taxonomy

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

  /// Takes `log(`, which may stand before a ratio.
  mutating func takeLogarithm() -> Bool {
    skipBlanks()
    let start = place
    if word().lowercased() == "log" {
      skipBlanks()
      if take(UInt8(ascii: "(")) { return true }
    }
    place = start
    return false
  }

  mutating func expectClosing() throws(DysbiosisError) {
    skipBlanks()
    if !take(UInt8(ascii: ")")) { throw expected(") at the end of log(…)") }
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
    if rank == nil, let genera = try traitTerms() { return genera }
    let name = try quotedOrBareName()
    if name.isEmpty { throw error("a taxon name is expected here", at: start) }
    if name.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
      throw error("'\(name)' is a number, and a ratio is one of taxa", at: start, advice: "write the names of taxa")
    }
    return [TaxonTerm(name: name, rank: rank)]
  }

  /// `trait(gram=negative)`, `trait(oxygen=facultative|aerobe)`: the genera whose trait has one of the values; nil where
  /// no trait stands here.
  private mutating func traitTerms() throws(DysbiosisError) -> [TaxonTerm]? {
    let start = place
    guard word() == "trait", take(UInt8(ascii: "(")) else {
      place = start
      return nil
    }
    let inside = place
    let name = word(until: "=)")
    guard let trait = Trait(rawValue: name) else {
      throw error(
        "there is no trait '\(name)'", at: inside,
        advice: "traits are \(Trait.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if !take(UInt8(ascii: "=")) { throw expected("= and a value of the trait") }
    var wanted: Set<String> = []
    repeat {
      let at = place
      let value = word(until: "|)")
      guard trait.values.contains(value) else {
        throw error(
          "'\(value)' is no value of the trait \(name)", at: at,
          advice: "values are \(trait.values.joined(separator: ", "))")
      }
      wanted.insert(value)
    } while take(UInt8(ascii: "|"))
    if !take(UInt8(ascii: ")")) { throw expected(") after the trait") }
    return Traits.builtIn.records.filter { $0.rank == .genus && wanted.contains($0[trait]) }
      .map { TaxonTerm(name: $0.taxon, rank: .genus) }
  }

  /// Everything up to one of the signs, blanks at its ends taken off.
  private mutating func word(until signs: String) -> String {
    skipBlanks()
    let start = place
    while place < bytes.count, !signs.utf8.contains(bytes[place]) { place += 1 }
    var end = place
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
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
