import BioIO
import BioModel
import Testing

@Suite("MetaPhlAn profiles and tables")
struct MetaPhlAnTests {
  /// Clades of one genus at every rank, with ids; the abundance of the species is the second value.
  private static func clades(_ ids: Bool, _ tail: String = "", total: String = "90.0") -> String {
    let names = [
      "k__Bacteria", "p__Firmicutes", "c__Clostridia", "o__Eubacteriales", "f__Lachnospiraceae", "g__Blautia",
      "s__Blautia_obeum", "t__SGB4810",
    ]
    let taxids = ["2", "1239", "186801", "186802", "186803", "572511", "40520", ""]
    return names.indices.map { last in
      let path = names[...last].joined(separator: "|")
      return path + (ids ? "\t" + taxids[...last].joined(separator: "|") : "") + "\t" + total + tail + "\n"
    }.joined()
  }

  static let four =
    "#mpa_vJun23_CHOCOPhlAnSGB_202403\n#/usr/bin/metaphlan a.fastq --index mpa_vJun23_CHOCOPhlAnSGB_202403\n#211037392 reads processed\n#SampleID\tMetaphlan_Analysis\n#clade_name\tNCBI_tax_id\trelative_abundance\tadditional_species\nUNCLASSIFIED\t-1\t10.0\t\n"
    + clades(true, "\t")
  static let stats =
    "#mpa_vJan21_CHOCOPhlAnSGB_202103\n#M9\tMetaphlan_Analysis\n#clade_name\tclade_taxid\trelative_abundance\tcoverage\testimated_number_of_reads_from_the_clade\n"
    + clades(true, "\t0.5\t1234", total: "100.0")
  static let two = "#SampleID\tMetaphlan2_Analysis\n" + clades(false, total: "100.0")

  @Test("version 4: database, unclassified, ids, species")
  func four() throws {
    let document = try Profile.read(Self.four, file: "M_profile.txt")
    #expect(Profile.said(document, "format") == "metaphlan" && document.table.sampleIDs == ["M"])
    #expect(Profile.said(document, "database") == "mpa_vJun23_CHOCOPhlAnSGB_202403" && document.origin.version == "4")
    #expect(document.origin.abundance == .genomeCopies && Profile.said(document, "unit") == "percent")
    #expect(document.table.featureIDs.first == "unclassified" && document.table.denseRow(0) == [0.1, 0.9])
    #expect(document.taxonIDs == ["", "40520"] && Profile.said(document, "unclassified") == "0.1")
    #expect(document.table.lineages?[1][.species] == "Blautia obeum")
    let bins = try Profile.read(Self.four, ["level=sgb"])
    #expect(bins.table.featureIDs.last?.hasSuffix("|t__SGB4810") == true && bins.table.denseRow(0) == [0.1, 0.9])
    #expect(try Profile.read(Self.four, ["level=genus"]).table.lineages?[1].deepestRank?.name == "genus")
  }

