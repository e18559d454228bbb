import BioModel
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
      ("markers.csv", "sample,marker,panel,value,lower,upper,percentile,direction,status,reason,evidence,doi"),
      (
        "dysbiosis.csv",
        "sample,index,value,raw_value,lower,upper,percentile,direction,status,coverage,reason,reference"
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
          + "observed_features_at_common_depth,shannon_ln_at_common_depth,markers_examined,flags,flags_expected_by_chance"
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
