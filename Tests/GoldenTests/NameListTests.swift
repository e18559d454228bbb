import Foundation
import Testing

/// `dysbio list names`, `list traits`, and the option that states a scheme of names.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct NameListTests {
  @Test func aNameIsExplained() throws {
    let outcome = try Program.run(["list", "names", "Bacteroides vulgatus"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Bacteroides vulgatus (species): another name for Phocaeicola vulgatus\n"))
    let genus = try Program.run(["list", "names", "Segatella"]).output
    for part in [
      "accepted name", "Prevotella_9 [SILVA 138]", "cut out of", "expressible in", "gram negative", "ratios",
    ] {
      #expect(genus.contains(part), "\(part)")
    }
  }

  @Test func aNameIsExplainedAsJSON() throws {
    let outcome = try Program.run(["list", "names", "Faecalibacterium", "--json"])
    let reports = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let report = try #require(reports?.first)
    #expect(report["accepted"] as? String == "Faecalibacterium" && report["rank"] as? String == "genus")
    #expect((report["markers"] as? [String])?.contains("faecalibacterium-low") ?? false)
    #expect((report["traits"] as? [String: Any])?["butyrate"] as? String == "yes")
  }

  @Test func anUnknownNameSaysSoAndSuggests() throws {
    let outcome = try Program.run(["list", "names", "Faecalibacterum"])
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("knows 'Faecalibacterum'; did you mean Faecalibacterium"))
    #expect(CommandLineCall.status(["list", "names"]) == 64)
    #expect(CommandLineCall.status(["list", "markers", "Prevotella"]) == 64)
  }

  @Test func traitsAreListed() throws {
    let text = try Program.run(["list", "traits"]).output.split(separator: "\n")
    #expect(text.first?.hasPrefix("taxon\trank\tgram\toxygen") ?? false)
    #expect(text.count == 271)
    let json = try Program.run(["list", "traits", "--json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((object?["taxa"] as? [Any])?.count == 270)
  }

  static let table = """
    #OTU ID\ts1\ts2\ttaxonomy
    a\t600\t500\tk__Bacteria; p__Bacteroidetes; c__Bacteroidia; o__Bacteroidales; f__Bacteroidaceae; g__Bacteroides
    b\t300\t400\tk__Bacteria; p__Firmicutes; c__Clostridia; o__Clostridiales; f__Ruminococcaceae; g__Faecalibacterium
    c\t300\t400\tk__Bacteria; p__Bacillota; c__Clostridia; o__Clostridiales; f__Ruminococcaceae; g__Ruminococcus

    """

  @Test func mixedNamesAreSaidAndSchemesCanBeStated() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    let plain = try Program.run(["analyze", "t.tsv", "--output", "a"], in: folder.path)
    #expect(plain.status == 0)
    #expect(plain.errors.contains("Firmicutes and Bacillota"), "\(plain.errors)")
    let arguments = ["analyze", "t.tsv", "--output", "b", "--taxonomy-scheme", "greengenes"]
    #expect(try Program.run(arguments, in: folder.path).status == 0)
    let markers = try folder.text("b/markers.csv").split(separator: "\n")
    #expect(markers.contains { $0.contains("butyrate-producer-sum-low") && $0.contains("taxon-set-not-expressible") })
    #expect(markers.contains { $0.contains("faecalibacterium-low") && !$0.contains("taxon-set-not-expressible") })
    #expect(try folder.text("b/manifest.json").contains("taxonomy-scheme"))
    #expect(
      try Program.run(["analyze", "t.tsv", "--output", "c", "--taxonomy-scheme", "nemo"], in: folder.path).status == 64)
  }
}
