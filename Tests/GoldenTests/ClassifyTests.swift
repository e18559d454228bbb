import BioIO
import Foundation
import Statistics
import TestSupport
import Testing

/// `dysbio classify` as a user calls it.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)")) struct ClassifyTests {
  private let folder: TemporaryFolder
  private let genera: [String]

  /// Six genera of three families, three sequences each; the last base of a genus' first sequence tells the species.
  init() throws {
    folder = try TemporaryFolder()
    var generator = SeededGenerator(purpose: "classify-tests", seed: 2)
    func mutated(_ letters: [Character], _ rate: Double) -> [Character] {
      letters.map { generator.uniform01() < rate ? Array("ACGT")[generator.below(4)] : $0 }
    }
    let root = mutated([Character](repeating: "A", count: 500), 1)
    var text = ""
    var first: [String] = []
    for family in 0..<3 {
      let ancestor = mutated(root, 0.2)
      for genus in 0..<2 {
        let founder = mutated(ancestor, 0.08)
        for copy in 0..<3 {
          let letters = String(copy == 0 ? founder : mutated(founder, 0.01))
          if copy == 0 { first.append(letters) }
          text +=
            ">Bacteria;P\(family);C\(family);O\(family);F\(family);Genus\(family)\(genus);species\(copy);\n\(letters)\n"
        }
      }
    }
    genera = first
    try folder.write("reference.fasta", text)
    let queries = first.enumerated().map { ">q\($0) of a genus\n\($1.dropFirst(100).prefix(250))\n" }.joined()
    try folder.write("queries.fasta", queries + ">short\nACGT\n")
  }

  private func classify(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    try Program.run(["classify"] + arguments + ["--reference", folder.file("reference.fasta")], input: input)
  }

  @Test(arguments: ["naive-bayes", "sintax"])
  func callsEveryQueryInQIIMELayout(method: String) throws {
    let outcome = try classify([folder.file("queries.fasta"), "--output", "-", "--method", method])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[0] == "Feature ID\tTaxon\tConfidence")
    for query in 0..<6 {
      #expect(lines[query + 1].hasPrefix("q\(query)\td__Bacteria; p__P\(query / 2); "))
      #expect(lines[query + 1].contains("; g__Genus\(query / 2)\(query % 2)\t"))
    }
    #expect(lines[7] == "short\tUnassigned\t0")
    #expect(outcome.errors.contains("1 of 7 sequences are shorter than 50 bases"))
    #expect(outcome.errors.contains("fingerprint") || outcome.errors.contains("reference.fasta"))
  }

  @Test func builtReferencesGiveTheSameBytes() throws {
    let build = try Program.run([
      "reference", "build", folder.file("reference.fasta"), "--output", folder.file("built.ref"), "--quiet",
    ])
    #expect(build.status == 0, "\(build.errors)")
    for method in ["naive-bayes", "sintax"] {
      var texts: Set<String> = []
      for reference in ["reference.fasta", "built.ref"] {
        for threads in ["1", "2", "7"] {
          let outcome = try Program.run([
            "classify", folder.file("queries.fasta"), "--reference", folder.file(reference), "--method", method,
            "--threads", threads, "--quiet", "--output", folder.file("out.csv"),
          ])
          #expect(outcome.status == 0, "\(outcome.errors)")
          texts.insert(try folder.text("out.csv"))
        }
      }
      #expect(texts.count == 1)
    }
  }

  @Test func shuffledAndSplitInputsGiveTheSameCalls() throws {
    let records = try folder.text("queries.fasta").split(separator: ">").map { ">" + $0 }
    let whole = try classify([folder.file("queries.fasta"), "--output", "-", "--min-confidence", "0.5"]).output
    var rows: [Substring] = []
    for part in [[records[6], records[2], records[0]], [records[5]], [records[1], records[4], records[3]]] {
      let input = try folder.write("part.fasta", part.joined())
      let text = try classify(["-", "--output", "-", "--min-confidence", "0.5"], input: input).output
      rows += text.split(separator: "\n").dropFirst()
    }
    #expect(rows.sorted() == whole.split(separator: "\n").dropFirst().sorted())
  }

  @Test func exactSpeciesAreListed() throws {
    let outcome = try classify([
      folder.file("queries.fasta"), "--output", folder.file("calls.csv"), "--exact-species", "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = try folder.text("calls.csv").split(separator: "\n")
    #expect(lines[0].hasSuffix("species_confidence,exact_species,reference_fingerprint"))
    #expect(lines[1].contains(",Genus00,,"))
    #expect(lines[1].contains("Genus00 species0"))
    let dada2 = try folder.write("species.fa", ">AB1 Genus00 alba\n\(genera[0])\n>AB2 Other alba\n\(genera[0])\n")
    let other = try classify([
      folder.file("queries.fasta"), "--output", folder.file("calls.csv"), "--species", dada2, "--quiet",
    ])
    #expect(other.status == 0, "\(other.errors)")
    #expect(try folder.text("calls.csv").split(separator: "\n")[1].contains(",Genus00 alba,"))
    let table = try classify([folder.file("queries.fasta"), "--output", "-", "--species", dada2, "--quiet"])
    #expect(table.output.hasPrefix("Feature ID\tTaxon\tConfidence\tExact Species\n"))
    #expect(table.output.contains("\tGenus00 alba\n"))
  }

  @Test func tablesGetTheirLineages() throws {
    let table = try folder.write("counts.tsv", "#OTU ID\tA\tB\nq0\t3\t0\nq5\t1\t2\n")
    for name in ["named.tsv", "named.biom"] {
      let outcome = try classify([
        folder.file("queries.fasta"), "--output", folder.file("calls.tsv"), "--table", table, "--table-output",
        folder.file(name), "--quiet",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try folder.text(name)
      #expect(text.contains("Genus00"))
      #expect(text.contains("Genus21"))
    }
  }

  @Test func wrongOutputsAreRefusedBeforeTheWork() throws {
    let queries = folder.file("queries.fasta")
    let before = try folder.text("queries.fasta")
    let table = try folder.write("counts.tsv", "#OTU ID\tA\tB\nz\t3\t0\ny\t1\t2\n")
    let named = folder.file("named.tsv")
    for (arguments, status) in [
      (["--output", queries], 73), (["--output", folder.file("no/such/out.tsv")], 73),
      (["--output", folder.file("o.tsv"), "--table", table, "--table-output", folder.file("named.xlsx")], 64),
      (["--output", folder.file("o.tsv"), "--table", table, "--table-output", named], 65),
    ] as [([String], Int32)] {
      let outcome = try classify([queries] + arguments)
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(outcome.errorLines.contains { $0.hasPrefix("error: ") })
    }
    #expect(try folder.text("queries.fasta") == before)
    #expect(folder.holdsNothing(of: "o.tsv") && folder.holdsNothing(of: "named.tsv"))
  }

  @Test(arguments: [
    (">a\nACGTACGTACGT\n>a\nACGTACGTACGT\n", 65, "record 2 (\"a\")"), ("", 65, "no sequences"),
    ("@a\nACGT\n+\nIIII\n", 65, "FASTQ"), (">a\nMKVLAAGIVG\n", 65, "is no base"),
  ])
  func wrongSequencesAreRefused(text: String, status: Int32, message: String) throws {
    let path = try folder.write("wrong.fasta", text)
    let outcome = try classify([path, "--output", folder.file("out.tsv")])
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("wrong.fasta"))
    #expect(outcome.errors.lowercased().contains(message.lowercased()), "\(outcome.errors)")
    #expect(folder.holdsNothing(of: "out.tsv"))
  }

  @Test func damagedReferencesAreRefused() throws {
    _ = try Program.run([
      "reference", "build", folder.file("reference.fasta"), "--output", folder.file("built.ref"), "--quiet",
    ])
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("built.ref")))
    var spoilt = whole
    spoilt[whole.count / 2] ^= 1
    for bytes in [Data(whole.prefix(whole.count / 2)), spoilt] {
      try bytes.write(to: URL(fileURLWithPath: folder.file("bad.ref")))
      let outcome = try Program.run([
        "classify", folder.file("queries.fasta"), "--reference", folder.file("bad.ref"), "--output",
        folder.file("out.tsv"),
      ])
      // A byte between two sections belongs to no one.
      if outcome.status == 0, bytes == spoilt { continue }
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("bad.ref"))
      #expect(outcome.errors.contains("reference build"))
    }
  }

  /// V4 queries with known lineages against references that hold their species (tax-credit, fold 0).
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func realQueriesAreNamedRightly() throws {
    let root = try #require(TestData.folder) + "/taxonomy-bench/cross-validated/"
    let build = try Program.run([
      "reference", "build", root + "ref_seqs.fasta.gz", "--taxonomy", root + "ref_taxa.tsv.gz", "--output",
      folder.file("gg.ref"), "--quiet",
    ])
    #expect(build.status == 0, "\(build.errors)")
    let truth = lineages(String(decoding: try ByteReader.readAll(root + "query_taxa.tsv.gz"), as: UTF8.self))
      .compactMapValues { $0.contains("; g__") && !$0.hasSuffix("; g__") ? $0 : nil }
    #expect(truth.count > 2_200)
    for (method, least) in [("naive-bayes", 0.885), ("sintax", 0.86)] {
      let outcome = try Program.run([
        "classify", root + "query.fasta.gz", "--reference", folder.file("gg.ref"), "--method", method, "--output", "-",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let calls = lineages(outcome.output)
      #expect(calls.count == 2_311)
      // R's assignTaxonomy names 89.7 % of all rightly, vsearch --sintax 87.4 %; 97 have a genus the reference lacks.
      let right = truth.count { calls[$0.key] == $0.value }
      #expect(Double(right) / Double(truth.count) > least, "\(method) \(right)")
    }
  }

  // Lineages to genus by id, without the name of the domain's rank.
  private func lineages(_ table: String) -> [String: String] {
    var lineages: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count >= 2 else { continue }
      let genus = fields[1].components(separatedBy: "; s__")[0]
      lineages[String(fields[0])] = String(genus.dropFirst(3))
    }
    return lineages
  }
}
