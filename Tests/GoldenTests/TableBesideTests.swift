import Testing

/// Metadata and taxonomies that are given beside a table: what has no partner there is told.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct TableBesideTests {
  private func run(_ arguments: [String], metadata: String = "", taxonomy: String = "") throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", "#OTU ID\tS1\tS2\nO1\t1\t2\nO2\t3\t4\nO3\t5\t6\n")
    try folder.write("numbers.csv", "\"\",\"a\",\"b\",\"c\"\n\"549322\",1,0,2\n\"522457\",0,4,1\n")
    try folder.write("m.tsv", metadata)
    try folder.write("tax.tsv", taxonomy)
    return try Program.run(arguments, in: folder.path)
  }

  @Test func metadataWithoutACommonSampleAreAnErrorWithBothNames() throws {
    for command in [
      ["convert", "t.tsv", "o.biom"], ["table", "filter", "t.tsv", "--where", "group=A", "--output", "o.tsv"],
    ] {
      let outcome = try run(command + ["--metadata", "m.tsv"], metadata: "id\tgroup\nZ1\tA\nZ9\tB\n")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("describes none of the table's samples (S1, S2; the metadata have Z1, Z9)"))
    }
  }

  @Test func samplesAndEntriesWithoutAPartnerAreWarnedOf() throws {
    let outcome = try run(
      ["convert", "t.tsv", "o.biom", "--metadata", "m.tsv"], metadata: "id\tgroup\nS1\tA\nS9\tB\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("1 of 2 samples have no metadata: S2"))
    #expect(outcome.errors.contains("1 entries of the metadata name no sample of the table: S9"))
  }

  @Test func metadataThatAFormatCannotHoldAreSaidToBeLost() throws {
    let metadata = "id\tgroup\nS1\tA\nS2\tB\n"
    let text = try run(["convert", "t.tsv", "o.csv", "--metadata", "m.tsv"], metadata: metadata)
    #expect(text.status == 0 && text.errors.contains("csv has no place for the 1 columns of metadata"))
    let biom = try run(["convert", "t.tsv", "o.biom", "--metadata", "m.tsv"], metadata: metadata)
    #expect(biom.status == 0 && !biom.errors.contains("has no place"))
  }

  @Test func aTaxonomyTellsWhichSideTheFeaturesAreOn() throws {
    let taxonomy = "Feature ID\tTaxon\n549322\tk__Archaea; p__A\n522457\tk__Archaea; p__B\n"
    let outcome = try run(
      ["convert", "numbers.csv", "-", "--to", "tsv", "--taxonomy", "tax.tsv"], taxonomy: taxonomy)
    #expect(outcome.status == 0 && outcome.output.contains("#OTU ID\ta\tb\tc\ttaxonomy\n549322\t1\t0\t2\t"))
    let other = try run(["convert", "t.tsv", "o.tsv", "--taxonomy", "tax.tsv"], taxonomy: taxonomy)
    #expect(other.status == 65 && other.errors.contains("names none of the table's features (O1, O2, O3"))
  }
}
