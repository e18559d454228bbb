import Testing

/// Groups compared from the command line: what is written, and designs that are refused.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct GroupComparisonTests {
  /// Twelve samples of two kinds: half rich in `a`, half in `c`; 2,000 reads and more each.
  private static let table: String = {
    var text = "#OTU ID\t" + (1...12).map { "s\($0)" }.joined(separator: "\t") + "\n"
    for (row, name) in ["a", "b", "c", "d", "e", "f"].enumerated() {
      let cells = (1...12).map { sample -> String in
        let isFirst = sample <= 6
        let base = name == "a" ? (isFirst ? 900 : 100) : name == "c" ? (isFirst ? 100 : 900) : 300
        return String(base + (sample * 37 + row * 53 + sample * row * 11) % 60)
      }
      text += name + "\t" + cells.joined(separator: "\t") + "\n"
    }
    return text
  }()
  private static let metadata: String = {
    var text = "sample-id\tgroup\tbatch\tplate\tage\n"
    for sample in 1...12 {
      text +=
        "s\(sample)\t\(sample <= 6 ? "case" : "control")\t\(sample <= 6 ? "one" : "two")\tp\(sample % 3)\t\(20 + sample * 7 % 31)\n"
    }
    return text
  }()
  private static let tree = "((a:0.1,b:0.2):0.3,((c:0.2,d:0.1):0.1,(e:0.3,f:0.1):0.2):0.1);\n"

  private func analyze(_ words: [String], tree: String = tree) throws -> (
    status: Int32, errors: String, folder: TemporaryFolder
  ) {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.table)
    try folder.write("m.tsv", Self.metadata)
    try folder.write("t.nwk", tree)
    let outcome = try Program.run(
      ["analyze", "t.tsv", "--metadata", "m.tsv", "--output", "out"] + words, in: folder.path)
    return (outcome.status, outcome.errors, folder)
  }

  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func groupsOfAPlantedDifferenceAreToldApart() throws {
    let outcome = try analyze(["--group", "group", "--reference-level", "group=control", "--tree", "t.nwk"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let tests = rows(try outcome.folder.text("out/tests.csv"))
    let metrics = [
      "bray-curtis-relative", "jaccard-binary-rarefied", "aitchison", "unweighted-unifrac-rarefied",
      "weighted-unifrac-normalized",
    ]
    // All features in all samples: by presence the samples are alike, and nothing can be tested.
    for metric in metrics where metric != "jaccard-binary-rarefied" && metric != "unweighted-unifrac-rarefied" {
      let row = try #require(tests.first { $0[0] == "permanova" && $0[1] == metric })
      // C(12, 6) = 924 arrangements are listed, and the two that keep the kinds apart are the most extreme.
      #expect(row[10] == "0.0021645021645021645" && row[12] == "yes" && row[13] == "924", "\(row)")
      #expect(tests.contains { $0[0] == "permdisp" && $0[1] == metric })
    }
    #expect(tests.contains { $0[0] == "wilcoxon-rank-sum" && $0[1] == "shannon-ln-rarefied" })
    let abundance = rows(try outcome.folder.text("out/differential_abundance.csv"))
    for method in ["linda", "ancom-bc2"] {
      let a = try #require(abundance.first { $0[0] == "a" && $0[2] == method })
      #expect(a[1] == "group[case]" && (Double(a[3]) ?? 0) > 1 && (Double(a[8]) ?? 1) < 0.05, "\(a)")
      let c = try #require(abundance.first { $0[0] == "c" && $0[2] == method })
      #expect((Double(c[3]) ?? 0) < -1 && c[10] == "both", "\(c)")
    }
    let report = try outcome.folder.text("out/report.html")
    #expect(
      report.contains("Comparison of groups") && report.contains("By bray-curtis-relative, samples differ by group"))
    #expect(report.contains("Sampling depth"))
    let alpha = rows(try outcome.folder.text("out/alpha_diversity.csv"))
    let shannon = try #require(alpha.first { $0[0] == "s1" && $0[1] == "hill-1" || $0[1] == "shannon-ln" })
    #expect(!shannon[3].isEmpty && !shannon[4].isEmpty && shannon[5].contains("at this depth"), "\(shannon)")
    let curve = rows(try outcome.folder.text("out/rarefaction.csv"))
    #expect(curve[0] == ["sample", "order", "reads", "coverage", "value", "lower", "upper", "method", "note"])
    #expect(curve.contains { $0[0] == "s1" && $0[1] == "1" && $0[7] == "extrapolation" })
  }

  /// The table in percent of each sample: nothing is counted, so one method makes tests.
  private static let percent: String = {
    let lines = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let totals = (1...12).map { column in lines.dropFirst().reduce(0.0) { $0 + (Double($1[column]) ?? 0) } }
    let rows = lines.dropFirst().map { cells in
      ([cells[0]] + (1...12).map { "\(100 * (Double(cells[$0]) ?? 0) / totals[$0 - 1])" }).joined(separator: "\t")
    }
    return ([lines[0].joined(separator: "\t")] + rows).joined(separator: "\n") + "\n"
  }()

  @Test func methodsOfSharesNameTheTestsThatWereMade() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", Self.percent)
    try folder.write("m.tsv", Self.metadata)
    let outcome = try Program.run(
      [
        "analyze", "t.tsv", "--metadata", "m.tsv", "--output", "out", "--group", "group", "--assume", "unit=percent",
      ], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let methods = try folder.text("out/methods.md")
    #expect(methods.contains("- LinDA: ") && !methods.contains("ANCOM-BC2"))
    #expect(methods.contains("half of a sample's smallest non-zero share was added"))
    #expect(methods.contains("for LinDA zeros became half of the taxon's smallest share"))
    let report = try folder.text("out/report.html")
    for line in ["Library", "Region", "Host", "Body site"] { #expect(report.contains("<dt>\(line)</dt>"), "\(line)") }
  }

  @Test func aGroupThatIsTheBatchIsRefusedBeforeTheWork() throws {
    let outcome = try analyze(["--group", "group", "--batch", "batch"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("\"group\" is fully determined by \"batch\""))
    #expect(!outcome.folder.exists("out") && !outcome.folder.exists("out.partial"))
    #expect(try analyze(["--group", "group", "--batch", "plate"]).status == 0)
    let unknown = try analyze(["--group", "sex"])
    #expect(unknown.status == 64 && unknown.errors.contains("no column \"sex\"; known are group, batch, plate, age"))
    #expect(try analyze(["--strata", "plate"]).status == 64)
    #expect(try analyze(["--formula", "group +"]).status == 64)
  }

  @Test func aFormulaTestsItsTermsInOrderAndAtTheMargin() throws {
    let outcome = try analyze(["--formula", "age + group", "--permutations", "99"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let tests = rows(try outcome.folder.text("out/tests.csv")).filter { $0[1] == "aitchison" && $0[0] == "permanova" }
    #expect(
      tests.map { $0[2] + " " + $0[3] } == ["age sequential", "group sequential", "age marginal", "group marginal"])
    // The last term's sequential and marginal tests are one.
    #expect(tests[1][9] == tests[3][9])
  }

  @Test func featuresThatTheTreeLacksAreAnErrorOrDropped() throws {
    let small = "((a:0.1,b:0.2):0.3,((c:0.2,d:0.1):0.1,e:0.3):0.1);\n"
    let refused = try analyze(["--tree", "t.nwk"], tree: small)
    #expect(refused.status == 65 && refused.errors.contains("1 of 6 features of the table are not in the tree: f"))
    #expect(!refused.folder.exists("out"))
    let dropped = try analyze(["--tree", "t.nwk", "--features-without-tip", "drop"], tree: small)
    #expect(dropped.status == 0, "\(dropped.errors)")
    #expect(try dropped.folder.text("out/report.json").contains("not in the tree"))
    let none = try analyze([])
    #expect(
      try none.folder.text("out/report.json").contains(
        "not computed, since there is no tree of the features: faith-pd, faith-pd-rarefied, unweighted-unifrac-rarefied"
      ))
  }

  @Test func aTableWithoutSingletonsIsTakenForDenoised() throws {
    func table(_ smallest: Int) -> String {
      var text = "#OTU ID\ts1\ts2\ts3\n"
      for row in 0..<80 {
        text += "f\(row)\t\(smallest + row * 7 % 40)\t\(smallest + row * 11 % 50)\t\(smallest + row * 3 % 30)\n"
      }
      return text
    }
    for (smallest, isDenoised) in [(1, false), (2, true)] {
      let folder = try TemporaryFolder()
      try folder.write("t.tsv", table(smallest))
      let outcome = try Program.run(
        ["analyze", "t.tsv", "--metrics", "chao1-classic,shannon-ln", "--output", "out"], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("none of its 240 counts is 1") == isDenoised)
      let chao = try #require(rows(try folder.text("out/alpha_diversity.csv")).first { $0[1] == "chao1-classic" })
      #expect(chao[2].isEmpty == isDenoised && (chao[5] == "singletons-removed") == isDenoised, "\(chao)")
    }
  }
}
