import BioModel
import Diversity
import Reads
import Reporting
import Testing

struct ResultFileTests {
  let results = ExampleRun.make(samples: 8)
  let empty = RunResults(run: RunDescription(title: "", command: .analyze, programVersion: "0"), samples: [])

  func text(_ path: String, of results: RunResults) -> String? {
    ResultFiles.render(results).first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  func header(_ path: String) -> String? {
    text(path, of: results)?.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
  }

  @Test(
    "file heads are the contract's",
    arguments: [
      ("read_ledger.csv", "sample,step,reason,reads"),
      ("alpha_diversity.csv", "sample,metric,value,lower,upper,note"),
      ("ratios.csv", "sample,ratio,value,log_ratio,lower,upper,numerator,denominator,matched_taxa,note,abundance"),
      (
        "markers.csv",
        "sample,marker,panel,value,lower,upper,percentile,direction,status,reason,evidence,doi,share_of_all,"
          + "percentile_lower,percentile_upper,cut_off,beyond_cut_off,reference_beyond_cut_off"
      ),
      (
        "dysbiosis.csv",
        "sample,index,value,raw_value,lower,upper,percentile,direction,status,coverage,reason,reference,"
          + "percentile_lower,percentile_upper"
      ),
      ("contributions.csv", "sample,index,taxon,contribution"),
      ("beta/bray-curtis-relative.csv", "sample,S01,S02,S03,S04,S05,S06,S07,S08"),
      ("ordination/bray-curtis-relative.csv", "sample,axis_1,axis_2,axis_3"),
      ("ordination/bray-curtis-relative.explained.csv", "axis,eigenvalue,proportion_explained"),
      ("taxa/genus.csv", "taxon,S01,S02,S03,S04,S05,S06,S07,S08"),
      ("feature_table.tsv", "#OTU ID\tS01\tS02\tS03\tS04\tS05\tS06\tS07\tS08"),
      (
        "taxonomy.csv",
        "feature,domain,phylum,class,order,family,genus,species,domain_confidence,phylum_confidence,class_confidence,"
          + "order_confidence,family_confidence,genus_confidence,species_confidence,exact_species,reference_fingerprint"
      ),
      (
        "summary.csv",
        "sample,status,reason,control,group,input_reads,kept_reads,classified_reads,depth_flags,common_depth,"
          + "observed_features_at_common_depth,shannon_ln_at_common_depth,markers_examined,flags,flags_expected_by_chance,"
          + "flags_in_reference_median,flags_in_reference_p5,flags_in_reference_p95"
      ),
    ])
  func heads(path: String, head: String) { #expect(header(path) == head) }

  @Test("without results fixed tables hold their head only and families of files are absent")
  func emptyResults() {
    let paths = ResultFiles.render(empty).map(\.path)
    #expect(
      paths == [
        "report.html", "report.json", "summary.csv", "read_ledger.csv", "alpha_diversity.csv", "ratios.csv",
        "markers.csv", "dysbiosis.csv", "contributions.csv", "methods.md",
      ])
    #expect(text("markers.csv", of: empty)?.split(separator: "\n").count == 1)
  }

  @Test(
    "a command of one part writes the files of that part and those of every command",
    arguments: [
      (
        RunDescription.Command.diversity,
        [
          "alpha_diversity.csv", "beta/bray-curtis-relative.csv", "rarefaction.csv",
          "multiqc/dysbio_alpha_diversity_mqc.json",
        ]
      ), (.ratios, ["ratios.csv"]),
      (
        .dysbiosis, ["markers.csv", "dysbiosis.csv", "contributions.csv", "time.csv", "repeatability.csv"]
      ),
    ])
  func parts(command: RunDescription.Command, expected: [String]) {
    var results = results
    results.run.command = command
    let paths = Set(ResultFiles.render(results).map(\.path))
    let common: Set = ["report.html", "report.json", "summary.csv", "methods.md"]
    #expect(paths.isSuperset(of: common.union(expected.filter { $0 != "rarefaction.csv" || !results.curves.isEmpty })))
    let all = Set(
      ResultFiles.all.flatMap { file in
        file.part.map { command.parts.contains($0) } ?? true ? [] : file.files(from: results).map(\.path)
      })
    #expect(paths.isDisjoint(with: all))
  }

  @Test("every part has a file, and no file is left out by the commands of everything")
  func registryOfParts() {
    for part in ResultPart.allCases { #expect(ResultFiles.all.contains { $0.part == part }, "\(part)") }
    for command in [RunDescription.Command.run, .analyze, .simulate] {
      #expect(command.parts == Set(ResultPart.allCases))
    }
  }

  @Test("ordinations of other methods stand beside principal coordinates, with stress and loadings")
  func ordinationMethods() {
    var results = results
    var scaled = OrdinationSummary(
      metric: "m", sampleIDs: ["S01", "S03"], coordinates: [[0.5, -1], [0, 1]], eigenvalues: [], proportionExplained: []
    )
    scaled.method = "nmds"
    scaled.title = "Non-metric multidimensional scaling"
    scaled.fit = OrdinationFit(stress: 0.125, agreeingStarts: 3, starts: 21)
    var components = OrdinationSummary(
      metric: "rclr", sampleIDs: ["S01", "S03"], coordinates: [[2], [0]], eigenvalues: [4], proportionExplained: [1])
    components.method = "rpca"
    components.title = "Robust principal components"
    components.loadings = FeatureLoadings(featureIDs: ["a", "b"], values: [[0.6], [0.8]])
    results.ordinations = [scaled, components]
    #expect(text("ordination/nmds.m.csv", of: results)?.hasPrefix("sample,axis_1,axis_2\nS01,0.5,-1\nS02,,\n") == true)
    #expect(text("ordination/nmds.m.stress.csv", of: results) == "stress,agreeing_starts,starts\n0.125,3,21\n")
    #expect(text("ordination/nmds.m.explained.csv", of: results) == nil)
    #expect(text("ordination/rpca.explained.csv", of: results) == "axis,eigenvalue,proportion_explained\naxis_1,4,1\n")
    #expect(text("ordination/rpca.loadings.csv", of: results) == "feature,axis_1\na,0.6\nb,0.8\n")
    let page = text("report.html", of: results) ?? ""
    #expect(page.contains("Stress 0.125") && page.contains("Robust principal components"))
  }

  @Test("with the conventions of another program its names stand beside the ids and over a table of their own")
  func peerNames() throws {
    var results = results
    results.compat = try CompatSelection(.vegan, names: ["shannon", "specnumber"])
    results.alpha = [
      AlphaValue(sample: "S01", metric: "observed-features", value: .defined(3)),
      AlphaValue(sample: "S01", metric: "shannon-ln", value: .defined(0.5)),
      AlphaValue(sample: "S01", metric: "shannon-ln-rarefied", value: .defined(0.4)),
    ]
    let long = try #require(text("alpha_diversity.csv", of: results))
    #expect(long.hasPrefix("sample,metric,value,lower,upper,note,peer_metric\n"))
    #expect(long.contains("S01,shannon-ln,0.5,,,,shannon\nS01,shannon-ln-rarefied,0.4,,,,\n"))
    #expect(
      text("alpha_diversity.vegan.csv", of: results)?.hasPrefix("sample,shannon,specnumber\nS01,0.5,3\nS02,,\n") == true
    )
  }

  @Test("ids and paths are unique and every sample is in every table")
  func completeness() {
    #expect(Set(ResultFiles.all.map(\.id)).count == ResultFiles.all.count)
    let files = ResultFiles.render(results)
    #expect(Set(files.map(\.path)).count == files.count)
    for path in [
      "summary.csv", "read_ledger.csv", "alpha_diversity.csv", "ratios.csv", "markers.csv", "dysbiosis.csv",
      "ordination/bray-curtis-relative.csv",
    ] {
      let firsts = Set(
        (text(path, of: results) ?? "").split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] })
      #expect(firsts == Set(results.samples.map { Substring($0.id) }), "\(path)")
    }
  }

  @Test("the ledger's rows add up to the input and leave out steps that did not run")
  func ledger() {
    var results = results
    results.run.ledgerSteps = ["filter"]
    var ledger = ReadLedger(input: 10)
    ledger[.expectedErrors] = 3
    ledger[.kept] = 6
    ledger[.chimeric] = 1
    results.samples = [
      SampleRecord(id: "a", ledger: ledger), SampleRecord(id: "b", status: .failed, reason: "truncated"),
    ]
    #expect(
      text("read_ledger.csv", of: results) == """
        sample,step,reason,reads
        a,filter,too-short,0
        a,filter,too-long,0
        a,filter,ambiguous-bases,0
        a,filter,low-complexity,0
        a,filter,phix,0
        a,filter,low-quality,0
        a,filter,expected-errors,3
        a,chimeras,chimeric,1
        a,kept,kept,6
        b,not-read,truncated,0

        """)
  }

  @Test("a table is written as its dense rows, samples across in the sheet's order, lost ones as zeros")
  func denseRows() throws {
    let table = try #require(results.counts)
    let row = Dictionary(uniqueKeysWithValues: table.sampleIDs.enumerated().map { ($1, $0) })
    let columns = results.samples.map { sample in row[sample.id].map { table.denseRow($0) } }
    var expected = DelimitedWriter(.tab)
    expected.row(["#OTU ID"] + results.samples.map(\.id))
    for feature in 0..<table.featureCount {
      expected.field(table.featureIDs[feature])
      for column in columns { expected.field(column?[feature] ?? 0) }
      expected.endRow()
    }
    #expect(text("feature_table.tsv", of: results) == expected.text)
  }

  @Test("a matrix in pieces is the matrix in one", arguments: [1, 17, 24, 10_000])
  func matrixInPieces(numbers: Int) throws {
    let whole = try #require(BetaCSV().files(from: results).first)
    let work = BetaCSV(numbersInPiece: numbers).work(from: results)
    #expect(work.count == results.distances.count)
    guard case .pieces(let file)? = work.first else {
      Issue.record("matrices are made in pieces")
      return
    }
    // Eight samples: rows of eight numbers.
    #expect(file.count == (numbers < 16 ? 8 : numbers < 24 ? 4 : numbers < 64 ? 3 : 1))
    #expect(file.path == whole.path && (0..<file.count).flatMap { file[$0] } == whole.bytes && file.whole == whole)
  }

  @Test("a pair without a distance, a sample without a place and an undefined value are empty fields")
  func missingValues() {
    let failed = results.samples[7]
    #expect(failed.status == .failed)
    #expect(text("beta/bray-curtis-relative.csv", of: results)?.hasSuffix("S08,,,,,,,,\n") == true)
    #expect(text("ordination/bray-curtis-relative.csv", of: results)?.hasSuffix("S08,,,\n") == true)
    let alpha = text("alpha_diversity.csv", of: results) ?? ""
    #expect(alpha.contains("S01,chao1-classic,,,,singletons-removed\n"))
    #expect(alpha.contains("S08,shannon-ln,,,,\(failed.reason)\n"))
  }

  @Test("coordinates are written with 8 significant digits")
  func coordinates() {
    var results = results
    results.samples = [SampleRecord(id: "a")]
    results.ordinations = [
      OrdinationSummary(
        metric: "m", sampleIDs: ["a"], coordinates: [[1.0 / 3, -2e-7 / 3]], eigenvalues: [2.0 / 3, 0.5],
        proportionExplained: [0.25, 0.125])
    ]
    #expect(
      text("ordination/m.csv", of: results) == "sample,axis_1,axis_2\na,0.33333333,-6.6666667e-08\n"
        || text("ordination/m.csv", of: results) == "sample,axis_1,axis_2\na,0.33333333,-6.6666667e-8\n")
  }

  @Test("rendering twice gives the same bytes") func determinism() {
    #expect(ResultFiles.render(results) == ResultFiles.render(ExampleRun.make(samples: 8)))
  }

  @Test("the methods paragraph holds version, reference, depth and sources")
  func methods() throws {
    let methods = try #require(text("methods.md", of: results))
    for part in [
      "dysbio 0.1.0", "8120", "default 16S reference 1", "shannon-ln", "10.1101/081257", "For research use.",
    ] {
      #expect(methods.contains(part), "\(part)")
    }
  }
}
