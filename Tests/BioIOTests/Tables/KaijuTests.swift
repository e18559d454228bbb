import BioIO
import BioModel
import Testing

@Suite("Kaiju summaries")
struct KaijuTests {
  static let table = """
    file\tpercent\treads\ttaxon_id\ttaxon_name
    out/A.kaiju.out\t50.000000\t50\t28901\tSalmonella enterica
    out/A.kaiju.out\t10.000000\t10\t10239\tViruses
    out/A.kaiju.out\t15.000000\t15\tNA\tcannot be assigned to a (non-viral) species
    out/A.kaiju.out\t25.000000\t25\tNA\tunclassified
    out/B.kaiju.out\t100.000000\t4\tNA\tunclassified

    """

  @Test("several files, the rank, and both kinds of nameless reads")
  func summary() throws {
    let document = try Profile.read(Self.table)
    #expect(Profile.said(document, "format") == "kaiju" && Profile.said(document, "rank") == "species")
    #expect(document.table.sampleIDs == ["A", "B"])
    #expect(document.table.denseRow(0) == [50, 10, 15, 25] && document.table.denseRow(1) == [0, 0, 0, 4])
    #expect(Profile.lineage(document, "Salmonella enterica")?[.genus] == "Salmonella")
    #expect(Profile.lineage(document, "Viruses")?[.domain] == "Viruses")
    #expect(Profile.said(document, "unclassified") == "0.4–1")
    #expect(document.taxonIDs == ["28901", "10239", "", ""])
  }

  @Test(
    "reads of rare taxa have no lineage, also where no other row tells the rank",
    arguments: [
      "belong to a (non-viral) species with less than 1% of all reads",
      "belong to a (non-viral) species having less than 10 reads",
    ])
  func rare(name: String) throws {
    let document = try Profile.read(
      "file\tpercent\treads\ttaxon_id\ttaxon_name\ns1\t40\t400\t40520\tBlautia obeum\ns1\t30\t300\tNA\t\(name)\ns1\t30\t300\tNA\tunclassified\n"
    )
    #expect(document.table.featureIDs == ["Blautia obeum", name, "unclassified"])
    #expect(Profile.lineage(document, name)?.isUnclassified == true && Profile.said(document, "rank") == "species")
    #expect(Profile.said(document, "unclassified") == "0.6")
  }

  @Test("percentages of the classified reads (-u)")
  func classified() throws {
    let document = try Profile.read(
      "file\tpercent\treads\ttaxon_id\ttaxon_name\ns1\t60.0\t600\t40520\tBlautia obeum\ns1\t40.0\t400\t816\tBacteroides\ns1\t33.3\t500\tNA\tunclassified\n"
    )
    #expect(document.table.denseRow(0) == [600, 400, 500])
  }

  @Test("paths: ranks that were asked for, and the whole path of NCBI")
  func paths() throws {
    let head = "file\tpercent\treads\ttaxon_id\ttaxon_name\n"
    let ranks = try Profile.read(
      head
        + "A\t100\t5\t562\tBacteria;Pseudomonadota;Gammaproteobacteria;Enterobacterales;Enterobacteriaceae;Escherichia;Escherichia coli;\n"
    )
    #expect(ranks.table.featureIDs == ["Escherichia coli"])
    #expect(ranks.table.lineages?[0][.family] == "Enterobacteriaceae")
    let whole = try Profile.read(
      head + "A\t100\t5\t562\tcellular organisms;Bacteria;Pseudomonadati;Pseudomonadota;Escherichia;Escherichia coli;\n"
    )
    #expect(whole.table.lineages?[0] == Lineage(["Bacteria", "", "", "", "", "Escherichia", "Escherichia coli"]))
  }

  @Test("refused: fields that are missing, percentages over 100, a taxon twice")
  func refused() throws {
    #expect(try Profile.error(Self.table + "A\t1\t1\n").contains("line 7: the row has 3 fields where 5"))
    #expect(try Profile.error(Self.table + "out/A.kaiju.out\t9\t9\t5\tX y\n").contains("add up to 109"))
    #expect(
      try Profile.error(Self.table + "out/A.kaiju.out\t0\t0\tNA\tunclassified\n").contains(
        "\"unclassified\" stands twice"))
  }
}
