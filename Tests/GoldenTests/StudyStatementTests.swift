import Foundation
import Testing

/// What a user states of a study (subjects, times, library, profiler, region, the database's taxa) through the command line.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct StudyStatementTests {
  private let folder: TemporaryFolder
  private static let samples = (1...12).map { "s\($0)" }

  /// Six genera in twelve samples, two of each donor.
  init() throws {
    folder = try TemporaryFolder()
    let lineages = [
      "p__Bacteroidetes;c__Bacteroidia;o__Bacteroidales;f__Bacteroidaceae;g__Bacteroides",
      "p__Firmicutes;c__Clostridia;o__Clostridiales;f__Ruminococcaceae;g__Faecalibacterium",
      "p__Firmicutes;c__Clostridia;o__Clostridiales;f__Lachnospiraceae;g__Roseburia",
      "p__Proteobacteria;c__Gammaproteobacteria;o__Enterobacteriales;f__Enterobacteriaceae;g__Escherichia",
      "p__Fusobacteria;c__Fusobacteriia;o__Fusobacteriales;f__Fusobacteriaceae;g__Fusobacterium",
      "p__Firmicutes;c__Clostridia;o__Clostridiales;f__Lachnospiraceae;g__Blautia",
    ]
    func table(_ id: (Int) -> String, _ species: Bool, _ scale: Double) -> String {
      var text = "#OTU ID\t" + Self.samples.joined(separator: "\t") + "\ttaxonomy\n"
      for (row, lineage) in lineages.enumerated() {
        let cells = (1...12).map { number -> String in
          let count = 200 + (number * 97 + row * 131 + number * row * 29) % 700
          return scale >= 1 ? String(Int(Double(count) * scale)) : String(Double(count) * scale)
        }
        let genus = lineage.split(separator: "_").last ?? ""
        text +=
          id(row) + "\t" + cells.joined(separator: "\t") + "\tk__Bacteria;" + lineage
          + (species ? ";s__\(genus)_species" : "") + "\n"
      }
      return text
    }
    try folder.write("t.tsv", table({ "f\($0)" }, false, 1))
    try folder.write("otu.tsv", table({ "OTU_\($0)" }, false, 1))
    try folder.write("species.tsv", table({ "f\($0)" }, true, 1))
    try folder.write("deep.tsv", table({ "f\($0)" }, true, 200))
    try folder.write("shares.tsv", table({ "OTU_\($0)" }, true, 1e-4))
    let rows = (1...12).map { "s\($0)\tp\(($0 + 1) / 2)\t\($0 % 2)\t\($0 <= 8 ? "H" : "CRC")\thuman\tstool\n" }
    try folder.write("m.tsv", "sample-id\tdonor\tweek\tgroup\tHost\tbodysite\n" + rows.joined())
    try folder.write("named.tsv", "sample-id\tsubject\ttime\tgroup\tHost\tbodysite\n" + rows.joined())
  }

  private func run(_ arguments: [String]) throws -> Program.Outcome { try Program.run(arguments, in: folder.path) }

  private func report(_ output: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Files.data(folder.file("\(output)/report.json")))
    return try #require(object as? [String: Any])
  }

  private func codes(_ output: String) throws -> [String] {
    (try report(output)["notices"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  /// The value of a decision, with its reason.
  private func decision(_ title: String, _ output: String) throws -> String? {
    let plan = try report(output)["plan"] as? [[String: Any]] ?? []
    return plan.first { $0["title"] as? String == title }.map { "\($0["value"] ?? "") \($0["reason"] ?? "")" }
  }

  @Test func statedSubjectsAndTimesAreThoseOfTheirColumns() throws {
    let named = try run([
      "analyze", "t.tsv", "--metadata", "named.tsv", "--group", "group", "--reference-level", "group=H", "--output",
      "named",
    ])
    #expect(named.status == 0, "\(named.errors)")
    let stated = try run([
      "analyze", "t.tsv", "--metadata", "m.tsv", "--group", "group", "--reference-level", "group=H", "--subject",
      "donor",
      "--time", "week", "--output", "stated",
    ])
    #expect(stated.status == 0, "\(stated.errors)")
    #expect((try report("stated")["cohort"] as? [String: Any])?["subjects"] as? Int == 4)
    for file in ["markers.csv", "dysbiosis.csv", "time.csv", "tests.csv"] {
      #expect(try folder.text("stated/\(file)") == folder.text("named/\(file)"), "\(file)")
    }
    #expect(try codes("named").contains("subjects-used"))
    #expect(try folder.text("stated/manifest.json").contains("donor"))
    // Without subjects every tube counts.
    let plain = try run([
      "dysbiosis", "t.tsv", "--metadata", "m.tsv", "--reference-level", "group=H", "--output", "plain",
    ])
    #expect(plain.status == 0, "\(plain.errors)")
    #expect((try report("plain")["cohort"] as? [String: Any])?["subjects"] as? Int == 8)
    let part = try run([
      "dysbiosis", "t.tsv", "--metadata", "m.tsv", "--reference-level", "group=H", "--subject", "donor", "--output",
      "part",
    ])
    #expect(part.status == 0)
    #expect((try report("part")["cohort"] as? [String: Any])?["subjects"] as? Int == 4)
    let build = try run([
      "cohort", "build", "t.tsv", "--metadata", "m.tsv", "--subject", "donor", "--name", "c", "--output", "c.cohort",
    ])
    #expect(build.status == 0, "\(build.errors)")
    #expect(try folder.text("c.cohort").split(separator: "\n").count { $0.hasPrefix("subject\t") } == 6)
  }

  @Test func wrongColumnsAndValuesNameTheRightOnes() throws {
    let column = try run(["dysbiosis", "t.tsv", "--metadata", "m.tsv", "--subject", "doner", "--output", "o"])
    #expect(column.status == 64 && column.errors.contains("--subject doner") && column.errors.contains("donor, week"))
    let value = try run(["dysbiosis", "t.tsv", "--metadata", "m.tsv", "--reference-level", "group=h", "--output", "o"])
    #expect(value.status == 64 && value.errors.contains("values of group are CRC, H"), "\(value.errors)")
    #expect(CommandLineCall.status(["diversity", "t.tsv", "--subject", "donor", "--output", "o"]) == 64)
    #expect(CommandLineCall.status(["ratios", "t.tsv", "--subject", "donor", "--output", "o"]) == 64)
    #expect(CommandLineCall.status(["run", "x", "--database-taxa", "y", "--output", "o"]) == 64)
    #expect(folder.holdsNothing(of: "o"))
  }

  /// `Host` and `bodysite` are read: mice get no human cohort.
  @Test func columnsInOtherSpellingsCount() throws {
    #expect(
      try run(["cohort", "build", "t.tsv", "--metadata", "m.tsv", "--name", "c", "--output", "c.cohort"]).status == 0)
    #expect(try folder.text("c.cohort").contains("host\thuman\nbody-site\tstool\n"))
    try folder.write("mice.tsv", try folder.text("m.tsv").replacing("human", with: "mouse"))
    let mice = try run(["dysbiosis", "t.tsv", "--metadata", "mice.tsv", "--cohort", "c.cohort", "--output", "mice"])
    #expect(mice.status == 0 && mice.errors.contains("--accept-misfit"), "\(mice.errors)")
    #expect(try codes("mice").contains("cohort-misfit"))
    #expect(
      try run(["dysbiosis", "t.tsv", "--metadata", "m.tsv", "--cohort", "c.cohort", "--output", "people"]).status == 0)
    #expect(try !codes("people").contains("cohort-misfit"))
  }

  /// Of each table the library, and whether it is said to be a guess.
  @Test(arguments: [
    ("t.tsv", [], "16s", true), ("otu.tsv", [], "16s", false), ("species.tsv", [], "16s", true),
    ("deep.tsv", [], "shotgun", true),
    ("shares.tsv", [], "16s", false), ("shares.tsv", ["--assume", "library=shotgun"], "shotgun", false),
    ("t.tsv", ["--assume", "region=v3-v4"], "16s", false),
    ("species.tsv", ["--assume", "profiler=kraken2"], "shotgun", false),
    ("species.tsv", ["--assume", "library=16s", "--assume", "profiler=DADA2 1.26"], "16s", false),
  ])
  func theLibraryIsStatedOrSaidToBeGuessed(table: String, words: [String], library: String, isGuess: Bool) throws {
    let outcome = try run(["dysbiosis", table, "--output", "o"] + words)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let said = try #require(try decision("library", "o"))
    #expect(said.hasPrefix(library) && said.contains("confidence"), "\(said)")
    #expect(try codes("o").contains("library-guessed") == isGuess)
    #expect(try folder.text("o/methods.md").contains("library: \(library)"))
    if words.contains("region=v3-v4") { #expect(try decision("region", "o")?.hasPrefix("V3V4") == true) }
    if words.contains("profiler=DADA2 1.26") { #expect(try decision("profiler", "o")?.hasPrefix("dada2 1.26") == true) }
    // Species are claimed only where the library is known to be a metagenome.
    let rows = try Files.rows(folder.file("o/markers.csv"))
    let isResolved = !rows.contains { $0.contains("species-not-resolved") }
    #expect(isResolved == (library == "shotgun" && !isGuess))
  }

  /// A count table with the depth of a metagenome is not judged by the gates of amplicons, one without is; a lab's own cohort
  /// is never refused for a guess.
  @Test func aGuessIsCautious() throws {
    // The first sample holds 200 times fewer reads than the others.
    let rows = try folder.text("deep.tsv").split(separator: "\n").map { line -> String in
      var cells = line.split(separator: "\t").map(String.init)
      if let count = Int(cells[1]) { cells[1] = String(count / 200) }
      return cells.joined(separator: "\t") + "\n"
    }
    try folder.write("uneven.tsv", rows.joined())
    try Self.expectReason(
      "too-few-reads",
      in: run(["dysbiosis", "uneven.tsv", "--metadata", "m.tsv", "--reference-level", "group=H", "--output", "g"]),
      folder)
    let notices = try report("g")["notices"] as? [[String: Any]] ?? []
    let left = notices.first { $0["code"] as? String == "reference-members-left-out" }
    #expect((left?["message"] as? String)?.contains("--assume library=16s") == true)
    let shallow = try run([
      "dysbiosis", "species.tsv", "--metadata", "m.tsv", "--reference-level", "group=H", "--output", "s",
    ])
    #expect(shallow.status == 0, "\(shallow.errors)")
    #expect((try report("s")["cohort"] as? [String: Any])?["subjects"] as? Int == 8)
    #expect(try !folder.text("s/markers.csv").contains("too-few-reads,"))
    let empty = try run([
      "dysbiosis", "species.tsv", "--assume", "library=shotgun", "--metadata", "m.tsv", "--reference-level", "group=H",
      "--output", "e",
    ])
    #expect(empty.status == 0)
    #expect(try codes("e").contains("reference-group-empty"))
    #expect(try report("e")["cohort"] is NSNull)
    #expect(
      try run(["cohort", "build", "otu.tsv", "--metadata", "m.tsv", "--name", "c", "--output", "c.cohort"]).status == 0)
    #expect(try run(["dysbiosis", "species.tsv", "--cohort", "c.cohort", "--output", "o"]).status == 0)
    #expect(try !codes("o").contains("cohort-misfit"))
  }

  private static func expectReason(_ reason: String, in outcome: Program.Outcome, _ folder: TemporaryFolder) throws {
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.text("g/markers.csv").contains(reason))
  }

  /// A text table can be compared with the built-in cohort of amplicons when everything is stated.
  @Test func statementsLetABuiltInCohortBeChosen() throws {
    let words = [
      "dysbiosis", "otu.tsv", "--taxonomy-scheme", "rdp", "--assume", "host=human", "--assume", "body-site=stool",
      "--assume",
      "region=V4", "--assume", "profiler=microbiomehd",
    ]
    let outcome = try run(words + ["--output", "o"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect((try report("o")["cohort"] as? [String: Any])?["subjects"] as? Int == 30)
    #expect(try run(Array(words.dropLast(2)) + ["--output", "u"]).status == 0)
    #expect(try report("u")["cohort"] is NSNull)
    #expect(CommandLineCall.status(["analyze", "otu.tsv", "--assume", "library=its", "--output", "x"]) == 64)
    let build = try run([
      "cohort", "build", "otu.tsv", "--metadata", "m.tsv", "--name", "c", "--output", "c.cohort", "--assume",
      "region=V4",
      "--assume", "profiler=dada2 1.26",
    ])
    #expect(build.status == 0)
    #expect(try folder.text("c.cohort").contains("region\tV4\nprofiler\tdada2 1.26\n"))
  }

  @Test func cohortFilesAreNotOverwrittenUnasked() throws {
    try folder.write("c.cohort", "mine\n")
    let words = ["cohort", "build", "t.tsv", "--name", "c", "--output", "c.cohort"]
    let refused = try run(words)
    #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
    #expect(try folder.text("c.cohort") == "mine\n")
    #expect(try run(words + ["--force"]).status == 0)
    #expect(try folder.text("c.cohort").hasPrefix("#dysbio-cohort"))
    #expect(try run(["cohort", "build", "t.tsv", "--name", "c", "--output", "t.tsv", "--force"]).status == 73)
    #expect(try Files.names(under: folder.path).allSatisfy { !$0.contains("partial") })
    let help = try run(["cohort", "build", "--help"])
    // Help is broken into lines as wide as the terminal.
    #expect(help.output.split { $0.isWhitespace }.joined(separator: " ").contains("(default: genus)"))
  }

  /// With the database's taxa, what is not in them cannot be judged, and what is in them and not in the table is absent.
  @Test func theTaxaOfTheDatabaseAreTheUniverse() throws {
    let unknown = try run(["dysbiosis", "t.tsv", "--output", "unknown"])
    #expect(unknown.status == 0)
    #expect(try codes("unknown").contains("database-unknown"))
    try folder.write(
      "db.txt",
      """
      # our database
      k__Bacteria|p__Bacteroidetes|c__Bacteroidia|o__Bacteroidales|f__Bacteroidaceae|g__Bacteroides
      17\tBacteria;Firmicutes;Clostridia;Clostridiales;Ruminococcaceae;Faecalibacterium
      Roseburia\r
      g__Escherichia
      Fusobacterium
      Blautia
      Akkermansia

      """)
    let known = try run(["dysbiosis", "t.tsv", "--database-taxa", "db.txt", "--output", "known"])
    #expect(known.status == 0, "\(known.errors)")
    #expect(try !codes("known").contains("database-unknown") && !codes("known").contains("database-taxa-incomplete"))
    #expect(try !folder.text("known/markers.csv").contains("database-unknown"))
    #expect(try folder.text("known/markers.csv").contains("taxon-not-in-database"))
    #expect(try folder.text("known/manifest.json").contains("db.txt"))
    try folder.write("few.txt", "Roseburia\n")
    #expect(try run(["dysbiosis", "t.tsv", "--database-taxa", "few.txt", "--output", "few"]).status == 0)
    #expect(try codes("few").contains("database-taxa-incomplete"))
    try folder.write("none.txt", "# nothing\n\nuncultured\n")
    let none = try run(["dysbiosis", "t.tsv", "--database-taxa", "none.txt", "--output", "none"])
    #expect(none.status == 65 && none.errors.contains("none.txt"))
  }
}
