import BioModel
import Dysbiosis
import Reporting
import Testing

/// What the page says of markers: sentences, marks, counts.
struct MarkerReportTests {
  func section(_ id: String, _ results: RunResults) throws -> String {
    let section = try #require(ReportSections.all.first { $0.id == id })
    return try #require(section.body(results)).markup
  }

  func marker(
    _ id: String, sample: String = "S01", value: Double? = 0.1, lower: Double? = nil, upper: Double? = nil,
    percentile: Double? = nil, count: Int? = nil, direction: String = "low", status: MarkerStatus = .flagged,
    reason: String = "", shareOfAll: Double? = nil
  ) -> MarkerResult {
    MarkerResult(
      sample: sample, marker: id, panel: "pathobiont-bloom", value: value, lower: lower, upper: upper,
      percentile: percentile, percentileLower: percentile.map { max(0, $0 - 2) },
      percentileUpper: percentile.map { min(100, $0 + 4) }, direction: direction, status: status, reason: reason,
      evidence: "multi-cohort", doi: "10.1000/1", shareOfAll: shareOfAll, referenceCount: count)
  }

  /// The example with these markers only, each named by its taxon.
  func study(_ samples: Int, _ markers: [MarkerResult], taxa: [String: String] = [:]) -> RunResults {
    var results = ExampleRun.make(samples: samples)
    results.markers = markers
    results.markerFacts = taxa.keys.sorted().map {
      MarkerFacts(marker: $0, taxon: taxa[$0] ?? "", limitPercentile: 10)
    }
    return results
  }

  @Test("“nothing stands out” needs a comparison") func nothingStandsOut() throws {
    let finding = "Nothing in this profile stands out"
    var results = study(2, [marker("a", status: .notEvaluable, reason: "too-few-reads")])
    func flags(_ examined: [Int]) -> [FlagSummary] {
      examined.enumerated().map {
        FlagSummary(sample: "S0\($0 + 1)", flagged: 0, examined: $1, expectedByChance: 0.1 * Double($1))
      }
    }
    results.flagCounts = flags([9, 9])
    let compared = try section("markers", results)
    #expect(compared.contains(finding) && !compared.contains("could be compared"))
    results.flagCounts = flags([9, 0])
    let half = try section("markers", results)
    #expect(half.contains(finding))
    #expect(half.contains("In 1 of 2 samples no marker could be compared with it: too few reads."))
    results.flagCounts = flags([0, 0])
    let shallow = try section("markers", results)
    #expect(!shallow.contains(finding))
    #expect(shallow.contains("No marker could be compared with a reference group: too few reads."))
    results.cohort = nil
    let alone = try section("markers", results)
    #expect(!alone.contains(finding))
    #expect(alone.contains("No marker could be compared with a reference group: none fits or was given."))
  }

