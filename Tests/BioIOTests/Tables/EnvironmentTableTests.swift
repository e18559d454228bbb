import BioIO
import BioModel
import Testing

@Suite("Environment files of Fast UniFrac")
struct EnvironmentTableTests {
  private func read(_ text: String, format: String? = nil) throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: "gp.env.txt", format: format)
  }

  @Test("a record per tip and sample, in the order of first appearance")
  func records() throws {
    let document = try read("t2\tB\t4\nt1\tA\t3\nt2\tA\t5")
    #expect(document.understanding(of: "format")?.value == "unifrac-env")
    #expect(document.table.sampleIDs == ["B", "A"] && document.table.featureIDs == ["t2", "t1"])
    #expect(document.table.denseRow(0) == [4, 0] && document.table.denseRow(1) == [5, 3])
  }

  @Test("cut rows, text for counts and records twice are errors with their line")
  func errors() {
    for (text, words) in [
      ("t\tA\t1\nt\tB\n", "line 2: the row has 2 fields"), ("t\tA\t1\nt\tB\tmany\n", "line 2, column 3"),
      ("t\tA\t1\nt\tB\t-2\n", "is negative"), ("t\tA\t1\nt\tA\t2\n", "stands twice for sample \"A\""),
    ] {
      let error = #expect(throws: TableError.self) { try read(text, format: "unifrac-env") }
      #expect(error?.description.contains(words) ?? false, "\(error?.description ?? "")")
    }
  }
}
