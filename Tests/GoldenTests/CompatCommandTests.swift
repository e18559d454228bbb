import Foundation
import Testing

/// `--compat`: the metrics of other programs under their names, with their numbers.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct CompatCommandTests {
  private static let fixtures = Repository.root + "/Tests/DiversityTests/Fixtures/golden/"

  private func rows(_ name: String) throws -> [[String]] {
    try Files.text(Self.fixtures + name).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func diversity(_ words: [String]) throws -> (outcome: Program.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["diversity", Self.fixtures + "small.tsv", "--output", "out", "--quiet"] + words, in: folder.path)
    return (outcome, folder)
  }

  @Test(arguments: ["scikit-bio", "vegan", "phyloseq", "mothur"])
  func numbersAndNamesAreThePeers(_ peer: String) throws {
    // Names by sample; tuples, metrics at a depth and those whose numbers differ are left to the tests of the library.
    var expected: [String: [String: Double]] = [:]
    for row in try rows("small.compat-\(peer).tsv") {
      if let value = Double(row[2]) { expected[row[1], default: [:]][row[0]] = value }
    }
    for name in ["ace", "jackknife", "smithwilson", "michaelis_menten_fit", "gini_index", "rarefy"]
    where peer == "mothur" || name != "ace" { expected[name] = nil }
    let names = expected.keys.sorted()
    #expect(names.count > 6)
    let (outcome, folder) = try diversity(["--compat", peer, "--metrics", names.joined(separator: ",")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try Files.rows(folder.file("out/alpha_diversity.\(peer).csv"))
    #expect(table[0] == ["sample"] + names)
    #expect(table.count == 31)
    for row in table.dropFirst() {
      for (column, name) in names.enumerated() {
        guard let value = expected[name]?[row[0]] else { continue }
        let found = try #require(Double(row[column + 1]), "\(name) of \(row[0]) is empty")
        let tolerance = peer == "mothur" ? 6e-7 : 1e-5 * max(1e-2, value.magnitude)
        #expect((found - value).magnitude <= tolerance, "\(name) of \(row[0]): \(found), not \(value)")
      }
    }
    let long = try Files.rows(folder.file("out/alpha_diversity.csv"))
    #expect(long[0].last == "peer_metric")
    // Of two names for one metric the first stands there.
    #expect(long.dropFirst().allSatisfy { names.contains($0[6]) })
  }

  @Test func theSameWordIsAnotherNumberElsewhere() throws {
    var values: [String: Double] = [:]
    for (peer, name) in [("qiime2", "shannon"), ("vegan", "shannon"), ("qiime2", "shannon_entropy")] {
      let (outcome, folder) = try diversity(["--compat", peer, "--metrics", name])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let table = try Files.rows(folder.file("out/alpha_diversity.\(peer).csv"))
      #expect(table[0] == ["sample", name])
      let value: Double = try #require(Double(table[1][1]))
      values["\(peer) \(name)"] = value
    }
    let nats = try #require(values["vegan shannon"])
    let bits = try #require(values["qiime2 shannon"])
    #expect((bits * log(2) - nats).magnitude < 1e-12 * nats && values["qiime2 shannon_entropy"] == bits)
  }

  /// QIIME 2 computes its distances by scikit-bio and unifrac-binaries: the numbers of scikit-bio stand for both.
  @Test(arguments: ["qiime2", "scikit-bio"])
  func distancesAreThePeers(_ peer: String) throws {
    let names = [
      "braycurtis": "bray-curtis-counts", "jaccard": "jaccard-binary", "unweighted_unifrac": "unweighted-unifrac",
      "weighted_unifrac": "weighted-unifrac",
    ]
    let (outcome, folder) = try diversity([
      "--compat", peer, "--metrics", names.keys.sorted().joined(separator: ",") + ",faith_pd", "--tree",
      Self.fixtures + "small.nwk",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let golden = try rows("small.beta.tsv") + rows("small.phylogenetic.tsv")
    for (name, id) in names {
      let square = try Files.rows(folder.file("out/beta/\(id).csv"))
      let place = Dictionary(uniqueKeysWithValues: square[0].enumerated().map { ($1, $0) })
      let pairs = golden.filter { $0[0] == id && !$0[2].isEmpty }
      #expect(pairs.count > 80, "\(name)")
      for row in pairs {
        let (i, j) = (try #require(place[row[1]]), try #require(place[row[2]]))
        let (found, value) = (try #require(Double(square[i][j])), try #require(Double(row[3])))
        #expect((found - value).magnitude <= 1e-9 * max(1e-3, value), "\(row): \(found)")
      }
    }
    let alpha = try Files.rows(folder.file("out/alpha_diversity.\(peer).csv"))
    #expect(alpha[0] == ["sample", "faith_pd"])
    let report = try folder.text("out/report.json")
    #expect(report.contains("\"program\": \"\(peer)\"") && report.contains("\"name\": \"weighted_unifrac\""))
    #expect(try SchemaValidator(Program.run(["schema"]).output).faults(in: report) == [])
    #expect(try folder.text("out/methods.md").contains("conventions of \(peer)"))
  }

  @Test(arguments: ["qiime2", "phyloseq", "vegan", "mothur", "scikit-bio"])
  func withoutMetricsThePeersOwnSetIsMade(_ peer: String) throws {
    let (outcome, folder) = try diversity(["--compat", peer])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Files.rows(folder.file("out/alpha_diversity.\(peer).csv"))[0].count > 3)
    // What the summary takes stays.
    let summary = try Files.rows(folder.file("out/summary.csv"))
    let place = try #require(summary[0].firstIndex(of: "shannon_ln_at_common_depth"))
    #expect(summary[1][place] != "")
  }

  @Test func whatThePeerLacksIsRefusedWithWhatToDo() throws {
    for (words, message) in [
      (["--compat", "qiime"], "qiime2"),
      (["--compat", "vegan", "--metrics", "chao2"], "vegan has no metric called \"chao2\""),
      (["--compat", "vegan", "--metrics", "faith-pd"], "leave --compat out"),
      (["--compat", "qiime2", "--metrics", "aitchison"], "ask for aitchison without --compat"),
      (["--compat", "mothur", "--metrics", "bstick"], "not offered"),
    ] {
      let (outcome, folder) = try diversity(words)
      #expect(outcome.status == 64, "\(words)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      #expect(folder.holdsNothing(of: "out"))
    }
  }
}
