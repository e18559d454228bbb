import Testing

/// Several files as one table: names from files, and what does not go together.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct TableMergeTests {
  private static func profile(_ database: String, _ a: Int) -> String {
    "#\(database)\nclade_name\tS\(a)\nk__Bacteria\t100.0\nk__Bacteria|p__Firmicutes\t\(a).0\nk__Bacteria|p__Proteobacteria\t\(100 - a).0\n"
  }

  private func refusal(_ files: [(String, String)], _ options: [String] = []) throws -> String {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let outcome = try Program.run(
      ["table", "merge"] + files.map(\.0) + ["--output", "all.tsv"] + options, in: folder.path)
    #expect((outcome.status == 0) == folder.exists("all.tsv"))
    return outcome.status == 0 ? "" : "\(outcome.status) " + outcome.errors
  }

  @Test func aFolderBecomesOneTable() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.tsv", "id\ts1\ts2\nx\t1\t2\ny\t3\t0\n")
    try folder.write("in/b.tsv", "id\ts3\ny\t5\nz\t6\n")
    let outcome = try Program.run(["convert", "in", "all.csv"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.text("all.csv") == "feature,s1,s2,s3\nx,1,2,0\ny,3,0,5\nz,0,0,6\n")
    #expect(outcome.output.contains("joined by feature id"))
  }

  @Test func aSampleInTwoFilesIsRefusedOrAddedUp() throws {
    let files = [("a.tsv", "id\ts1\nx\t1\ny\t3\n"), ("b.tsv", "id\ts1\tt\ny\t5\t1\nz\t6\t1\n")]
    #expect(try refusal(files).contains("65 error: b.tsv: the sample \"s1\" also stands in a.tsv"))
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let added = try Program.run(
      ["table", "merge", "a.tsv", "b.tsv", "--same-samples", "add", "--output", "s.csv", "--quiet"], in: folder.path)
    #expect(added.status == 0, "\(added.errors)")
    #expect(try folder.text("s.csv") == "feature,s1,t\nx,1,0\ny,8,1\nz,6,1\n")
  }

  @Test func whatDoesNotGoTogetherIsRefusedWithTheReason() throws {
    let counts = ("a.tsv", "id\ts1\nx\t1\ny\t3\n")
    #expect(
      try refusal([counts, ("b.tsv", "id\ts2\nx\t0.25\ny\t0.75\n")]).contains(
        "it holds shares, while a.tsv holds counts"))
    #expect(
      try refusal([
        ("a.tsv", Self.profile("mpa_v30_CHOCOPhlAn_201901", 40)),
        ("b.tsv", Self.profile("mpa_v31_CHOCOPhlAn_201901", 60)),
      ])
      .contains("mpa_v31_CHOCOPhlAn_201901"))
    let old = ("a.tsv", "id\ts1\ttaxonomy\nx\t1\td__Bacteria;p__Firmicutes\ny\t3\td__Bacteria;p__Bacteroidetes\n")
    let new = ("b.tsv", "id\ts2\ttaxonomy\nx\t1\td__Bacteria;p__Bacillota\nw\t3\td__Bacteria;p__Bacteroidota\n")
    #expect(try refusal([old, new]).contains("the feature \"x\" has the lineage"))
    let others = ("b.tsv", "id\ts2\ttaxonomy\nv\t1\td__Bacteria;p__Bacillota\nw\t3\td__Bacteria;p__Bacteroidota\n")
    #expect(try refusal([old, others]).contains("Bacteroidota here is Bacteroidetes there"))
    #expect(
      try refusal([counts, ("b.tsv", "id\ts2\nv\t1\nw\t3\n")]).contains("only 0 % of its abundance lies in features"))
    #expect(try refusal([counts, ("b.tsv", "id\ts2\nv\t1\nw\t3\n")], ["--allow-disjoint"]).isEmpty)
    let numbered = [("a.tsv", "id\ts1\nASV1\t1\nASV2\t3\n"), ("b.tsv", "id\ts2\nASV1\t1\nASV2\t3\n")]
    #expect(try refusal(numbered).contains("numbers of its own"))
    #expect(try refusal(numbered, ["--allow-mixed"]).isEmpty)
  }

  @Test func variantsOfAnotherRegionLengthOrStrandAreToldApart() throws {
    let long = "ACGTTGCAAGGTCCATTACGGATCCTAGGTTACCGATGCATTGACCTGAACGTAGGCTTAACGGATTACAGGCATGC"
    let other = "TTGACCAGGTTCAACCGGTATTCGGAACCTTGATAACCGGTTGCATACCTGGATTCCAAGTGCCTTAGGATCCAATG"
    let complement: [Character: Character] = ["A": "T", "C": "G", "G": "C", "T": "A"]
    let turned = String(long.reversed().map { complement[$0] ?? "N" })
    func table(_ sequence: String, _ sample: String) -> String { "sample,\(sequence)\n\(sample),10\n" }
    for (sequence, words) in [
      (other, "of another region"), (turned, "of the other strand"),
      (String(long.dropFirst(10)), "begin or end at other"),
    ] {
      let said = try refusal([("a.csv", table(long, "s1")), ("b.csv", table(sequence, "s2"))])
      #expect(said.contains(words), "\(said)")
    }
    #expect(try refusal([("a.csv", table(long, "s1")), ("b.csv", table(long, "s2"))]).isEmpty)
  }
}
