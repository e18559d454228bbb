import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

@Suite struct RatioFileTests {
  static let good = """
    # our ratios
    [[group]]
    id = "ours"
    taxa = [
      "g:Roseburia",   # a comment inside
      "s:Faecalibacterium prausnitzii", 'Blautia',
    ]

    [[ratio]]
    id = "ours-to-bacteroides"
    expression = "log(@ours / g:Bacteroides)"
    title = "Ours \\u00e4nd \\"theirs\\""
    doi = "10.1000/x"
    portable_in = ["ncbi", "gtdb:species"]

    [[ratio]]
    id = 'negative-to-firm'
    expression = 'trait(gram=negative) / p:Bacillota'
    """

  static func read(_ text: String) throws -> [RatioDefinition] { try RatioFile.read(Array(text.utf8), file: "r.toml") }

  @Test func ratiosAndGroupsAreRead() throws {
    let ratios = try Self.read(Self.good)
    #expect(ratios.map(\.id) == ["ours-to-bacteroides", "negative-to-firm"])
    #expect(ratios[0].descriptor.title == "Ours \u{e4}nd \"theirs\"" && ratios[0].descriptor.reference == "10.1000/x")
    #expect(ratios[0].portability.parts == ["ncbi", "gtdb:species"] && ratios[1].portability.isUnrestricted)
    #expect(
      ratios[0].expression.numerator.terms.map(\.name) == ["Roseburia", "Faecalibacterium prausnitzii", "Blautia"])
    #expect(ratios[1].expression.numerator.terms.count > 40)
    // The same with the line ends of other systems.
    #expect(
      try Self.read(Self.good.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        .map(\.expression) == ratios.map(\.expression))
  }

  /// Groups may stand behind the ratios and the groups that use them.
  @Test func groupsStandAnywhere() throws {
    let ratio = "[[ratio]]\nid = \"r\"\nexpression = \"@wide / g:Bacteroides\"\n"
    let wide = "[[group]]\nid = \"wide\"\ntaxa = [\"@narrow\", \"g:Blautia\"]\n"
    let narrow = "[[group]]\nid = \"narrow\"\ntaxa = [\"g:Roseburia\"]\n"
    for text in [ratio + wide + narrow, wide + ratio + narrow, narrow + wide + ratio, wide + narrow + ratio] {
      let found = try Self.read(text)
      #expect(found.map { $0.expression.numerator.terms.map(\.name) } == [["Roseburia", "Blautia"]])
      #expect(found[0].descriptor.title == "r")
    }
  }

  /// Taxa on both sides are a fault of the file, found in the table: with file and line.
  @Test func overlapNamesFileAndLine() throws {
    let ratio = try #require(
      try Self.read("\n[[ratio]]\nid = \"r\"\nexpression = \"p:Bacillota / f:Lachnospiraceae\"\n").first)
    let profile = Communities.profile(Communities.schemes["ncbi-new"] ?? [], [RatioTests.counts])
    do {
      _ = try RatioEvaluation(ratio, in: profile)
      Issue.record("accepted")
    } catch {
      #expect(error.kind == .malformedInput && error.location?.file == "r.toml" && error.location?.line == 4)
    }
    do {
      _ = try RatioEvaluation(.named("Bacillota/f:Lachnospiraceae"), in: profile)
      Issue.record("accepted")
    } catch { #expect(error.kind == .usage && error.location == nil) }
  }

  /// The value of a trait's sum, by hand from the shares of its genera.
  @Test func traitsAndLogarithmsMeanWhatTheySay() throws {
    let lineages = Communities.schemes["ncbi-new"] ?? []
    let profile = Communities.profile(lineages, [RatioTests.counts], taxonomy: "ncbi")
    let trait = try RatioEvaluation(.named("trait(gram=negative)/g:Roseburia"), in: profile).results[0]
    // Bacteroides, Segatella, Veillonella, Escherichia, Desulfovibrio, Akkermansia.
    #expect(trait.numerator == 300 + 150 + 20 + 10 + 5 + 30 && trait.denominator == 80)
    let parts = try RatioExpression("trait( oxygen = facultative|aerobe ) / g:Bacteroides")
    #expect(parts.numerator.terms.contains { $0.name == "Escherichia" })
    let plain = try RatioEvaluation(.named("Bacillota/Bacteroidota"), in: profile).results[0]
    let logarithm = try RatioEvaluation(.named("log( Bacillota / Bacteroidota )"), in: profile).results[0]
    #expect(logarithm.value == plain.value && logarithm.logRatio == plain.logRatio)
  }

  @Test(arguments: [
    ("", 0, "holds no ratio"), ("id = \"a\"\n", 1, "before the first table"), ("[ratio]\n", 1, "plain [table]"),
    ("[[ratio]]\nid = \"a\"\n", 1, "needs 'expression'"), ("[[ratio]]\nid = \"A b\"\n", 2, "not kebab-case"),
    ("[[ratio]]\nid = \"a\"\nid = \"b\"\n", 3, "twice"), ("[[ratio]]\nid = a\n", 2, "no value"),
    ("[[ratio]]\nid = \"a\n", 2, "never closed"), ("[[ratio]]\nid = \"a\" x\n", 2, "goes on with 'x'"),
    ("[[ratio]]\n\nid = \"a\"\nexpression = \"g:A +\"\n", 4, "taxon name is expected"),
    ("[[ratio]]\nid = \"a\"\nexpression = \"trait(gram=blue) / g:B\"\n", 3, "no value of the trait"),
    ("[[ratio]]\nid = \"a\"\nexpression = \"trait(colour=blue) / g:B\"\n", 3, "no trait 'colour'"),
    ("[[ratio]]\nid = \"a\"\nexpression = \"log(g:A / g:B\"\n", 3, "expected )"),
    ("[[ratio]]\nid = \"a\"\nexpression = \"@nemo / g:B\"\n", 3, "no group of taxa '@nemo'"),
    ("[[ratio]]\nid = \"a\"\nexpression = 3\n", 3, "text in quotes"),
    ("[[ratio]]\nid = \"a\"\ncolour = \"red\"\n", 3, "no key of [[ratio]]"),
    ("[[ratio]]\nid = \"firmicutes-bacteroidetes\"\nexpression = \"g:A/g:B\"\n", 2, "already"),
    ("[[group]]\nid = \"a\"\ntaxa = [\"@b\"]\n[[group]]\nid = \"b\"\ntaxa = [\"@a\"]\n", 3, "group of taxa '@b'"),
    ("[[group]]\nid = \"a\"\ntaxa = [\"B\"]\n[[group]]\nid = \"a\"\ntaxa = [\"C\"]\n", 5, "group 'a' already"),
    ("[[ratio]]\nid = \"a\"\nexpression = \"g:A / 0\"\n", 3, "is a number"),
    ("[[group]]\nid = \"a\"\ntaxa = [\"g:A\"\n", 4, "never closed"), ("[[sum]]\n", 1, "no table of this file"),
    ("[[ratio]]\nid = \"a\"\ndoi = \"x\"\nexpression = \"g:A/g:B\"\n", 3, "no DOI"),
    ("[[ratio]]\nid = \"\"\"a\"\"\"\n", 2, "multi-line"), ("[[ratio]]\na.b = 1\n", 2, "dotted"),
  ])
  func errorsNameTheirLine(text: String, line: Int, message: String) {
    do {
      _ = try Self.read(text)
      Issue.record("accepted")
    } catch let error as DysbiosisError {
      #expect(error.message.contains(message), "\(error.message)")
      #expect(error.location?.file == "r.toml" && (error.location?.line ?? 0) == line)
    } catch { Issue.record("another error: \(error)") }
  }

  /// Changed bytes either parse or throw.
  @Test func changedFilesNeverTrap() {
    let bytes = Array(Self.good.utf8)
    for place in bytes.indices {
      for change: UInt8 in [0x00, 0x0A, 0x22, 0x5B, 0x5D, 0x28, 0xFF] {
        var changed = bytes
        changed[place] = change
        _ = try? RatioFile.read(changed, file: "r.toml")
        _ = try? RatioFile.read(Array(bytes[..<place]), file: "r.toml")
      }
    }
  }

  @Test func ownMarkerFilesAreChecked() throws {
    let good = MarkerTableTests.table([MarkerTableTests.good])
    #expect(try MarkerTable.read(good, file: "m.tsv").markers.count == 1)
    let bad = MarkerTableTests.table([
      MarkerTableTests.good, MarkerTableTests.changed("doi", "x"), MarkerTableTests.good,
    ])
    do {
      _ = try MarkerTable.read(bad, file: "m.tsv")
      Issue.record("accepted")
    } catch let error as DysbiosisError {
      #expect(error.location?.line == 3 && error.message.contains("and 2 more"), "\(error.message)")
    }
    #expect(throws: DysbiosisError.self) { try MarkerTable.read(MarkerTableTests.table([]), file: "m.tsv") }
  }
}
