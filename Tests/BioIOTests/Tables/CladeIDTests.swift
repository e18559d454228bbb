import BioIO
import BioModel
import TestSupport
import Testing

@Suite("Ids of clades")
struct CladeIDTests {
  /// A group between ranks, a strain, clades without reads of their own.
  static let report = """
     20.00\t200\t200\tU\t0\tunclassified
     80.00\t800\t10\tR\t1\troot
     79.00\t790\t5\tR1\t131567\t  cellular organisms
     78.50\t785\t0\tD\t2\t    Bacteria
     78.50\t785\t20\tD1\t1783272\t      Terrabacteria group
     76.50\t765\t80\tP\t1239\t        Firmicutes
     68.50\t685\t0\tC\t186801\t          Clostridia
     68.50\t685\t100\tG\t572511\t            Blautia
     58.50\t585\t385\tS\t40520\t              Blautia obeum
     20.00\t200\t200\tS1\t657314\t                Blautia obeum A2-162

    """

  /// TAXID and TAXPATH by the path of names.
  private static func rows(_ document: TableDocument) throws -> [String: [String]] {
    let cami = try #require(TableFormats.named("cami"))
    let text = String(decoding: try cami.write(document)[0].bytes, as: UTF8.self)
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("@") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      rows[fields[3]] = [fields[0], fields[2]]
    }
    return rows
  }

  @Test("CAMI rows have the ids of their clades, not those of groups and strains under them")
  func kraken() throws {
    let document = try Profile.read(Self.report)
    let rows = try Self.rows(document)
    #expect(rows["Bacteria"] == ["2", "2"])
    #expect(rows["Bacteria|Firmicutes|Clostridia"] == ["186801", "2|1239|186801"])
    #expect(rows["Bacteria|Firmicutes|Clostridia|||Blautia"] == ["572511", "2|1239|186801|||572511"])
    #expect(
      rows["Bacteria|Firmicutes|Clostridia|||Blautia|Blautia obeum"] == ["40520", "2|1239|186801|||572511|40520"])
    let strain = try Profile.read(
      "100.00\t100\t0\tR\t1\troot\n100.00\t100\t0\tD\t2\t  Bacteria\n100.00\t100\t0\tS\t562\t    Escherichia coli\n100.00\t100\t100\tS1\t83333\t      Escherichia coli K-12\n"
    )
    #expect(try Self.rows(strain).values.map { $0[0] }.sorted() == ["2", "562"])
    // The strain keeps its own id on the way back.
    let cami = try #require(TableFormats.named("cami"))
    let back = try TableFormats.read(bytes: try cami.write(strain)[0].bytes, file: "w")
    #expect(back.table.featureIDs == ["Escherichia coli K-12"] && back.taxonIDs == ["83333"])
    #expect(back.cladeIDs == strain.cladeIDs)
  }

  @Test("a feature without the clade's id leaves the clade without one")
  func unknown() throws {
    let table = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["Borrelia burgdorferi group", "Blautia"], unit: .counts, rows: [[3, 1]],
      lineages: [
        Lineage(["Bacteria", "", "", "", "", "Borrelia"]), Lineage(["Bacteria", "", "", "", "", "Blautia"]),
      ])
    let rows = try Self.rows(TableDocument(table: table, taxonIDs: ["64895", "572511"]))
    #expect(rows["Bacteria|||||Borrelia"] == ["", "|||||"] && rows["Bacteria|||||Blautia"]?[0] == "572511")
    var twice = CladeIDs()
    twice.add("1", of: Lineage(["X"]))
    twice.add("2", of: Lineage(["X"]))
    #expect(twice[Lineage(["X"])] == nil)
  }

  @Test("MetaPhlAn's paths of ids, and taxpasta's, name the ids of what stands above")
  func paths() throws {
    let rows = try Self.rows(try Profile.read(MetaPhlAnTests.four, file: "M.txt"))
    #expect(rows["Bacteria|Firmicutes"] == ["1239", "2|1239"])
    #expect(
      rows["Bacteria|Firmicutes|Clostridia|Eubacteriales|Lachnospiraceae|Blautia|Blautia obeum"]
        == ["40520", "2|1239|186801|186802|186803|572511|40520"])
    let taxpasta = try Self.rows(try Profile.read(TaxpastaTests.wide))
    #expect(taxpasta["Bacteria|Pseudomonadota||||Escherichia"] == ["561", "2|1224||||561"])
    #expect(taxpasta["Bacteria|Pseudomonadota||||Escherichia|Escherichia coli"]?[0] == "562")
  }

  @Test("taxpasta gives a rank to clades only")
  func ranks() throws {
    let taxpasta = try #require(TableFormats.named("taxpasta"))
    let text = String(decoding: try taxpasta.write(try Profile.read(Self.report))[0].bytes, as: UTF8.self)
    let ranks = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false)[...2] }
      .filter { $0[1].hasPrefix("Terra") || $0[1].hasPrefix("Blautia") }.map { $0[2] }
    #expect(ranks == ["", "genus", "species", ""])
  }

  @Test(
    "every id of a real report is that of its own row",
    .enabled(if: TestData.folder != nil, "needs DYSBIO_TEST_DATA"),
    arguments: ["sample_test.report", "C1.kraken2.report.txt.gz"])
  func real(name: String) throws {
    let bytes = TableInput.read("\(TestData.folder ?? "")/profiles/\(name)")
    let letters = ["D": 0, "P": 1, "C": 2, "O": 3, "F": 4, "G": 5, "S": 6]
    var known: [String: Set<String>] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      guard let rank = letters[fields[fields.count - 3]] else { continue }
      known["\(rank) " + fields[fields.count - 1].drop { $0 == " " }, default: []].insert(fields[fields.count - 2])
    }
    let rows = try Self.rows(try TableFormats.read(bytes: bytes, file: name))
    #expect(rows.count > 20)
    for (path, ids) in rows {
      let names = path.split(separator: "|", omittingEmptySubsequences: false)
      for (rank, (name, id)) in zip(names, ids[1].split(separator: "|", omittingEmptySubsequences: false)).enumerated()
      {
        guard !name.isEmpty else { continue }
        #expect(known["\(rank) \(name)"]?.contains(String(id)) == true, "\(path) \(ids)")
      }
    }
  }

  @Test("names of GTDB databases lose their prefixes in lineages")
  func prefixes() throws {
    let document = try Profile.read(
      "100.00\t100\t0\tR\t1\troot\n100.00\t100\t0\tD\t2\t  d__Bacteria\n100.00\t100\t0\tP\t3\t    p__Bacillota_A\n100.00\t100\t0\tG\t4\t      g__Blautia_A\n100.00\t100\t100\tS\t5\t        s__Blautia_A wexlerae\n"
    )
    #expect(document.table.featureIDs == ["s__Blautia_A wexlerae"] && document.origin.taxonomy == "gtdb")
    #expect(
      document.table.lineages == [Lineage(["Bacteria", "Bacillota_A", "", "", "", "Blautia_A", "Blautia_A wexlerae"])])
    #expect(document.cladeIDs[Lineage(["Bacteria"])] == "2")
  }
}