  @Test("read statistics: the relative abundance is taken; the sample's own name in the comment")
  func statistics() throws {
    let document = try Profile.read(Self.stats)
    #expect(document.table.sampleIDs == ["M9"] && document.table.denseRow(0) == [1])
    #expect(document.notices.contains { $0.code == "columns-ignored" })
    #expect(
      try Profile.read(Self.four.replacing("#SampleID\tMetaphlan_Analysis", with: "#SampleID\tpatient7")).table
        .sampleIDs == ["patient7"])
  }

  @Test("version 2, and profiles without any head")
  func two() throws {
    let document = try Profile.read(Self.two, file: "N.metaphlan.txt")
    #expect(document.table.sampleIDs == ["N"] && document.table.denseRow(0) == [1])
    // The stock word names the version; without a digit, or in no head at all, it is unknown.
    #expect(document.origin.version == "2" && Profile.said(document, "profiler") == "metaphlan 2")
    #expect(document.understanding(of: "profiler")?.confidence == 1)
    let plain = Self.two.replacing("Metaphlan2", with: "Metaphlan")
    #expect(try Profile.read(plain).origin.version.isEmpty)
    #expect(try Profile.read("#mpa_v30_CHOCOPhlAn_201901\n" + plain).origin.version == "3")
    for ids in [true, false] {
      let bare = try Profile.read(Self.clades(ids, total: "100.0"), file: "N.txt")
      #expect(bare.table.sampleIDs == ["N"] && bare.table.denseRow(0) == [1], "\(bare.understood)")
      #expect((bare.taxonIDs != nil) == ids)
    }
  }

  @Test("profiles in GTDB's names")
  func gtdb() throws {
    let document = try Profile.read(
      "#mpa_vJun23_CHOCOPhlAnSGB_202403\n#clade_name\trelative_abundance\nUNCLASSIFIED\t25.0\nd__Bacteria\t75.0\nd__Bacteria;p__Bacillota_A\t75.0\n"
    )
    #expect(document.origin.taxonomy == "gtdb" && document.table.denseRow(0) == [0.25, 0.75])
    #expect(document.table.lineages?[1] == Lineage(["Bacteria", "Bacillota_A"]))
  }

  @Test("merged tables keep ids; `UNKNOWN` is `unclassified`")
  func merged() throws {
    let document = try Profile.read(
      "#mpa_v30_CHOCOPhlAn_201901\nclade_name\tNCBI_tax_id\tA\tB\nUNKNOWN\t-1\t20.0\t0.0\nk__Bacteria\t2\t80.0\t100.0\nk__Bacteria|p__Firmicutes\t2|1239\t80.0\t100.0\n"
    )
    #expect(document.origin.version == "3" && document.taxonIDs == ["", "1239"])
    #expect(document.table.denseRow(0) == [0.2, 0.8] && Profile.said(document, "unclassified") == "0–0.2")
  }

  @Test("a sample in which nothing was found")
  func nothing() throws {
    let document = try Profile.read(
      "#mpa_vJan21_CHOCOPhlAnSGB_202103\n#clade_name\tNCBI_tax_id\trelative_abundance\tadditional_species\nUNCLASSIFIED\t-1\t100.0\t\n"
    )
    #expect(document.table.featureIDs == ["unclassified"] && document.table.denseRow(0) == [1])
    #expect(Profile.said(document, "unclassified") == "1")
  }

  @Test(
    "the row of what has no name above the clades, however it is called",
    arguments: ["unclassified", "Unclassified", "Unassigned", "Other", "unknown", "NoHit", "UNKNOWN"])
  func nameless(word: String) throws {
    let document = try Profile.read(
      "clade_name\tA\tB\n\(word)\t30.5\t20\nk__Bacteria\t69.5\t80\nk__Bacteria|p__Firmicutes\t69.5\t80\n")
    #expect(document.metadata == nil && Profile.said(document, "format") == "metaphlan")
    #expect(document.table.featureIDs == ["unclassified", "k__Bacteria|p__Firmicutes"])
    #expect(document.table.denseRow(0) == [0.305, 0.695] && Profile.said(document, "unclassified") == "0.2–0.305")
  }

  @Test("our own table of a profile comes back with what has no name")
  func ownTable() throws {
    let document = try Profile.read(Self.four, file: "M_profile.txt")
    for format in ["tsv", "csv"] {
      let file = try #require(try TableFormats.named(format)?.write(document).first)
      let back = try TableFormats.read(bytes: file.bytes, file: "m.\(format)")
      #expect(back.table.featureIDs == document.table.featureIDs && back.table.denseRow(0) == [0.1, 0.9])
      #expect(back.metadata == nil && back.table.lineages == document.table.lineages)
    }
  }

  @Test("rows of numbers above the clades are rows of the table, unless they are named as measurements")
  func numbersAbove() throws {
    let clades = Self.clades(false, "\t80", total: "69.5")
    let rows = try Profile.read("clade_name\tA\tB\nHost DNA\t30.5\t20\n" + clades)
    #expect(rows.metadata == nil && Profile.values(rows)["Host DNA"] == 0.305)
    let measured = try Profile.read("clade_name\tA\tB\nage\t30\t20\n" + clades)
    #expect(measured.metadata?[column: "age"]?.values == ["30", "20"] && measured.table.featureCount == 1)
  }

  private static let bad: [(text: String, says: String)] = [
    (
      four.replacing(
        "f__Lachnospiraceae\t2|1239|186801|186802|186803\t90.0",
        with: "f__Lachnospiraceae\t2|1239|186801|186802|186803\t67.25681"),
      "line 11: the rows of the rank family (from this line on) and the unclassified part add up to 77.25681 %, not to 100 %"
    ),
    (two.replacing("100.0", with: "60.0"), "the rows of the rank domain (from this line on) add up to 60 %"),
    (four + "k__Archaea\t2157\t0.0\n", "line 15: the row has 3 fields, the header names 4"),
    (four + "k__Archaea\t2157\tmany\t\n", "line 15, column 3 (\"relative_abundance\"): the cell holds the text"),
    (four + "k__Bacteria\t2\t0.0\t\n", "stands here a second time"),
    (
      "#mpa_v30_CHOCOPhlAn_201901\n#mpa_vJan21_CHOCOPhlAnSGB_202103\nclade_name\tA\nk__Bacteria\t100.0\nk__Bacteria|p__F\t100.0\n",
      "mixes profiles of several databases: mpa_v30_CHOCOPhlAn_201901, mpa_vJan21_CHOCOPhlAnSGB_202103"
    ),
  ]

  @Test("refused", arguments: bad.indices)
  func refused(number: Int) throws {
    let error = try Profile.error(Self.bad[number].text)
    #expect(error.contains(Self.bad[number].says), "\(error)")
  }
}
