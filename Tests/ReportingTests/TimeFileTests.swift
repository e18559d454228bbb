import Dysbiosis
import Reporting
import Testing

/// The files of repeated samples and replicates.
struct TimeFileTests {
  private func text(_ path: String, of results: RunResults) -> String? {
    ResultFiles.render(results).first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private var results: RunResults {
    var results = ExampleRun.make(samples: 1)
    ExampleCohort.add(to: &results, sample: results.samples[0].id, name: "x")
    return results
  }

  @Test("samples beside their person's past, then the people") func time() {
    #expect(
      text("time.csv", of: results) == """
        sample,subject,time,measure,value,baseline,baseline_samples,change,direction,towards_flag,others,nearer_others,p,verdict,reason
        S01,x,3,bray-curtis-relative,0.2,,1,,,,3,1,0.5,undecided,
        S01,x,3,x,0.01,0.02,1,-0.01,falling,yes,,,,,no-other-subject
        ,x,,within-subject-distance,0.2,,2,,,,,,,,
        ,x,,between-subject-distance,0.5,,2,,,,,,,,
        ,x,,subject-stability,0.6,,2,,,,,,,,
        ,alone,,within-subject-distance,0.2,,2,,,,,,,,
        ,alone,,between-subject-distance,,,2,,,,,,,,no-other-subject
        ,alone,,subject-stability,,,2,,,,,,,,no-other-subject

        """)
  }

  @Test("a time stands as the metadata state it") func statedTime() {
    var results = results
    results.samples[0].metadata = [.init("time", "1970-01-04")]
    #expect(text("time.csv", of: results)?.contains("S01,x,1970-01-04,x,") == true)
  }

  @Test("replicates by marker") func repeatability() {
    let lines = (text("repeatability.csv", of: results) ?? "").split(separator: "\n")
    #expect(
      lines.first == "marker,scale,specimens,samples,within_sd,between_sd,variance_share,repeatability_limit")
    #expect(lines.count == 2 && lines[1].hasPrefix("x,log-odds,2,4,0.35355339"))
  }

  @Test("both belong to the part of markers, and are absent where nothing was repeated") func absence() {
    var results = results
    results.run.command = .ratios
    #expect(text("time.csv", of: results) == nil)
    results = self.results
    results.time = nil
    results.repeatability = []
    #expect(text("time.csv", of: results) == nil && text("repeatability.csv", of: results) == nil)
  }

  @Test("the summary holds the range of flags in the reference") func summary() {
    var results = results
    results.flagCounts = [
      FlagSummary(
        sample: "S01", flagged: 2, examined: 11, expectedByChance: 0.83, inReference: FlagRange([0, 0, 1, 2, 4]))
    ]
    #expect(text("summary.csv", of: results)?.hasSuffix(",11,2,0.83,1,0,4\n") == true)
    let page = text("report.html", of: results) ?? ""
    #expect(page.contains("chance: 0.8</small><small>reference: 0–4</small>") && page.contains("5 to 95 % show 0 to 4"))
  }
}
