import Testing

/// `dysbio table …`: every operation on a table small enough to be checked by hand.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct TableCommandTests {
  private static let table = """
    #OTU ID\ts1\ts2\ts3\ttaxonomy
    a\t60\t50\t0\td__Bacteria; p__Bacteroidota; c__Bacteroidia; o__Bacteroidales; f__Bacteroidaceae; g__Bacteroides
    b\t30\t0\t0\td__Bacteria; p__Bacillota; c__Clostridia; o__Oscillospirales; f__Ruminococcaceae; g__Faecalibacterium
    c\t10\t40\t4\td__Bacteria; p__Bacillota; c__Clostridia; o__Oscillospirales; f__Ruminococcaceae; g__Ruminococcus
    d\t0\t10\t0\td__Bacteria; p__Bacillota; c__Clostridia

    """
  private static let metadata = "sample-id\tgroup\tage\ns1\tcd\t20\ns2\tuc\t40\ns3\thealthy\t60\n"

  private func result(_ arguments: [String], files: [(String, String)] = []) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    try folder.write("m.tsv", Self.metadata)
    for (name, text) in files { try folder.write(name, text) }
    let outcome = try Program.run(
      ["table", arguments[0], "t.tsv"] + arguments.dropFirst() + ["--output", "-", "--to", "csv"], in: folder.path)
    guard outcome.status == 0 else { return "\(outcome.status) " + outcome.errors }
    // Without the lineages, which all of these tables share.
    return outcome.output.split(separator: "\n")
      .map { line in line.split(separator: ",").filter { !$0.contains("__") && $0 != "taxonomy" }.joined(separator: ",")
      }
      .joined(separator: " ")
  }

  @Test func filtersBySamplesTaxaAndOccurrence() throws {
    #expect(try result(["filter", "--min-samples", "2"]) == "feature,s1,s2,s3 a,60,50,0 c,10,40,4")
    #expect(try result(["filter", "--min-prevalence", "0.5"]) == "feature,s1,s2,s3 a,60,50,0 c,10,40,4")
    #expect(try result(["filter", "--min-abundance", "30"]) == "feature,s1,s2,s3 a,60,50,0 b,30,0,0 c,10,40,4")
    #expect(try result(["filter", "--min-max-share", "0.4"]) == "feature,s1,s2,s3 a,60,50,0 c,10,40,4")
    // Mean shares: a 0.367, b 0.1, c 0.5, d 0.033.
    #expect(try result(["filter", "--min-mean-share", "0.2"]) == "feature,s1,s2,s3 a,60,50,0 c,10,40,4")
    #expect(try result(["filter", "--min-total", "50"]) == "feature,s1,s2 a,60,50 b,30,0 c,10,40 d,0,10")
    #expect(
      try result(["filter", "--metadata", "m.tsv", "--where", "group=cd,healthy", "--min-samples", "1"])
        == "feature,s1,s3 a,60,0 b,30,0 c,10,4")
    #expect(
      try result(["filter", "--metadata", "m.tsv", "--where", "age>=40", "--where", "group!=uc"]).hasPrefix(
        "feature,s3 "))
    #expect(try result(["filter", "--taxon", "Firmicutes"]) == "feature,s1,s2,s3 b,30,0,0 c,10,40,4 d,0,10,0")
    #expect(
      try result(["filter", "--without", "g__Ruminococcus", "--without", "Bacteroides"])
        == "feature,s1,s2,s3 b,30,0,0 d,0,10,0")
  }

  @Test func filtersThatLeaveNothingOrAreNotUnderstoodSaySo() throws {
    #expect(try result(["filter", "--min-samples", "4"]).hasPrefix("65 error: t.tsv: no feature is left"))
    #expect(try result(["filter", "--min-total", "1000"]).hasPrefix("65 error: t.tsv: no sample is left"))
    #expect(
      try result(["filter", "--metadata", "m.tsv", "--where", "sex=f"]).contains(
        "no column \"sex\"; they have: group, age"))
    #expect(try result(["filter", "--metadata", "m.tsv", "--where", "group>3"]).contains("which is no number"))
    #expect(try result(["filter", "--where", "group=cd"]).contains("give them with --metadata"))
    #expect(CommandLineCall.status(["table", "filter", "t", "--where", "group", "--output", "o.tsv"]) == 64)
    #expect(CommandLineCall.status(["table", "filter", "t", "--min-prevalence", "10", "--output", "o.tsv"]) == 64)
  }

  @Test func subsetsKeepTheOrderOfTheTable() throws {
    #expect(try result(["subset", "--sample", "s3", "--sample", "s1"]) == "feature,s1,s3 a,60,0 b,30,0 c,10,4 d,0,0")
    #expect(
      try result(["subset", "--features", "f.txt"], files: [("f.txt", "# wanted\nc\nb\n")])
        == "feature,s1,s2,s3 b,30,0,0 c,10,40,4")
    #expect(
      try result(["subset", "--without-features", "f.txt"], files: [("f.txt", "c\r\nb\r\n")])
        == "feature,s1,s2,s3 a,60,50,0 d,0,10,0")
    #expect(try result(["subset", "--sample", "s9"]).contains("no sample \"s9\""))
    #expect(try result(["subset", "--feature", "z"]).contains("no feature \"z\""))
  }

  @Test func collapsesWithUnclassifiedRows() throws {
    #expect(
      try result(["collapse", "--rank", "genus"])
        == "feature,s1,s2,s3 Bacteroides,60,50,0 Ruminococcus,10,40,4 Faecalibacterium,30,0,0 unclassified Clostridia,0,10,0"
    )
    #expect(
      try result(["collapse", "--rank", "phylum", "--shares"]).hasSuffix("Bacteroidota,0.6,0.5,0 Bacillota,0.4,0.5,1"))
    #expect(try result(["collapse", "--rank", "species"]).contains("no feature has a name at the rank species"))
  }

  @Test func rarefiesToOneDepth() throws {
    let rarefied = try result(["rarefy", "--depth", "50"])
    let rows = rarefied.split(separator: " ").dropFirst().map { $0.split(separator: ",").compactMap { Int($0) } }
    #expect(rarefied.hasPrefix("feature,s1,s2 ") && rows.map { $0[0] }.reduce(0, +) == 50)
    #expect(rows.map { $0[1] }.reduce(0, +) == 50)
    #expect(try result(["rarefy", "--depth", "50"]) == rarefied)
    #expect(try result(["rarefy"]).contains("no depth of 1,000 reads or more"))
    #expect(try result(["rarefy", "--depth", "101"]).contains("no sample has 101 reads"))
  }

  @Test func renamesSamplesAndFeatures() throws {
    #expect(
      try result(["rename", "--samples", "n.tsv"], files: [("n.tsv", "old\tnew\ns1\tA\ns3\tC\n")])
        .hasPrefix("feature,A,s2,C a,60,50,0 "))
    #expect(
      try result(["rename", "--samples", "n.tsv"], files: [("n.tsv", "s1\ts2\n")]).contains(
        "would both be called \"s2\""))
    #expect(try result(["rename", "--samples", "n.tsv"], files: [("n.tsv", "x\ty\n")]).contains("none of its names"))
    #expect(try result(["rename", "--samples", "n.tsv"], files: [("n.tsv", "s1\n")]).contains("n.tsv: line 1"))
    let fasta = ("s.fa", ">a\nACGT\n>b x\nacga\n>c\nACGC\n>d\nACGG\n")
    #expect(
      try result(["rename", "--sequences", "s.fa"], files: [fasta]).hasPrefix(
        "feature,s1,s2,s3 ACGT,60,50,0 ACGA,30,0,0 "))
    #expect(
      try result(["rename", "--sequences", "s.fa", "--md5"], files: [fasta])
        .hasPrefix("feature,s1,s2,s3 f1f8f4bf413b16ad135722aa4591043e,60,50,0 "))
    #expect(
      try result(["rename", "--sequences", "s.fa"], files: [("s.fa", ">a\nACGT\n")]).contains(
        "no sequence of the feature \"b\""))
  }

  @Test func transposesTextAndSaysThatLineagesStayBehind() throws {
    #expect(try result(["transpose"]) == "sample,a,b,c,d s1,60,30,10,0 s2,50,0,40,10 s3,0,0,4,0")
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    let there = try Program.run(["table", "transpose", "t.tsv", "--output", "u.tsv"], in: folder.path)
    #expect(there.status == 0 && there.errors.contains("no place for lineages"))
    #expect(try Program.run(["table", "transpose", "u.tsv", "--output", "v.csv"], in: folder.path).status == 0)
    #expect(try folder.text("v.csv") == "feature,s1,s2,s3\na,60,50,0\nb,30,0,0\nc,10,40,4\nd,0,10,0\n")
  }

  @Test func summarisesTheSamples() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    let text = try Program.run(["table", "summarise", "t.tsv"], in: folder.path).output
    for part in ["3 samples, 4 features, 7 values", "4 to 100, median 100", "phylum 4", "s3", "Samples"] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
  }

  /// Runs `dysbio` with these words in a folder of these files; status and messages.
  private func said(_ words: [String], _ files: [(String, String)]) throws -> (text: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let outcome = try Program.run(words, in: folder.path)
    return ("\(outcome.status) " + outcome.errors, folder)
  }

  @Test func sequencesInOtherLettersAreOneNameByTheirDigest() throws {
    let a = String(repeating: "ACGGTCATTG", count: 6)
    let b = String(repeating: "TTGACCATGA", count: 6)
    let files = [
      ("a.tsv", "id\ts1\n\(a)\t5\n\(b)\t1\n"), ("b.tsv", "id\ts2\n\(a.lowercased())\t7\n\(b.lowercased())\t2\n"),
    ]
    let refused = try said(["convert", "a.tsv", "b.tsv", "all.tsv"], files).text
    #expect(refused.contains("equal, but in lower and upper case") && refused.contains("rename --md5"))
    let named = try said(["table", "rename", "b.tsv", "--md5", "--output", "n.csv"], files)
    #expect(named.text.hasPrefix("0"), "\(named.text)")
    let other = try said(["table", "rename", "a.tsv", "--md5", "--output", "n.csv"], files)
    let ids = try [named, other].map {
      try $0.folder.text("n.csv").split(separator: "\n").dropFirst().map { $0.prefix(32) }
    }
    #expect(ids[0] == ids[1] && ids[0].count == 2)
    let names = try said(["table", "rename", "t.tsv", "--md5", "--output", "n.csv"], [("t.tsv", Self.table)]).text
    #expect(names.contains("64 error: t.tsv: its features are not named by their sequences (a …)"))
  }

  @Test func sharesAreNotRarefied() throws {
    let text = try said(
      ["table", "rarefy", "t.tsv", "--depth", "10", "--output", "r.tsv"], [("t.tsv", "id\ts1\nx\t0.25\ny\t0.75\n")]
    ).text
    #expect(text.contains("65 error: t.tsv: the table holds shares, which cannot be rarefied"))
  }

  @Test func aFormatWithItsOwnOrientationSaysThatNothingIsTurned() throws {
    let biom = try said(["table", "transpose", "t.tsv", "--output", "t.biom"], [("t.tsv", Self.table)]).text
    #expect(biom.contains("nothing is turned round") && !biom.contains("not written"))
    let text = try said(["table", "transpose", "t.tsv", "--output", "u.tsv"], [("t.tsv", Self.table)]).text
    #expect(text.contains("no place for lineages") && !text.contains("turned round"))
  }

  @Test func filesBesideTheNamedOneAreNotOverwritten() throws {
    let files = [("t.tsv", Self.table), ("t.cons.taxonomy", "mine\n")]
    let refused = try said(["convert", "t.tsv", "t.shared"], files)
    #expect(refused.text.contains("73 error: t.cons.taxonomy: mothur-shared writes this file too"))
    #expect(try refused.folder.text("t.cons.taxonomy") == "mine\n" && !refused.folder.exists("t.shared"))
    #expect(try said(["convert", "t.tsv", "t.shared", "--force"], files).text.hasPrefix("0"))
  }

  @Test(arguments: ["phyloseq-csv", "krona-text"]) func foldersAreReplacedWithForceOnly(_ format: String) throws {
    let (first, folder) = try said(["convert", "t.tsv", "out", "--to", format], [("t.tsv", Self.table)])
    #expect(first.hasPrefix("0"), "\(first)")
    #expect(try Program.run(["convert", "t.tsv", "out", "--to", format], in: folder.path).status == 73)
    #expect(try Program.run(["convert", "t.tsv", "out", "--to", format, "--force"], in: folder.path).status == 0)
    try folder.write("other/precious.doc", "x")
    #expect(try Program.run(["convert", "t.tsv", "other", "--to", format, "--force"], in: folder.path).status == 73)
  }

  @Test func aReadmeInAFolderIsNoTable() throws {
    let files = [("in/README.md", "# What this is\n"), ("in/a.tsv", "id\ts1\nx\t1\n"), ("in/b.tsv", "id\ts2\nx\t2\n")]
    #expect(try said(["convert", "in", "all.tsv"], files).text.hasPrefix("0"))
    let nested = try said(["convert", "in", "all.tsv"], [("in/x/a.tsv", "id\ts1\nx\t1\n")]).text
    #expect(nested.contains("65 error: in: the folder holds no tables; it holds 1 folders"))
  }
}
