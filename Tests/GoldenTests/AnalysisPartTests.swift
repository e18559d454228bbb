import Foundation
import Testing

/// `dysbio diversity`, `ratios` and `dysbiosis`: each writes its part of what `analyze` writes, and the same numbers.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct AnalysisPartTests {
  /// Files that every command writes.
  private static let common: Set<String> = [
    "report.html", "report.json", "summary.csv", "methods.md", "manifest.json", "timings.json",
  ]
  /// Words of a command, and the files of its part with the words `analyze` takes as well.
  private static let parts: [(command: String, words: [String], files: Set<String>)] = [
    (
      "diversity",
      ["--metrics", "shannon-ln,shannon-ln-rarefied,bray-curtis-relative", "--group", "group", "--depth", "1000"],
      [
        "alpha_diversity.csv", "beta/bray-curtis-relative.csv", "ordination/bray-curtis-relative.csv",
        "ordination/bray-curtis-relative.explained.csv", "rarefaction.csv", "tests.csv", "differential_abundance.csv",
        "multiqc/dysbio_alpha_diversity_mqc.json",
      ]
    ),
    ("ratios", ["--ratio", "mine=Prevotella/Bacteroides"], ["ratios.csv"]),
    (
      "dysbiosis", ["--reference-level", "group=control", "--depth", "1000"],
      ["markers.csv", "dysbiosis.csv", "contributions.csv"]
    ),
  ]

  private func study() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let genera = ["Bacteroides", "Prevotella", "Faecalibacterium", "Roseburia", "Escherichia", "Blautia"]
    let ranks = [
      "p__Bacteroidota;c__Bacteroidia;o__Bacteroidales;f__Bacteroidaceae",
      "p__Bacteroidota;c__Bacteroidia;o__Bacteroidales;f__Prevotellaceae",
      "p__Bacillota;c__Clostridia;o__Eubacteriales;f__Oscillospiraceae",
      "p__Bacillota;c__Clostridia;o__Eubacteriales;f__Lachnospiraceae",
      "p__Pseudomonadota;c__Gammaproteobacteria;o__Enterobacterales;f__Enterobacteriaceae",
      "p__Bacillota;c__Clostridia;o__Eubacteriales;f__Lachnospiraceae",
    ]
    var table = "#OTU ID\t" + (1...12).map { "s\($0)" }.joined(separator: "\t") + "\ttaxonomy\n"
    for (row, genus) in genera.enumerated() {
      let cells = (1...12).map { String(200 + ($0 * 97 + row * 131 + $0 * row * 29) % 700) }
      table += "f\(row)\t" + cells.joined(separator: "\t") + "\td__Bacteria;\(ranks[row]);g__\(genus)\n"
    }
    try folder.write("t.tsv", table)
    try folder.write(
      "m.tsv", "sample-id\tgroup\n" + (1...12).map { "s\($0)\t\($0 <= 6 ? "case" : "control")\n" }.joined())
    return folder
  }

  @Test func eachWritesItsPartOfWhatAnalyzeWrites() throws {
    let folder = try study()
    let schema = try SchemaValidator(Program.run(["schema"]).output)
    for part in Self.parts {
      func run(_ command: String, to output: String) throws {
        let outcome = try Program.run(
          [command, "t.tsv", "--metadata", "m.tsv", "--output", output] + part.words, in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(part.command != "ratios" || command == "analyze" || !outcome.errors.contains("reference group"))
      }
      try run(part.command, to: part.command)
      try run("analyze", to: part.command + "-whole")
      let names = Set(try Files.names(under: folder.file(part.command)))
      #expect(names == part.files.union(Self.common))
      for name in part.files {
        #expect(
          try folder.text("\(part.command)/\(name)") == folder.text("\(part.command)-whole/\(name)"), "\(name)")
      }
      let report = try folder.text("\(part.command)/report.json")
      #expect(schema.faults(in: report) == [])
      #expect(report.contains("\"command\": \"\(part.command)\""))
      #expect(try folder.text("\(part.command)/manifest.json").contains("\"command\": \"\(part.command)\""))
      #expect(try folder.text("\(part.command)/methods.md").contains("`\(part.command)`"))
      #expect(try Program.run(["verify", folder.file(part.command)]).status == 0)
    }
  }

  @Test func optionsThatMeanNothingToAPartAreRefused() throws {
    for (command, option) in [
      ("ratios", "--group"), ("ratios", "--metrics"), ("ratios", "--cohort"), ("ratios", "--depth"),
      ("diversity", "--ratio"), ("diversity", "--markers"), ("dysbiosis", "--metrics"), ("dysbiosis", "--tree"),
      ("dysbiosis", "--seed"),
    ] {
      #expect(CommandLineCall.status([command, "t.tsv", "--output", "out", option, "1"]) == 64, "\(command) \(option)")
    }
  }
}
