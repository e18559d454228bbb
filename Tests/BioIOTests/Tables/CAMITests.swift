import BioIO
import BioModel
import Statistics
import Testing

@Suite("CAMI profiles")
struct CAMITests {
  static let profile = """
    # Taxonomic Profiling Output
    @SampleID:C1
    @Version:0.9.1
    @Ranks:superkingdom|phylum|class|order|family|genus|species|strain
    @TaxonomyID:ncbi-taxonomy_2024

    @@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\t_CAMI_genomeID
    2\tsuperkingdom\t2\tBacteria\t95.0\t
    1239\tphylum\t2|1239\tBacteria|Bacillota\t95.0\t
    572511\tgenus\t2|1239||||572511\tBacteria|Bacillota||||Blautia\t90.0\t
    40520\tspecies\t2|1239||||572511|40520\tBacteria|Bacillota||||Blautia|Blautia obeum\t60.5\t
    40520.1\tstrain\t2|1239||||572511|40520|40520.1\tBacteria|Bacillota||||Blautia|Blautia obeum|ATCC\t60.5\tg1
    @SampleID: C2
    @Version:0.9.1
    @Ranks:superkingdom|phylum
    @TaxonomyID:ncbi-taxonomy_2024
    @@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE
    2\tsuperkingdom\t2\tBacteria\t100
    1239\tphylum\t2|1239\tBacteria|Bacillota\t100

    """

