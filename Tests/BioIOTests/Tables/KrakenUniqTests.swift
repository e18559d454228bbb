import BioIO
import BioModel
import Testing

@Suite("KrakenUniq reports")
struct KrakenUniqTests {
  static let report = """
    # KrakenUniq v1.0.4 DATE:2024-01-01T00:00:00Z DB:standard/ DB_SIZE:358660 WD:/data
    # CL:krakenuniq --db standard --report-file B2.report

    %\treads\ttaxReads\tkmers\tdup\tcov\ttaxID\trank\ttaxName
    20\t20\t20\t500\t1.3\tNA\t0\tno rank\tunclassified
    80\t80\t1\t7556\t1.3\t0.1268\t1\tno rank\troot
    79\t79\t0\t7556\t1.3\t0.1268\t10239\tsuperkingdom\t  Viruses
    79\t79\t0\t7556\t1.3\t0.1268\t2559587\tclade\t    Riboviria
    79\t79\t79\t7556\t1.3\t0.1268\t694002\tgenus\t      Betacoronavirus

    """

  @Test("reads, version, database and lineage")
  func tree() throws {
    let document = try Profile.read(Self.report, file: "B2.krakenuniq.report.txt")
    #expect(Profile.said(document, "format") == "krakenuniq")
    #expect(Profile.values(document) == ["unclassified": 20, "root": 1, "Betacoronavirus": 79])
    #expect(document.origin.version == "1.0.4" && document.origin.database == "standard/")
    #expect(Profile.lineage(document, "Betacoronavirus")?[.domain] == "Viruses")
    #expect(document.table.sampleIDs == ["B2"])
  }

  @Test("cut rows and a head alone are refused")
  func refused() throws {
    #expect(try Profile.error(Self.report + "1\t1\t0\t7\n").contains("line 10: the row has 4 fields where 9"))
    let head = Self.report.split(separator: "\n").prefix(3).joined(separator: "\n")
    #expect(try Profile.error(head).contains("no rows below a head"))
  }
}
