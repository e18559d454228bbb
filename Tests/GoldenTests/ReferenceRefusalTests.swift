import Testing

/// What is given to `reference build` by mistake: one line that says what it is and what to do.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)")) struct ReferenceRefusalTests {
  private let folder: TemporaryFolder
  private static let wrong = Repository.fixtures + "/references/wrong/"
  private static let styles = Repository.fixtures + "/references/styles/"

  init() throws { folder = try TemporaryFolder() }

  private func expectRefusal(_ arguments: [String], _ words: [String]) throws {
    let outcome = try Program.run(
      ["reference", "build"] + arguments + ["--output", folder.file("out.ref"), "--quiet"])
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    for word in words { #expect(outcome.errors.contains(word), "\(arguments): \(outcome.errors)") }
    #expect(folder.holdsNothing(of: "out.ref"))
  }

  @Test(
    arguments: [
      ("species.fasta", ["record 1", "species file", "exact matches"]),
      ("sintax-semicolons.fasta", ["record 1", "divided by semicolons", "by commas"]),
      ("silva-export.fasta", ["record 1", "SILVA's own export", "DADA2, QIIME 2 or mothur"]),
      ("nine-levels.fasta", ["record 1", "9 levels", "seven ranks"]),
      ("phylum-first.fasta", ["record 1", "\"Firmicutes\", which is a phylum", "--ranks"]),
      ("no-lineage.fasta", ["record 1", "no lineage", "--taxonomy"]),
      ("mixed-styles.fasta", ["record 2", "not in the style of the first record (dada2)"]),
      ("protein.fasta", ["record 1", "line 2", "protein"]),
      ("page.fasta", ["web page", "download"]),
      ("page.fasta.gz", ["web page", "download"]),
      ("reads.fasta", ["FASTQ"]),
      ("empty.fasta", ["empty", "no records"]),
      ("cut.fasta.gz", ["truncated"]),
      ("artifact.qza", ["QIIME 2 artifact", "dna-sequences.fasta"]),
      ("archive.zip", ["zip"]),
      ("archive.fasta", ["tar archive", "unpack"]),
      ("table.fasta", ["table of lineages", "--taxonomy"]),
    ])
  func theWrongFile(name: String, words: [String]) throws {
    try expectRefusal([Self.wrong + name], [name] + words)
  }

  @Test func tablesThatDoNotFit() throws {
    let ids = Self.styles + "ids.fasta"
    try expectRefusal(
      [ids, "--taxonomy", Self.wrong + "other-ids.tsv"],
      ["3 of 3 sequences have no line in", "\"AB1\"", "\"XY7\"", "one database"])
    try expectRefusal([ids, "--taxonomy", Self.wrong + "two-lineages.tsv"], ["line 2", "\"AB1\" has two lineages"])
    try expectRefusal([ids, "--taxonomy", ids], ["this is FASTA, not a table"])
    try expectRefusal([ids, "--taxonomy", Self.wrong + "page.fasta"], ["web page"])
    try expectRefusal([Self.styles + "mothur.tax", "--taxonomy", Self.styles + "mothur.tax"], ["table of lineages"])
  }

  @Test func aPackedReferenceIsNoSource() throws {
    let packed = folder.file("a.ref")
    #expect(try Program.run(["reference", "build", Self.styles + "dada2.fasta", "--output", packed]).status == 0)
    try expectRefusal([packed], ["packed reference already", "reference inspect"])
  }

  @Test(arguments: [
    ["--region", "V4", "--primers", "515f-806r"], ["--keep-unmatched"], ["--region", "V11"],
    ["--ranks", "genus,family"],
    ["--ranks", "domain,tribe"], ["--current-names", "x"], ["--clean", "--dereplicate"], ["--primers", "ACGT,ACGT"],
  ])
  func wrongUse(options: [String]) throws {
    let outcome = try Program.run(
      ["reference", "build", Self.styles + "dada2.fasta", "--output", folder.file("out.ref"), "--quiet"] + options)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(folder.holdsNothing(of: "out.ref"))
  }
}
