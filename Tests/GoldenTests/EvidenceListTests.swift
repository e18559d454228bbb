import Foundation
import Testing

/// `dysbio list markers|indices|ratios`: everything the resources state, and the page that is made from them.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct EvidenceListTests {
  static let catalogues = ["markers", "indices", "ratios"]

  func entries(_ catalogue: String) throws -> [[String: Any]] {
    let text = try Program.run(["list", catalogue, "--json"]).output
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test(arguments: catalogues) func theJSONFitsItsSchema(catalogue: String) throws {
    let text = try Program.run(["schema"]).output
    let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let definitions = (schema?["$defs"] as? [String: Any])?["catalogues"] as? [String: Any]
    let definition = try #require((definitions?["properties"] as? [String: Any])?[catalogue])
    let part = String(decoding: try JSONSerialization.data(withJSONObject: definition), as: UTF8.self)
    #expect(try SchemaValidator(part).faults(in: Program.run(["list", catalogue, "--json"]).output) == [])
    #expect(try !SchemaValidator(part).faults(in: "[{\"id\": 1}]").isEmpty)
  }

  /// No column of the resource may be missing.
  @Test func markersAreListedWithAllColumnsOfTheTable() throws {
    let path = Repository.root + "/Sources/CEmbedded/Resources/markers.tsv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let columns = try #require(rows.first).split(separator: "\t").map(String.init)
    let entries = try entries("markers")
    #expect(entries.count == rows.count - 1)
    for entry in entries { #expect(Set(entry.keys) == Set(columns)) }
  }

  @Test func indicesThatAreNotComputedHaveTheirReason() throws {
    let entries = try entries("indices")
    let listed = entries.filter { $0["status"] as? String == "listed-only" }
    #expect(!listed.isEmpty && listed.count < entries.count)
    for entry in listed { #expect((entry["reason"] as? String)?.isEmpty == false) }
    for entry in entries where entry["status"] as? String == "computed" {
      for name in ["formula", "direction", "doi", "citation"] {
        #expect((entry[name] as? String)?.isEmpty == false, "\(entry["id"] ?? ""): \(name)")
      }
      #expect((entry["signature"] as? [String])?.count == entry["signature_size"] as? Int)
    }
  }

  /// Where `taxon-set-not-expressible` is looked up.
  @Test func indicesSayInWhichNamesTheyAreReadable() throws {
    let path = Repository.root + "/Sources/CEmbedded/Resources/index-portability.tsv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").map(String.init)
    }
    let lists = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    #expect(lists["mhi-a"]?.hasPrefix("ncbi;") == true && lists["md-index-genus"] == nil)
    for entry in try entries("indices") {
      let id = try #require(entry["id"] as? String)
      #expect((entry["portable_in"] as? [String])?.joined(separator: ";") == lists[id] ?? "", "\(id)")
    }
    let page = try String(contentsOfFile: Repository.root + "/docs/evidence.md", encoding: .utf8)
    #expect(page.contains("| ncbi, silva, rdp, rdp-19, greengenes |"))
  }

  @Test func anEntryIsShownInFull() throws {
    let text = try Program.run(["list", "markers", "faecalibacterium-low"]).output
    #expect(text.hasPrefix("faecalibacterium-low\n"))
    for part in ["tail_p", "host=human; body-site=stool", "10.1038/s41467-017-01973-8", "Duvallet"] {
      #expect(text.contains(part), "\(part)")
    }
    let json = try Program.run(["list", "ratios", "prevotella-bacteroides", "--json"]).output
    let entry = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(entry?["citation"] as? String == "Wu, Science, 2011")
    #expect(CommandLineCall.status(["list", "indices", "no-such-index"]) == 64)
    #expect(CommandLineCall.status(["list", "metrics", "shannon-ln"]) == 64)
    #expect(CommandLineCall.status(["list", "metrics", "--markdown"]) == 64)
  }

  @Test("docs/evidence.md is what scripts/make-evidence-page.sh makes of the resources") func thePageIsUpToDate() throws
  {
    let page = try String(contentsOfFile: Repository.root + "/docs/evidence.md", encoding: .utf8)
    let parts = try Self.catalogues.map { try Program.run(["list", $0, "--markdown"]).output }
    #expect(page.hasPrefix("# Evidence"))
    #expect(page.hasSuffix(parts.joined()), "run scripts/make-evidence-page.sh")
    #expect(page.contains("https://doi.org/10.1016/S2468-1253%2824%2900311-X"))
  }
}
