import BioIO
import BioModel
import Statistics
import Testing

@Suite("Numbers from bytes")
struct TableNumberTests {
  /// A spelling of a number or something near one.
  private func spelling(_ random: inout SeededGenerator) -> String {
    let alphabet = Array("0123456789.eE+-")
    if random.below(3) == 0 {
      return String((0..<(1 + random.below(8))).map { _ in alphabet[random.below(alphabet.count)] })
    }
    var text = ""
    for _ in 0..<(1 + random.below(22)) { text += String(random.below(10)) }
    if random.below(2) == 0 { text += "." + String((0..<random.below(20)).map { _ in alphabet[random.below(10)] }) }
    if random.below(3) == 0 { text += (random.below(2) == 0 ? "e" : "E-") + String(random.below(330)) }
    return text
  }

  @Test(
    "a cell is what NumberText says, to the last bit; JSON takes the stricter subset",
    arguments: 0..<20 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    var random = SeededGenerator(purpose: "table-number-test", seed: seed)
    for _ in 0..<500 {
      let text = spelling(&random)
      let plain = NumberText.number(text)
      let bytes = Array("id\ta\tb\nx\t\(text)\t1.5\n".utf8)
      let assumptions = try TableAssumptions(words: ["unit=counts", "orientation=features-by-samples"])
      let read = try? TableFormats.read(bytes: bytes, file: "t", assumptions: assumptions).table.denseRow(0)[0]
      #expect(read?.bitPattern == plain.flatMap { $0 < 0 ? nil : $0 == 0 ? 0.0 : $0 }?.bitPattern, "\(text)")
      var json = JSONReader(Array(text.utf8), file: "n")
      let number = try? json.number()
      let whole: ()? = try? json.end()
      if let number, whole != nil { #expect(number.bitPattern == plain?.bitPattern, "\(text)") }
    }
  }

  @Test(
    "JSON's own spelling",
    arguments: [
      ("0", true), ("-0.5e3", true), ("1E+2", true), ("01", false), (".5", false), ("1.", false), ("+1", false),
      ("1e", false), ("-", false), ("1.e3", false), ("1e400", false),
    ])
  func strict(text: String, isNumber: Bool) {
    var json = JSONReader(Array(text.utf8), file: "n")
    let accepted: Bool
    do {
      _ = try json.number()
      try json.end()
      accepted = true
    } catch { accepted = false }
    #expect(accepted == isNumber)
  }
}
