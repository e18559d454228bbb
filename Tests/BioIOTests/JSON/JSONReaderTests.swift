import BioIO
import BioModel
import Statistics
import Testing

@Suite("JSON pull reader")
struct JSONReaderTests {
  private func accepts(_ bytes: [UInt8]) -> TableError? {
    do throws(TableError) {
      var json = JSONReader(bytes, file: "j.json")
      try json.skipValue()
      try json.end()
      return nil
    } catch { return error }
  }

  @Test("values come in order")
  func values() throws {
    var json = JSONReader(
      Array(" {\"a\" : [1, -2.5e1, true, null], \"b\\u00e9\\n\\uD83D\\uDE00\":\"x\\\"y\"}\n".utf8), file: "j")
    try json.beginObject()
    #expect(try json.nextKey() == "a")
    try json.beginArray()
    #expect(try json.nextElement())
    #expect(try json.integer() == 1)
    #expect(try json.nextElement())
    #expect(try json.number() == -25)
    #expect(try json.nextElement())
    #expect(try json.bool())
    #expect(try json.nextElement())
    #expect(try json.takeNull())
    #expect(try !json.nextElement())
    #expect(try json.nextKey() == "bé\n😀")
    #expect(try json.string() == "x\"y")
    #expect(try json.nextKey() == nil)
    try json.end()
  }

  @Test(
    "accepted", arguments: ["0", "[]", "{}", "[[],{}]", "\"\"", "{\"a\":{\"a\":[1,2]}}", "[1 ,\t2\r\n]", "\"é€😀\""])
  func accepted(text: String) { #expect(accepts(Array(text.utf8)) == nil) }

  @Test(
    "refused",
    arguments: [
      "", "[", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "nul", "tru", "[1]]",
      "'a'",
      "\"a", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"\\uD800\\u0041\"", "\"a\nb\"", "NaN",
      "[1}",
      "{\"a\":1]", "// c\n1", "\u{FEFF}1", "[1]x",
    ])
  func refused(text: String) { #expect(accepts(Array(text.utf8)) != nil) }

  @Test("errors name line and byte; nesting has a limit; strings are UTF-8")
  func places() {
    let error = accepts(Array("{\n \"a\": [1,\n 2 3]}".utf8))
    #expect(error?.location?.line == 3 && error?.location?.byteOffset == 15)
    #expect(accepts(Array(String(repeating: "[", count: 100_000).utf8))?.message.contains("nested") == true)
    #expect(accepts([0x22, 0xC3, 0x28, 0x22])?.message.contains("UTF-8") == true)
  }

  @Test("mutated documents either parse or throw", arguments: 0..<20 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(purpose: "json-mutation-test", seed: seed)
    let document = Array(
      "{\"id\":null,\"rows\":[{\"id\":\"a\\u00e9\",\"metadata\":{\"taxonomy\":[\"k__B\"]}}],\"data\":[[0,0,1.5e3],[0,1,true]]}"
        .utf8)
    for _ in 0..<500 {
      var bytes = document
      for _ in 0..<(1 + random.below(4)) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(document[random.below(document.count)], at: place)
        }
      }
      _ = accepts(bytes)
      _ = try? TableFormats.read(bytes: bytes, file: "m.biom", format: "biom-1.0")
    }
  }
}
