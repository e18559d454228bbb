import Foundation
import Testing

/// `dysbio convert`: formats by ending or name, what was understood, and refusals.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct ConvertTests {
  static let table = """
    #OTU ID\ts1\ts2\ttaxonomy
    a\t600\t500\tk__Bacteria; p__Bacteroidetes; c__Bacteroidia; o__Bacteroidales; f__Bacteroidaceae; g__Bacteroides
    b\t300\t0\tk__Bacteria; p__Firmicutes; c__Clostridia; o__Clostridiales; f__Ruminococcaceae; g__Faecalibacterium
    c\t100\t400\tUnassigned

    """

  @Test func theEndingTellsTheFormatAndBackGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    for middle in ["m.biom", "m.csv", "m.csv.gz"] {
      let there = try Program.run(["convert", "t.tsv", middle], in: folder.path)
      #expect(there.status == 0, "\(there.errors)")
      #expect(try Program.run(["convert", middle, "back.tsv"], in: folder.path).status == 0)
      #expect(try Program.run(["convert", "t.tsv", "direct.tsv"], in: folder.path).status == 0)
      #expect(try folder.text("back.tsv") == folder.text("direct.tsv"), "\(middle)")
    }
  }

  @Test func whatWasUnderstoodIsToldAsTextAndAsJSON() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    let text = try Program.run(["convert", "t.tsv", "m.biom"], in: folder.path).output
    for part in ["2 samples, 3 features", "features-by-samples", "taxonomy", "greengenes", "unclassified"] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
    let output = try Program.run(["convert", "t.tsv", "m.biom", "--json"], in: folder.path).output
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let understood = try #require(json["understood"] as? [[String: Any]])
    func entry(_ key: String) -> [String: Any]? { understood.first { $0["key"] as? String == key } }
    #expect(entry("unit")?["value"] as? String == "counts")
    #expect(entry("unclassified")?["value"] as? String == "0.1–0.4444")
    #expect(entry("denominator")?["value"] as? String == "0.5556–0.9")
    #expect(
      understood.allSatisfy { ($0["confidence"] as? Double ?? 0) > 0 && !($0["reason"] as? String ?? "").isEmpty })
    let samples = try #require(json["samples"] as? [[String: Any]])
    #expect(samples.map { $0["total"] as? Double } == [1000, 900])
    #expect(samples[0]["bacteria_and_archaea"] as? Double == 900)
  }

  @Test func whatTheUserStatesDecides() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", "id\ta\tb\nx\t1\t2\ny\t3\t4\nz\t5\t6\n")
    let turned = try Program.run(
      ["convert", "t.tsv", "-", "--to", "tsv", "--assume", "orientation=samples-by-features"], in: folder.path)
    #expect(turned.status == 0)
    #expect(turned.output == "# Constructed from biom file\n#OTU ID\tx\ty\tz\na\t1\t3\t5\nb\t2\t4\t6\n")
    #expect(CommandLineCall.status(["convert", "t.tsv", "u.tsv", "--assume", "colour=red"]) == 64)
    #expect(CommandLineCall.status(["convert", "t.tsv", "u.tsv", "--format", "xlsx"]) == 64)
    #expect(CommandLineCall.status(["convert", "t.tsv"]) == 64)
  }

  @Test func namesThatTellNoFormatAndInputsAsOutputsAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    let unknown = try Program.run(["convert", "t.tsv", "u.xlsx"], in: folder.path)
    #expect(unknown.status == 64 && unknown.errors.contains("does not tell the format"), "\(unknown.errors)")
    #expect(!folder.exists("u.xlsx"))
    let same = try Program.run(["convert", "t.tsv", "t.tsv"], in: folder.path)
    #expect(same.status == 73 && same.errors.contains("input of this command"), "\(same.errors)")
    #expect(try folder.text("t.tsv") == Self.table)
    let readOnly = try Program.run(["convert", "t.tsv", "u.tsv", "--to", "metaphlan"], in: folder.path)
    #expect(readOnly.status == 64 && readOnly.errors.contains("only read"), "\(readOnly.errors)")
    let missing = try Program.run(["convert", "none.tsv", "u.tsv"], in: folder.path)
    #expect(missing.status == 66 && folder.holdsNothing(of: "u.tsv"))
    try folder.write("bad.tsv", "#OTU ID\ts1\ts2\na\t1\t2\nb\t-3\t4\n")
    let bad = try Program.run(["convert", "bad.tsv", "u.tsv"], in: folder.path)
    #expect(bad.status == 65 && folder.holdsNothing(of: "u.tsv"))
    #expect(bad.errors.contains("bad.tsv: line 3, column 2 (\"s1\")"), "\(bad.errors)")
  }

  @Test func standardInputIsReadAndTablesOfACommandAreAnalyzed() throws {
    let folder = try TemporaryFolder()

    let outcome = try Program.run(
      ["convert", "-", "-", "--to", "csv"], in: folder.path, input: folder.write("t.csv", "sample,a,b\nx,1,2\ny,3,4\n"))
    #expect(outcome.output == "feature,x,y\na,1,3\nb,2,4\n", "\(outcome.errors)")
  }
}
