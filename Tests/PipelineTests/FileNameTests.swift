import Pipeline
import Statistics
import Testing

@Suite struct FileNameTests {
  @Test(arguments: [
    ("S1", "S1"), ("gut-1_a.b", "gut-1_a.b"), ("a b", "a_b"), ("a/b", "a_b"), ("../x", "_._x"), (".hidden", "_hidden"),
    ("Ä", "__"), ("a\nb", "a_b"), ("..", "_."),
  ])
  func onlyPlainBytesStay(id: String, name: String) {
    #expect(FileName.safe(id) == name)
  }

  @Test func noTwoSamplesShareAFile() {
    let ids = ["a b", "a_b", "a/b", "c"]
    let names = FileName.distinct(ids)
    #expect(Set(names).count == 4)
    #expect(names[1] == "a_b")
    #expect(names[3] == "c")
    // The order of the samples has no say.
    #expect(FileName.distinct(ids.reversed()) == names.reversed())
  }

  @Test func randomIdsStaySafeAndDistinct() {
    var generator = SeededGenerator(purpose: "file-names", seed: 1)
    let letters = Array("ab/. _-Ä\u{0}\n".unicodeScalars)
    var ids = Set<String>()
    for _ in 0..<500 {
      var id = String.UnicodeScalarView()
      for _ in 0...generator.below(4) { id.append(letters[generator.below(letters.count)]) }
      ids.insert(String(id))
    }
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let names = FileName.distinct(sorted)
    #expect(Set(names).count == sorted.count)
    for name in names {
      #expect(!name.isEmpty && !name.hasPrefix("."))
      #expect(name.utf8.allSatisfy { byte in "abcdefghijklmnopqrstuvwxyz0123456789._-".utf8.contains(byte) })
    }
  }
}