  @Test("a sentence names the reference samples of its own comparison, and what its share is of")
  func comparisonSize() throws {
    let low = marker("a", value: 0.004, lower: 0.003, upper: 0.005, percentile: 4, count: 25)
    var results = study(1, [low], taxa: ["a": "g:Blautia"])
    let reads = try section("markers", results)
    #expect(
      reads.contains(
        "Blautia made up 0.40% of sequences, lower than in 96% of the 25 reference samples (interval 0.30%–0.50%)."))
    results.abundance = "genome-copies"
    let copies = try section("markers", results)
    #expect(copies.contains("Blautia made up 0.40% of genome copies") && !copies.contains("% of sequences"))
  }

  @Test("a taxon without a read is not detected, with its limit and how many others lack it")
  func notDetected() throws {
    let zero = marker("a", value: 0, lower: 0, upper: 2e-5, percentile: 2, count: 25)
    var results = study(1, [zero], taxa: ["a": "g:Blautia"])
    results.samples[0].classifiedReads = 12_000
    let counts = try section("markers", results)
    #expect(
      counts.contains(
        "Blautia was not detected. With 12,000 reads a taxon below about 0.03% would usually be missed. 4.0% of the 25 "
          + "reference samples also lack it. Evidence level: multi-cohort."))
    #expect(!counts.contains("made up 0%"))
    results.samples[0].classifiedReads = nil
    results.samples[0].keptReads = nil
    let shares = try section("markers", results)
    #expect(shares.contains("Blautia was not detected. The table holds no counts"))
  }

  @Test(
    "only taxa with clinical tests ask for one; reagent taxa ask for the blank",
    arguments: [
      ("s:\"Clostridioides difficile\"", "ask for a clinical test"), ("g:Salmonella", "ask for a clinical test"),
      ("g:Acinetobacter", "compare with the blank"),
      ("s:\"Enterococcus gallinarum\"", "Its presence is all that is said"),
    ])
  func detected(taxon: String, words: String) throws {
    let text = try section("markers", study(1, [marker("a", status: .detected)], taxa: ["a": taxon]))
    for other in ["ask for a clinical test", "compare with the blank", "Its presence is all that is said"] {
      #expect(text.contains(other) == (other == words), "\(other)")
    }
  }

  @Test("words beside a bar are broken into lines that fit, and name the commonest reason")
  func words() throws {
    let rows = (0..<338).map { number in
      marker(
        "a", sample: "S\(number)", percentile: Double(number % 100), status: .notEvaluable,
        reason: number < 300 ? "reference-often-zero" : "too-few-reads-for-cut-off")
    }
    let text = try section("markers", study(338, rows, taxa: ["a": "g:Blautia"]))
    #expect(text.contains(">338 not evaluable: reference often zero</text>"))
    #expect(text.contains(">(300 of 338)</text>"))
    let lines = text.split(separator: "class=\"tick\">").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(!lines.isEmpty && lines.allSatisfy { $0.count <= 40 })
  }

  @Test("a marker that cannot be evaluated is a cross without a limit, one of context a ring")
  func marks() throws {
    let unknown = marker("a", percentile: 3, status: .notEvaluable, reason: "reference-often-zero")
    let key = try section("markers", study(1, [marker("a", status: .typical)]))
    func count(_ part: String, _ text: String) -> Int { text.split(separator: part).count }
    let text = try section("markers", study(1, [unknown], taxa: ["a": "g:Blautia"]))
    #expect(count("class=\"nev\"", text) == count("class=\"nev\"", key) + 1)
    #expect(count("class=\"ctx\"", text) == count("class=\"ctx\"", key))
    #expect(count("class=\"lim\"", text) == count("class=\"lim\"", key))
    let typical = try section("markers", study(1, [marker("a", percentile: 30, status: .typical)], taxa: ["a": "g:B"]))
    #expect(count("class=\"lim\"", typical) == count("class=\"lim\"", key) + 1)
    #expect(count("class=\"pint\"", typical) == count("class=\"pint\"", key) + 1)
  }

  @Test("every sample outside is in the drawing of many samples") func allOutside() throws {
    let rows = (0..<400).map { number in
      marker(
        "a", sample: "S\(number)", percentile: Double(number) / 4, status: number < 150 ? .flagged : .typical)
    }
    let text = try section("markers", study(400, rows, taxa: ["a": "g:Blautia"]))
    let diamonds = text.split(separator: "class=\"flag\"><title>").dropFirst()
    let drawn = diamonds.map { part -> Int in
      let words = part.prefix { $0 != "<" }.split(separator: " ")
      return words.count > 1 && words[1].hasPrefix("samples") ? Int(words[0]) ?? 0 : 1
    }
    #expect(drawn.reduce(0, +) == 150)
  }

  @Test("tables show intervals of values and percentiles, and the other denominator") func intervals() throws {
    let row = marker(
      "a", value: 0.04, lower: 0.03, upper: 0.05, percentile: 12, count: 25, status: .typical, shareOfAll: 0.02)
    var results = study(1, [row], taxa: ["a": "g:Blautia"])
    results.markers = results.markers.map {
      MarkerResult(
        sample: $0.sample, marker: $0.marker, panel: "mucin-barrier", value: $0.value, lower: $0.lower, upper: $0.upper,
        percentile: $0.percentile, percentileLower: $0.percentileLower, percentileUpper: $0.percentileUpper,
        direction: $0.direction, status: $0.status, reason: $0.reason, evidence: $0.evidence, doi: $0.doi,
        shareOfAll: $0.shareOfAll, referenceCount: $0.referenceCount)
    }
    let text = try section("gut-barrier", results)
    #expect(text.contains("4.0%<small>3.0%–5.0%</small>"))
    #expect(text.contains("12th<small>10th–16th</small>"))
    #expect(text.contains("Of all") && text.contains("<td class=\"n\">2.0%</td>"))
  }

  @Test("a panel says how many of its markers lie outside, beside chance") func panelCounts() throws {
    var results = study(1, [marker("a")])
    results.flagCounts.append(
      FlagSummary(sample: "S01", panel: "pathobiont-bloom", flagged: 1, examined: 7, expectedByChance: 0.6))
    let text = try section("markers", results)
    #expect(text.contains("1 of 7 markers in this panel lies outside the reference band. About 0.6 would be expected"))
    results.flagCounts = [
      FlagSummary(sample: "S01", panel: "pathobiont-bloom", flagged: 0, examined: 0, expectedByChance: 0)
    ]
    #expect(try !section("markers", results).contains("in this panel"))
  }

  @Test("markers and conditions are written out, not named by their ids") func names() throws {
    var results = study(1, [marker("crc-panel-pooled", value: nil, status: .notEvaluable), marker("b")])
    results.markerFacts = [
      MarkerFacts(marker: "crc-panel-pooled", taxon: "none", conditions: "crc; as"),
      MarkerFacts(marker: "b", taxon: "@high-lps", conditions: "general"),
    ]
    let text = try section("markers", results)
    #expect(!text.contains(">none<") && !text.contains("high lps"))
    #expect(text.contains("Studied in: colorectal cancer, ankylosing spondylitis."))
    #expect(text.contains("Taxa with strong lipopolysaccharide") && text.contains("Studied in: several conditions."))
  }
}
