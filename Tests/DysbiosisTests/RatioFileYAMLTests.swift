import BioIO
import BioModel
import Dysbiosis
import Taxonomy
import Testing

/// Ratios in YAML mean what the same mean in TOML, and what is wrong is told with its line.
@Suite struct RatioFileYAMLTests {
  static let good = """
    # our ratios
    groups:
      - id: ours
        taxa:
          - g:Roseburia   # a comment inside
          - s:Faecalibacterium prausnitzii
          - 'Blautia'
    ratios:
    - id: ours-to-bacteroides
      expression: "log(@ours / g:Bacteroides)"
      title: Ours \u{e4}nd "theirs"
      doi: 10.1000/x
      portable_in: [ncbi, "gtdb:species"]
    - {id: negative-to-firm, expression: trait(gram=negative) / p:Bacillota}
    """

  static func read(_ text: String) throws -> [RatioDefinition] {
    try RatioFile.read(YAMLReader.read(Array(text.utf8), file: "r.yaml"), file: "r.yaml")
  }

  @Test func theSameAsInTOML() throws {
    let ratios = try Self.read(Self.good)
    let toml = try RatioFileTests.read(RatioFileTests.good)
    #expect(ratios.map(\.id) == toml.map(\.id) && ratios.map(\.expression) == toml.map(\.expression))
    #expect(ratios.map(\.descriptor.title) == toml.map(\.descriptor.title))
    #expect(ratios.map(\.portability.parts) == toml.map(\.portability.parts))
    #expect(try Self.read(Self.good.replacing("\n", with: "\r\n")).map(\.expression) == toml.map(\.expression))
  }

  @Test func filesAreToldApart() {
    func isYAML(_ text: String, _ file: String = "r.txt") -> Bool { RatioFile.isYAML(Array(text.utf8), file: file) }
    #expect(isYAML(Self.good) && !isYAML(RatioFileTests.good))
    #expect(isYAML("---\nratios: []\n") && isYAML("- id: a\n") && isYAML("%YAML 1.1\n---\n") && isYAML("", "r.yml"))
    #expect(!isYAML("") && !isYAML("id = \"a:b\"\n") && !isYAML("# a: b\n[[ratio]]\n"))
  }

  @Test(arguments: [
    ("", 0, "holds no ratio"), ("# nothing\n", 0, "holds no ratio"), ("---\n", 0, "holds no ratio"),
    ("- id: a\n", 1, "no mapping"), ("ratios:\n  id: a\n", 1, "'ratios' is a list"),
    ("sums:\n- id: a\n", 1, "'sums' is no key"), ("ratios:\n- a\n", 2, "a ratio is a mapping"),
    ("ratios:\n- id: a\n", 2, "a ratio needs 'expression'"), ("ratios:\n- id: A b\n", 2, "not kebab-case"),
    ("ratios:\n- id: a\n  id: b\n", 3, "twice"), ("ratios:\n- id: 3\n", 2, "text in quotes"),
    ("ratios:\n- id: true\n", 2, "text in quotes"), ("ratios:\n- id: ~\n", 2, "needs 'id'"),
    ("ratios:\n- id: a\n  expression: @x / g:B\n", 3, "this is no YAML"),
    ("ratios:\n- id: a\n  expression: a: b\n", 3, "this is no YAML"),
    ("ratios:\n- id: a\n  expression:\n    a: b\n", 4, "a text or a list"),
    ("ratios:\n- id: a\n\texpression: g:A / g:B\n", 3, "this is no YAML"),
    ("ratios:\n- id: a\n  expression: 'g:A / g:B\n", 4, "this is no YAML"),
    ("ratios:\n- id: a\n\n  expression: g:A +\n", 4, "taxon name is expected"),
    ("ratios:\n- id: a\n  colour: red\n  expression: g:A/g:B\n", 3, "no key of a ratio"),
    ("ratios:\n- id: a\n  doi: x\n  expression: g:A/g:B\n", 3, "no DOI"),
    ("ratios:\n- id: firmicutes-bacteroidetes\n  expression: g:A/g:B\n", 2, "already"),
    ("groups:\n- id: a\n  taxa: [g:A, 3]\n", 3, "a list of texts"), ("groups:\n- id: a\n", 2, "a group needs 'taxa'"),
    ("groups:\n- id: a\n  taxa: [[g:A]]\n", 3, "a list of texts"),
    ("ratios: &x\n- id: a\n", 1, "anchors"), ("ratios:\n- id: !!str a\n", 2, "tags"),
    ("ratios:\n- id: *x\n", 2, "aliases"), ("ratios: []\n---\nratios: []\n", 2, "second document"),
    ("ratios:\n- [a]: b\n", 2, "a key is a text"), ("ratios:\n- \u{0}\n", 2, "this is no YAML"),
  ])
  func errorsNameTheirLine(text: String, line: Int, message: String) {
    do {
      _ = try Self.read(text)
      Issue.record("accepted")
    } catch let error as any Diagnostic {
      #expect(error.message.contains(message), "\(error.message)")
      #expect(error.location?.file == "r.yaml" && (error.location?.line ?? 0) == line, "\(error.location?.line ?? 0)")
      #expect(error.kind == .malformedInput)
    } catch { Issue.record("another error: \(error)") }
  }

  @Test func listsInListsEndSomewhere() {
    #expect(throws: BioIOError.self) {
      try YAMLReader.read(
        Array(String(repeating: "[", count: 40).utf8) + Array(String(repeating: "]", count: 40).utf8), file: "r")
    }
  }

  /// Changed bytes either parse or throw.
  @Test func changedFilesNeverTrap() {
    let bytes = Array(Self.good.utf8)
    for place in bytes.indices {
      for change: UInt8 in [0x00, 0x0A, 0x22, 0x5B, 0x7B, 0x3A, 0x2D, 0xFF] {
        var changed = bytes
        changed[place] = change
        for text in [changed, Array(bytes[..<place])] {
          guard let document = try? YAMLReader.read(text, file: "r.yaml") else { continue }
          _ = try? RatioFile.read(document, file: "r.yaml")
        }
      }
    }
  }
}