  @Test("two samples: the narrowest rows, what wider ones have beyond them, the rest to 100 %")
  func samples() throws {
    let document = try Profile.read(Self.profile)
    #expect(Profile.said(document, "format") == "cami" && document.table.sampleIDs == ["C1", "C2"])
    let values = Profile.values(document)
    #expect(Set(values.keys) == ["Bacillota", "Blautia", "ATCC", "unclassified"])
    #expect(values["ATCC"] == 0.605 && abs((values["Blautia"] ?? 0) - 0.295) < 1e-12)
    #expect(abs((values["Bacillota"] ?? 0) - 0.05) < 1e-12 && abs((values["unclassified"] ?? 0) - 0.05) < 1e-12)
    #expect(Profile.values(document, 1) == ["Bacillota": 1])
    #expect(
      Profile.lineage(document, "ATCC") == Lineage(["Bacteria", "Bacillota", "", "", "", "Blautia", "Blautia obeum"]))
    #expect(document.origin.taxonomy == "ncbi" && document.origin.database == "ncbi-taxonomy_2024")
  }

  @Test("real deviations: version, digits, CRLF, no names, other paths, the sample from the file")
  func deviations() throws {
    let odd = try Profile.read(
      "# profile by motus\r\n@SampleID: unnamed sample\r\n@Version:0.9.3\r\n@Ranks:superkingdom|phylum\r\n@@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\r\n2\tsuperkingdom\t1|131567|2\troot|cellular organisms|Bacteria\t99.9999999\r\n",
      file: "run/P.profile")
    #expect(odd.table.sampleIDs == ["P"] && odd.table.featureIDs == ["Bacteria"])
    #expect(Profile.lineage(odd, "Bacteria")?[.domain] == "Bacteria")
    #expect(Set(odd.notices.map(\.code)) == ["deviates-from-cami", "path-without-ranks"])
    #expect(odd.origin.abundance == .genomeCopies)
    let nameless = try Profile.read(
      "@SampleID:x\n@Version:0.10.0\n@Ranks:superkingdom|phylum\n@@TAXID\tRANK\tTAXPATH\tPERCENTAGE\n2\tsuperkingdom\t2\t100\n1239\tphylum\t2|1239\t100\n"
    )
    #expect(nameless.table.featureIDs == ["1239"] && nameless.table.lineages == nil)
  }

  private static let bad: [(text: String, says: String)] = [
    ("@SampleID:x\n@Version:0.9.1\n", "there is no head `@@TAXID RANK …`"),
    ("@SampleID:x\n@@TAXID\tRANK\tTAXPATH\n2\tphylum\t2\n", "line 2: the head names no column PERCENTAGE"),
    (
      "@SampleID:x\n2\tphylum\t2\tB\t100\n@@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\n",
      "line 2: a row stands above the head"
    ),
    (profile + "9\tphylum\t9\n", "line 20: the row has 3 fields, the head names 5"),
    (profile + "2157\tsuperkingdom\t2157\tArchaea\t20\n", "the widest rows of sample \"C2\" add up to 120 %"),
    (profile + "2\tsuperkingdom\t2\tBacteria\t1\n", "\"Bacteria\" stands here a second time"),
    (profile + "9\tphylum\t9\tX\t-1\n", "the abundance -1 is negative"),
    (
      profile + "@SampleID:C1\n@@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\n",
      "the sample id \"C1\" stands here a second time"
    ),
    (profile + "@nothing\n", "\"@nothing\" is no tag"),
  ]

  @Test("refused", arguments: bad.indices)
  func refused(number: Int) throws {
    let error = try Profile.error(Self.bad[number].text)
    #expect(error.contains(Self.bad[number].says), "\(error)")
  }

  @Test(
    "shares of distinct lineages come back to the bit, ids and taxonomy ids with them",
    arguments: 0..<60 as Range<UInt64>)
  func identity(seed: UInt64) throws {
    var random = SeededGenerator(purpose: "cami", seed: seed)
    var lineages: [Lineage] = []
    for _ in 0..<(1 + random.below(12)) {
      let depth = 1 + random.below(7)
      var names = (0..<depth).map { rank in
        random.below(4) == 0 ? "" : "\("ABC".utf8.map(String.init)[random.below(3)])\(rank) é;\""
      }
      names[depth - 1] = "N\(random.below(1000))"
      let lineage = Lineage(names)
      if !lineages.contains(lineage) { lineages.append(lineage) }
    }
    let samples = 1 + random.below(3)
    let rows = (0..<samples).map { _ in lineages.map { _ in random.uniform01() / Double(lineages.count) } }
    let keepNames = random.below(2) == 0
    let ids = lineages.enumerated().map { number, lineage in
      keepNames ? "id\(number)" : lineage.deepestRank.flatMap { lineage[$0] } ?? "x"
    }
    guard Set(ids).count == ids.count else { return }
    let table = FeatureTable(
      sampleIDs: (0..<samples).map { "s\($0)" }, featureIDs: ids, unit: .relativeAbundance, rows: rows,
      lineages: lineages)
    let document = TableDocument(
      table: table, taxonIDs: lineages.indices.map { random.below(3) == 0 ? "" : "\(100 + $0)" })
    let cami = try #require(TableFormats.named("cami"))
    let files = try cami.write(document)
    #expect(try files == cami.write(document))
    let back = try TableFormats.read(bytes: files[0].bytes, file: "w.cami")
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(Profile.said(back, "format") == "cami")
    #expect(back.table.sampleIDs == table.sampleIDs)
    for sample in 0..<samples {
      var want = Profile.values(document, sample)
      want["unclassified"] = nil
      var have = Profile.values(back, sample)
      have["unclassified"] = nil
      #expect(have == want, "\(text)")
    }
    for (place, id) in ids.enumerated() {
      #expect(Profile.lineage(back, id) == lineages[place], "\(text)")
      let found = try #require(back.table.featureIDs.firstIndex(of: id))
      #expect(back.taxonIDs.map { $0[found] } ?? "" == document.taxonIDs?[place])
    }
  }

  @Test("fractions instead of percentages are noticed")
  func fractions() throws {
    let text =
      "@SampleID:\n@Version:0.9.1\n@Ranks:superkingdom|phylum\n@@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\n2\tsuperkingdom\t2\tBacteria\t0.6\n2157\tsuperkingdom\t2157\tArchaea\t0.4\n"
    let document = try Profile.read(text)
    let values = Profile.values(document)
    #expect(values.count == 2 && abs((values["Bacteria"] ?? 0) - 0.6) < 1e-12)
    #expect(document.notices.contains { $0.code == "unit-uncertain" })
    let percent = Profile.values(try Profile.read(text, ["unit=percent"]))
    #expect(percent["Bacteria"] == 0.006 && abs((percent["unclassified"] ?? 0) - 0.99) < 1e-12)
    #expect(Profile.values(try Profile.read(text, ["unit=fractions"])).count == 2)
  }

  @Test("what has no name comes back, even where nothing else is there; what the format loses is said")
  func unclassified() throws {
    let cami = try #require(TableFormats.named("cami"))
    let blautia = Lineage(["Bacteria", "", "", "", "", "Blautia"])
    let table = FeatureTable(
      sampleIDs: ["a", "b", "c"], featureIDs: ["unclassified", "x", "y"], unit: .counts,
      rows: [[5, 0, 0], [99, 1, 0], [0, 2, 2]], lineages: [.unclassified, blautia, blautia])
    let document = TableDocument(table: table)
    let back = try TableFormats.read(bytes: try cami.write(document)[0].bytes, file: "w")
    #expect(Profile.values(back, 0) == ["unclassified": 1])
    #expect(Profile.values(back, 1) == ["unclassified": 0.99, "Blautia": 0.01])
    #expect(Profile.values(back, 2) == ["Blautia": 1] && back.notices.isEmpty)
    #expect(cami.writingNotices(document).map(\.code) == ["counts-become-shares", "features-added-up"])
    #expect(cami.writingNotices(back).isEmpty)
  }

  @Test("counts become shares; a table without lineages and names with bars are refused")
  func written() throws {
    let cami = try #require(TableFormats.named("cami"))
    let lineage = Lineage(["Bacteria"])
    let table = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["Bacteria", "x"], unit: .counts, rows: [[3, 1]],
      lineages: [lineage, .unclassified])
    let back = try TableFormats.read(bytes: try cami.write(TableDocument(table: table))[0].bytes, file: "w")
    #expect(Profile.values(back) == ["Bacteria": 0.75, "unclassified": 0.25])
    let bare = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[3]])
    let error = #expect(throws: TableError.self) { _ = try cami.write(TableDocument(table: bare)) }
    #expect(error?.kind == .usage && error?.message.contains("needs the lineages") == true)
    let bars = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[3]], lineages: [Lineage(["a|b"])])
    #expect(throws: TableError.self) { _ = try cami.write(TableDocument(table: bars)) }
  }
}
