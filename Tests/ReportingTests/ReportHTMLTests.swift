import Amplicon
import BioModel
import Diversity
import Dysbiosis
import Reads
import Reporting
import Testing

struct ReportHTMLTests {
  static let evil = "<&\">'"
  static let escaped = "&lt;&amp;&quot;&gt;&#39;"

  func page(_ results: RunResults) throws -> String {
    let file = try #require(ReportHTML().files(from: results).first)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test("text is escaped, literals are markup") func escaping() {
    let html: HTML = "<b title=\"\(Self.evil)\">\(Self.evil)</b>"
    #expect(html.markup == "<b title=\"\(Self.escaped)\">\(Self.escaped)</b>")
    #expect(HTMLText("a\u{0}\u{1B}b\n").escaped == "a\u{FFFD}\u{FFFD}b\n")
  }

  @Test("every section renders with empty results") func emptySections() throws {
    let empty = RunResults(run: RunDescription(title: "t", command: .analyze, programVersion: "0"), samples: [])
    let always = ["position", "summary", "methods", "gut-barrier", "limits", "files"]
    for section in ReportSections.all {
      #expect((section.body(empty) != nil) == always.contains(section.id), "\(section.id)")
    }
    #expect(Set(ReportSections.all.map(\.id)).count == ReportSections.all.count)
    #expect(try isBalanced(page(empty)))
  }

  @Test("every section shows up for a full run, with its anchor in the contents") func allSections() throws {
    let text = try page(ExampleRun.make(samples: 8))
    for section in ReportSections.all {
      #expect(text.contains("<section id=\"\(section.id)\">"), "\(section.id)")
      #expect(text.contains("<a href=\"#\(section.id)\">"), "\(section.id)")
    }
  }

  @Test("hostile names come out escaped everywhere") func hostileNames() throws {
    let results = hostile()
    let text = try page(results)
    #expect(!text.contains(Self.evil))
    #expect(!text.contains("<&"))
    #expect(text.contains(Self.escaped))
    #expect(isBalanced(text))
    for section in ReportSections.all where !["position", "limits", "truncation"].contains(section.id) {
      #expect(section.body(results)?.markup.contains("&lt;&amp;") == true, "\(section.id) shows no data")
    }
  }

  @Test("the page is one file: no script, no foreign resource") func selfContained() throws {
    let text = try page(ExampleRun.make(samples: 8)).lowercased()
    for forbidden in ["<script", "<link", "<img", "<iframe", "@import", "url(", "javascript:", " src="] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
  }

  @Test("one, ten and five hundred samples make a page that opens and stays below 10 MB", arguments: [1, 10, 500])
  func sizes(samples: Int) throws {
    let text = try page(ExampleRun.make(samples: samples))
    #expect(text.utf8.count < 10_000_000)
    #expect(isBalanced(text))
    #expect(!text.contains("NaN") && !text.contains("inf\""))
    #expect(text.contains("samples are drawn") == (samples > 60))
  }

  @Test("the binding sentences stand in the report") func wording() throws {
    let text = try page(ExampleRun.make(samples: 8))
    for sentence in [
      "It is not a medical test.", "Intestinal permeability cannot be judged from a stool sequence profile.",
      "none is a test for an individual", "would lie outside by chance", "Exploratory, research only",
    ] { #expect(text.contains(sentence), "\(sentence)") }
    for word in [
      "leaky gut", "you have dysbiosis", "good bacteria", "bad bacteria", "abnormal", "unhealthy", "normal range",
    ] {
      #expect(!text.lowercased().contains(word), "\(word)")
    }
  }

  /// Every opening tag has its closing tag, in order; the check a browser does not do.
  func isBalanced(_ text: String) -> Bool {
    let void: Set<Substring> = ["meta", "br", "!doctype"]
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if !tag.hasSuffix("/"), !void.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty
  }

  /// The example with the hostile text wherever text can come from an input.
  func hostile() -> RunResults {
    let evil = Self.evil
    var results = ExampleRun.make(samples: 8, title: evil)
    results.samples[0].id = evil
    results.samples[0].group = evil
    results.samples[1].reason = evil
    results.samples[1].depthFlags = [evil]
    results.denoising?.samples[0].id = evil
    results.denoising?.runs[0].run = evil
    results.run.context = [.init(evil, evil)]
    results.run.parameters = [.init(evil, evil)]
    results.plan = [.init(title: evil, value: evil, reason: evil)]
    results.notices = [Notice(.warning, code: evil, sample: evil, message: evil)]
    results.citations = [Citation(subject: evil, text: evil, doi: evil)]
    results.alpha = [
      AlphaValue(sample: evil, metric: evil, value: .defined(1)),
      AlphaValue(sample: "S02", metric: evil, value: .defined(2), note: evil),
    ]
    if let counts = results.counts {
      results.comparison = ExampleComparison.make(counts, column: evil, levels: (evil, "other"))
      results.mantel = ExampleComparison.mantel(counts, column: evil)
      var ids = counts.sampleIDs
      ids[0] = evil
      let shallow = FeatureTable(
        sampleIDs: ids, featureIDs: ["x", "y"], unit: .counts, rows: ids.indices.map { $0 == 0 ? [3, 2] : [900, 800] })
      results.depthAdvice = ExampleComparison.advice(shallow)
    }
    results.ordinations = [
      OrdinationSummary(
        metric: evil, sampleIDs: [evil, "S02"], coordinates: [[0], [1]], eigenvalues: [1], proportionExplained: [1],
        note: evil)
    ]
    results.taxa = results.taxa.map { table in
      TaxaTable(
        rank: table.rank,
        shares: FeatureTable(sampleIDs: [evil], featureIDs: [evil], unit: .relativeAbundance, rows: [[1]]))
    }
    results.ratios = [
      RatioResult(
        sample: evil, ratio: evil, value: 1, logRatio: 0, lower: 0.5, upper: 2, numerator: 1, denominator: 1,
        matchedTaxa: [evil], note: evil)
    ]
    results.markers = ["butyrate-production", "mucin-barrier", "autoimmune-association", evil].map { panel in
      MarkerResult(
        sample: evil, marker: evil, panel: panel, value: 0.1, lower: nil, upper: nil, percentile: 3, direction: evil,
        status: .flagged,
        reason: evil, evidence: evil, doi: evil)
    }
    results.markerFacts = [
      MarkerFacts(marker: evil, taxon: evil, rule: evil, conditions: evil, rationale: evil, citation: evil, doi: evil)
    ]
    results.indices = [
      IndexResult(
        sample: evil, index: evil, value: 1, rawValue: 1, direction: evil, status: .typical,
        coverage: SignatureCoverage(matched: 1, bySynonym: 0, notDetected: 0, absentFromUniverse: 0), reason: evil,
        reference: evil, contributions: [])
    ]
    ExampleCohort.add(to: &results, sample: evil, name: evil)
    return results
  }
}
