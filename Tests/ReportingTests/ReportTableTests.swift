import BioModel
import Diversity
import Dysbiosis
import Reporting
import Testing

/// Lists, tables and figures that show a part of the results, or none.
struct ReportTableTests {
  func section(_ id: String, _ results: RunResults) throws -> String {
    let section = try #require(ReportSections.all.first { $0.id == id })
    return try #require(section.body(results)).markup
  }

  @Test("a file says that it is held exactly where it is rendered", arguments: [1, 8]) func held(samples: Int) throws {
    let full = ExampleRun.make(samples: samples)
    let empty = RunResults(run: RunDescription(title: "", command: .analyze, programVersion: "0"), samples: [])
    var named = full
    named.compat = try CompatSelection(.vegan, names: ["shannon"])
    var silent = full
    silent.comparison = nil
    silent.mantel = []
    silent.alpha = []
    for results in [full, empty, named, silent] {
      for file in ResultFiles.all {
        #expect(file.isHeld(by: results) == !file.files(from: results).isEmpty, "\(file.id)")
      }
    }
  }

  @Test("the list of files names those of the folder only") func files() throws {
    var results = ExampleRun.make(samples: 1)
    #expect(try section("files", results).contains("<code>features.fasta</code>"))
    results.features = nil
    results.time = nil
    results.run.command = .analyze
    let text = try section("files", results)
    for name in ["features.fasta", "time.csv"] {
      #expect(!text.contains("<code>\(name)</code>"), "\(name)")
    }
    #expect(text.contains("<code>feature_table.tsv</code>") && text.contains("<code>feature_table.biom</code>"))
    let file = try #require(ReportJSON().files(from: results).first)
    let json = String(decoding: file.bytes, as: UTF8.self)
    #expect(!json.contains("\"time.csv\"") && !json.contains("\"features.fasta\""))
    #expect(json.contains("\"feature_table.biom\""))
  }

  @Test("a note on rows that are left out stands in the folded table") func folded() throws {
    let text = try section("indices", ExampleRun.make(samples: 250))
    for table in ["Agreement of the indices in each sample", "Indices of each sample"] {
      let part = try #require(text.firstRange(of: "<summary>\(table)"))
      let rest = text[part.upperBound...]
      let note = try #require(rest.firstRange(of: "<p class=\"note\">The first "))
      let end = try #require(rest.firstRange(of: "</details>"))
      #expect(note.lowerBound < end.lowerBound, "\(table)")
    }
    #expect(!text.contains("In words") && text.contains("In the middle"))
  }

  @Test("samples whose indices lie in the middle are counted") func middle() throws {
    var results = ExampleRun.make(samples: 3)
    results.indices = results.samples.flatMap { sample in
      ["mdr", "cdr"].map { index in
        IndexResult(
          sample: sample.id, index: index, value: 1, rawValue: 1, percentile: sample.id == "S01" ? 50 : 5,
          percentileLower: 2, percentileUpper: 61,
          direction: "high", status: .context,
          coverage: SignatureCoverage(matched: 4, bySynonym: 0, notDetected: 0, absentFromUniverse: 0), reason: "",
          reference: "", contributions: [])
      }
    }
    results.agreements = IndexAgreement.all(samples: results.samples.map(\.id), results: results.indices)
    let text = try section("indices", results)
    #expect(
      text.contains("of 3 samples all indices that take a side") && text.contains("in 1 all lie exactly in the middle"))
    #expect(!text.contains("fewer than two can be placed"))
    #expect(text.contains("50th<small>2nd–61st</small>"))
  }

  @Test("a ratio that no sample has is a sentence, not a figure") func emptyRatio() throws {
    var results = ExampleRun.make(samples: 50)
    results.ratios = results.ratios.map { row in
      row.ratio == "firmicutes-bacteroidetes"
        ? row
        : RatioResult(
          sample: row.sample, ratio: row.ratio, value: nil, logRatio: nil, lower: nil, upper: nil, numerator: 0,
          denominator: 0, matchedTaxa: [], note: "taxon-set-not-expressible")
    }
    let text = try section("ratios", results)
    #expect(text.split(separator: "<figure>").count == 2)
    #expect(text.contains("Without a value in any sample, so not drawn: "))
    #expect(text.contains("(taxon set not expressible).") && !text.contains("taxon-set-not-expressible"))
  }

  @Test("a ratio of the user's own is titled by its name and its taxa") func ownRatio() throws {
    var results = ExampleRun.make(samples: 1)
    results.ratios = [
      RatioResult(
        sample: "S01", ratio: "mine", value: 1, logRatio: 0, lower: 0.5, upper: 2, numerator: 1, denominator: 1,
        matchedTaxa: [], note: "")
    ]
    results.descriptors = [
      Descriptor(
        id: "mine", title: "g:Prevotella / @oral", summary: "", formula: "g:Prevotella / @oral", unit: "1")
    ]
    #expect(try section("ratios", results).contains("mine: Prevotella / taxa known from the mouth"))
  }

  @Test("stress of almost nothing is not praised", arguments: [(1.2e-8, false), (0.05, true)])
  func stress(stress: Double, isPraised: Bool) throws {
    var results = ExampleRun.make(samples: 8)
    var scaled = OrdinationSummary(
      metric: "m", sampleIDs: ["S01", "S03"], coordinates: [[0.5, -1], [0, 1]], eigenvalues: [], proportionExplained: []
    )
    scaled.method = "nmds"
    scaled.title = "Non-metric multidimensional scaling"
    scaled.fit = OrdinationFit(stress: stress, agreeingStarts: 3, starts: 21)
    results.ordinations = [scaled]
    let text = try section("beta-diversity", results)
    #expect(text.contains("below 0.1 is good") == isPraised)
    #expect(text.contains("Do not read this map.") == !isPraised)
  }

  @Test("the methods paragraph names what has values and states what stands for zeros") func methods() throws {
    var results = ExampleRun.make(samples: 8)
    func paragraph() throws -> String {
      String(decoding: try #require(MethodsMarkdown().files(from: results).first).bytes, as: UTF8.self)
    }
    let counts = try paragraph()
    #expect(counts.contains("Alpha diversity: observed-features, shannon-ln, pielou-evenness."))
    #expect(counts.contains("Undefined for every sample (singletons removed): chao1-classic."))
    #expect(counts.contains("for LinDA 0.5 was added to every count, or,") && !counts.contains("For log-ratios"))
    results.distances = [DistanceSummary(metric: "aitchison", matrix: results.distances[0].matrix)]
    #expect(try paragraph().contains("For log-ratios 0.5 was added to every count"))
    if let table = results.counts { results.counts = table.aggregated(to: .genus, asShares: true) }
    let shares = try paragraph()
    #expect(shares.contains("For log-ratios half of a sample's smallest non-zero share was added"))
    #expect(shares.contains("for LinDA zeros became half of the taxon's smallest share"))
  }
}
