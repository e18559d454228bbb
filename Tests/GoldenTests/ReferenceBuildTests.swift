import Foundation
import Testing

/// `reference build` and `reference inspect` on files of every style.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)")) struct ReferenceBuildTests {
  private let folder: TemporaryFolder
  private static let styles = Repository.fixtures + "/references/styles/"

  init() throws { folder = try TemporaryFolder() }

  private func build(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run(["reference", "build"] + arguments + ["--output", folder.file("out.ref")])
  }

  private func inspection(_ reference: String) throws -> [String: Any] {
    let outcome = try Program.run(["reference", "inspect", reference, "--json", "--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test(
    arguments: [
      ["dada2.fasta"], ["sintax.fasta"], ["gtdb.fasta"], ["rdp.fasta"], ["seed.fasta"], ["unite.fasta"],
      ["rna-lower-case.fasta"], ["ids.fasta", "qiime-taxonomy.tsv"], ["ids.fasta", "greengenes-taxonomy.txt"],
      ["ids.fasta", "silva-qiime-taxonomy.txt"], ["ids.fasta", "mothur.tax"],
    ])
  func everyStyleGivesTheSameLineages(files: [String]) throws {
    let table = files.count > 1 ? ["--taxonomy", Self.styles + files[1]] : []
    let outcome = try build([Self.styles + files[0], "--fasta", folder.file("out.fasta")] + table)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("3 records read, 0 not in the reference\n3 sequences, 3 lineages, fingerprint "))
    // Sequences and lineages without ids.
    let lines = try folder.text("out.fasta").split(separator: "\n").map { line in
      line.hasPrefix(">") ? String(line.drop { $0 != ";" }) : String(line)
    }
    #expect(lines.count == 6)
    #expect(lines[0].contains("tax=d:Archaea,p:Methanobacteriota,c:Methanobacteria,"))
    #expect(lines[2].hasSuffix("g:Lactobacillus,s:Lactobacillus_crispatus;"))
    let expected = try sequences(Self.styles + "dada2.fasta")
    #expect([lines[1], lines[3], lines[5]] == [expected[2], expected[0], expected[1]])
  }

  private func sequences(_ path: String) throws -> [String] {
    try Files.text(path).split(separator: "\n").filter { !$0.hasPrefix(">") }.map(String.init)
  }

  @Test func packedAndPlainAreTheSameReference() throws {
    #expect(try build([Self.styles + "sintax.fasta", "--label", "mine"]).status == 0)
    let packed = try inspection(folder.file("out.ref"))
    let plain = try inspection(Self.styles + "sintax.fasta")
    #expect(packed["fingerprint"] as? String == plain["fingerprint"] as? String)
    #expect(packed["taxonomyLabel"] as? String == "mine")
    #expect(packed["sequences"] as? Int == 3)
    #expect((packed["ranks"] as? [[String: Any]])?.count == 7)
    let text = try Program.run(["reference", "inspect", folder.file("out.ref")])
    #expect(text.output.contains("Sequences    3, 3 lineages"))
    #expect(text.output.contains("it cannot tell organelle reads"))
    let builtIn = try Program.run(["reference", "inspect"])
    #expect(builtIn.status == 0)
    #expect(builtIn.output.contains("Sparse"))
  }

  /// Two amplicons with the primers 515F and 806R, one of them reversed, and one sequence without.
  private func amplicons() throws -> (path: String, inserts: [String]) {
    let inserts = [String(repeating: "ACGTTGCATC", count: 12), String(repeating: "TTGACCNTGA", count: 12)]
    let whole = inserts.map { "TTTTTGTGCCAGCAGCCGCGGTAA" + $0 + "ATTAGATACCCGGGTAGTCCAAAAA" }
    let turned = String(whole[1].reversed().map { ["A": "T", "C": "G", "G": "C", "T": "A"][$0] ?? $0 })
    let path = try folder.write(
      "amplicons.fasta",
      ">Bacteria;P;\n\(whole[0])\n>Bacteria;Q;\n\(turned)\n>Archaea;R;\n\(String(repeating: "ACCT", count: 30))\n")
    return (path, inserts)
  }

  @Test(arguments: [
    ["--region", "V4"], ["--region", "v4"], ["--primers", "GTGYCAGCMGCCGCGGTAA,GGACTACNVGGGTWTCTAAT"],
  ])
  func regionsAreCutOnEitherStrand(choice: [String]) throws {
    let (path, inserts) = try amplicons()
    let report = folder.file("report.tsv")
    let outcome = try build([path, "--fasta", folder.file("out.fasta"), "--report", report] + choice)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try sequences(folder.file("out.fasta")) == inserts)
    #expect(outcome.output.contains("3 records read, 1 not in the reference"))
    #expect(try Files.text(report).contains("region-not-found\twarning\t3\t\tleft out\n"))
    let kept = try build([path, "--fasta", folder.file("out.fasta"), "--keep-unmatched"] + choice)
    #expect(kept.output.contains("3 records read, 0 not in the reference"))
  }

  @Test func copiesAreMergedOnRequest() throws {
    let text = try Files.text(Self.styles + "dada2.fasta")
    let path = try folder.write(
      "copies.fasta", text + text.replacingOccurrences(of: ";Lactobacillus;Lactobacillus crispatus", with: ";Other"))
    let plain = try build([path])
    #expect(plain.output.contains("6 sequences, 4 lineages"))
    #expect(plain.errors.contains("warning: ") && plain.errors.contains("conflicting-copies: 1 record"))
    let merged = try build([path, "--dereplicate", "--report", folder.file("report.tsv")])
    #expect(merged.output.contains("2 copies merged, 2 records are copies with lineages that disagree"))
    #expect(merged.output.contains("3 sequences, 3 lineages"))
    let rows = try folder.text("report.tsv").split(separator: "\n").filter { $0.hasPrefix("merged") }
    #expect(rows.count == 4)
    #expect(
      rows.contains {
        $0.contains("became d__Bacteria;p__Bacillota;c__Bacilli;o__Lactobacillales;f__Lactobacillaceae, ")
      })
  }

  @Test func bytesDoNotDependOnThreads() throws {
    var bytes: [Data] = []
    for threads in ["1", "2", "7"] {
      #expect(try build([Repository.tinyReference, "--threads", threads, "--check-labels"]).status == 0)
      bytes.append(try Files.data(folder.file("out.ref")))
    }
    #expect(Set(bytes).count == 1)
  }
}
