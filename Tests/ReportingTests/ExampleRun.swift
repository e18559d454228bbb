import Amplicon
import BioModel
import Diversity
import Dysbiosis
import Reads
import Reporting
import Statistics
import Taxonomy

/// A made-up study with the shape of a real one: taxa and shares as in adult stool, drawn with a seed. Nothing in it
/// was measured.
enum ExampleRun {
  /// The table of a few pairs of 2 × 150 bases without an error, for an amplicon of 253.
  private static var truncations: TruncationTable {
    let bases = Array(repeating: UInt8(ascii: "A"), count: 150)
    let scores = Array(repeating: UInt8(38), count: 150)
    let reads = ReadBatch()
    for number in 0..<20 { reads.append(name: Array("r\(number)".utf8), sequence: bases, quality: scores) }
    var survey = LibrarySurvey()
    var surveyor = LibrarySurveyor(primers: nil)
    surveyor.add(ReadPairBatch(forward: reads, reverse: reads), to: &survey)
    return TruncationTable(survey, longestAmplicon: 253)
  }

  /// A model without counts and one that was learned, and what they made of the samples.
  private static func denoising(_ ids: [String]) -> DenoisingSummary {
    var rates: [Double] = []
    for row in 0..<Transition.count {
      for score in 0...40 {
        let error = 1e-4 * Double(41 - score)
        rates.append(Transition.isSelf(row) ? 1 - 3 * error : error)
      }
    }
    let model = ErrorModel(highestScore: 40, rates: rates)
    var observed = TransitionCounts()
    for row in 0..<Transition.count {
      for score in [11, 25, 38] { observed[row, score] = Transition.isSelf(row) ? 9_000 : 7 }
    }
    let learned = LearnedErrors(
      model: model, observed: observed, rounds: 5, converged: true, bases: 1_000_000, reads: 5_000, samples: 3)
    return DenoisingSummary(
      model: "dada", pooling: .independent,
      runs: [
        RunErrors(
          run: "",
          mates: [
            RunErrors.Mate(model: model, learning: RunErrors.Learning(learned, fit: "loess")),
            RunErrors.Mate(model: model, learning: nil),
          ])
      ],
      samples: ids.map { id in
        DenoisingSummary.Sample(
          id: id,
          mates: [
            DadaSample.Mate(readCount: 2_000, uniqueCount: 300, variantCount: 40, notCorrected: 12),
            DadaSample.Mate(readCount: 2_000, uniqueCount: 500, variantCount: 38, notCorrected: 20),
          ])
      })
  }

  static let genera: [(lineage: [String], mean: Double)] = [
    (["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Bacteroides"], 0.20),
    (["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Prevotellaceae", "Prevotella"], 0.07),
    (["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Tannerellaceae", "Parabacteroides"], 0.04),
    (["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Rikenellaceae", "Alistipes"], 0.035),
    (["Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Oscillospiraceae", "Faecalibacterium"], 0.13),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Roseburia"], 0.05),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Blautia"], 0.07),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Anaerostipes"], 0.02),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Agathobacter"], 0.05),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Mediterraneibacter"], 0.015),
    (["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae"], 0.06),
    (["Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Oscillospiraceae", "Subdoligranulum"], 0.035),
    (["Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Oscillospiraceae", "Ruminococcus"], 0.04),
    (["Bacteria", "Bacillota", "Negativicutes", "Veillonellales", "Veillonellaceae", "Dialister"], 0.02),
    (["Bacteria", "Bacillota", "Bacilli", "Lactobacillales", "Streptococcaceae", "Streptococcus"], 0.012),
    (
      ["Bacteria", "Actinomycetota", "Actinomycetes", "Bifidobacteriales", "Bifidobacteriaceae", "Bifidobacterium"],
      0.05
    ),
    (["Bacteria", "Actinomycetota", "Coriobacteriia", "Coriobacteriales", "Coriobacteriaceae", "Collinsella"], 0.02),
    (
      ["Bacteria", "Verrucomicrobiota", "Verrucomicrobiia", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia"],
      0.03
    ),
    (
      ["Bacteria", "Pseudomonadota", "Gammaproteobacteria", "Enterobacterales", "Enterobacteriaceae", "Escherichia"],
      0.012
    ),
    (
      ["Bacteria", "Pseudomonadota", "Betaproteobacteria", "Burkholderiales", "Sutterellaceae", "Parasutterella"], 0.012
    ),
    (
      [
        "Bacteria", "Thermodesulfobacteriota", "Desulfovibrionia", "Desulfovibrionales", "Desulfovibrionaceae",
        "Bilophila",
      ], 0.004
    ),
    (["Bacteria"], 0.01),
  ]

  static let panels: [(panel: String, marker: String, taxon: String, high: Bool, evidence: String)] = [
    ("butyrate-production", "faecalibacterium-low", "Faecalibacterium", false, "meta-analysis"),
    ("butyrate-production", "roseburia-low", "Roseburia", false, "meta-analysis"),
    ("butyrate-production", "anaerostipes-low", "Anaerostipes", false, "meta-analysis"),
    ("butyrate-production", "butyricicoccus-low", "Butyricicoccus", false, "single-cohort"),
    ("butyrate-production", "agathobacter-rectalis-low", "Agathobacter rectalis", false, "mechanistic"),
    ("mucin-barrier", "akkermansia-low-general", "Akkermansia", false, "meta-analysis"),
    ("mucin-barrier", "r-gnavus-high-ibd", "Mediterraneibacter gnavus", true, "multi-cohort"),
    ("endotoxin-lps", "enterobacteriaceae-high", "Enterobacteriaceae", true, "multi-cohort"),
    ("endotoxin-lps", "gram-negative-share", "Gram-negative share", true, "mechanistic"),
    ("pathobiont-bloom", "escherichia-high", "Escherichia (with Shigella)", true, "multi-cohort"),
    ("oral-translocation", "streptococcus-high", "Streptococcus", true, "meta-analysis"),
    ("oral-translocation", "veillonella-high", "Veillonella", true, "meta-analysis"),
    ("immune-regulation", "barnesiella-low", "Barnesiella", false, "meta-analysis"),
    ("autoimmune-association", "collinsella-high", "Collinsella", true, "contested"),
    ("autoimmune-association", "s-copri-high", "Segatella copri", true, "contested"),
  ]

  /// A study of `count` samples in two groups; the last one failed where there are at least four.
  static func make(samples count: Int, title: String = "Diet pilot, stool samples") -> RunResults {
    var draw = SeededGenerator(purpose: "example-report", seed: 7)
    let ids = (1...count).map { "S" + String(repeating: "0", count: max(0, 2 - String($0).count)) + String($0) }
    let failed = count >= 4 ? count - 1 : -1
    let lineages = genera.map { Lineage($0.lineage) }
    var rows: [[Double]] = []
    for sample in 0..<count {
      let tilt = sample % 2 == 1 ? 0.6 : 1.0
      let weights = genera.enumerated().map { index, genus in
        let spread = pow2((draw.uniform01() + draw.uniform01() + draw.uniform01() - 1.5) * 3)
        return genus.mean * spread * (index % 5 == 4 ? tilt : 1)
      }
      let total = weights.reduce(0, +)
      let depth = 8_000 + Double(draw.below(9_000))
      rows.append(sample == failed ? weights.map { _ in 0 } : weights.map { ($0 / total * depth).rounded() })
    }
    let featureIDs = genera.indices.map { String(repeating: "0", count: 30) + String(10 + $0) }
    let counts = FeatureTable(sampleIDs: ids, featureIDs: featureIDs, unit: .counts, rows: rows, lineages: lineages)
    let records = (0..<count).map { sample($0, ids, rows[$0], isFailed: $0 == failed, &draw) }
    var results = makeResults(ids: ids, records: records, counts: counts, failed: failed, title: title, &draw)
    results.comparison = ExampleComparison.make(counts, column: "diet", levels: ("usual diet", "low fibre"))
    results.mantel = ExampleComparison.mantel(counts, column: "age")
    results.depthAdvice = ExampleComparison.advice(counts)
    results.truncations = ExampleTruncation.table
    results.truncation = ExampleTruncation.chosen
    return results
  }

  private static func sample(
    _ index: Int, _ ids: [String], _ row: [Double], isFailed: Bool, _ draw: inout SeededGenerator
  ) -> SampleRecord {
    let group = index % 2 == 0 ? "usual diet" : "low fibre"
    if isFailed {
      return SampleRecord(
        id: ids[index], status: .failed, reason: "R1 ends inside record 812: the gzip stream is truncated", group: group
      )
    }
    let kept = Int(row.reduce(0, +))
    var ledger = ReadLedger(input: 0)
    ledger[.noPrimer] = kept / 40
    ledger[.expectedErrors] = kept / 8 + draw.below(400)
    ledger[.noOverlap] = kept / 30
    ledger[.overlapDifferences] = kept / 60
    ledger[.notAssigned] = kept / 50
    ledger[.chimeric] = kept / 20 + draw.below(200)
    ledger[.offTarget] = kept / 300
    ledger[.kept] = kept
    ledger.input = ReadFate.allCases.reduce(0) { $0 + ledger[$1] }
    let mates = ["R1", "R2"].map { name in
      SampleQuality.Mate(
        name: name, reads: ledger.input, bases: ledger.input * 250, meanLength: 249.6,
        q20Share: name == "R1" ? 0.961 : 0.913, q30Share: (name == "R1" ? 0.918 : 0.842) - Double(index % 5) * 0.004,
        gcShare: 0.527,
        cycles: (0..<250).map { cycle in
          let fall = Double(cycle * cycle) / 62_500 * (name == "R1" ? 9 : 17)
          let median = 37.5 - fall
          return .init(
            p10: median - 6 - fall * 0.9, p25: median - 2 - fall / 3, median: median, p75: median + 0.4,
            p90: min(38, median + 0.8))
        })
    }
    return SampleRecord(
      id: ids[index], group: group, metadata: [.init("diet", group), .init("age", "\(24 + index % 40)")],
      inputReads: ledger.input, keptReads: kept, classifiedReads: kept - kept / 100, ledger: ledger,
      quality: SampleQuality(mates: mates),
      observedFeaturesAtCommonDepth: .defined(17.2 + draw.uniform01() * 4),
      shannonAtCommonDepth: .defined(2.1 + draw.uniform01() * 0.6))
  }

  private static func makeResults(
    ids: [String], records: [SampleRecord], counts: FeatureTable, failed: Int, title: String,
    _ draw: inout SeededGenerator
  ) -> RunResults {
    let working = ids.indices.filter { $0 != failed }
    var alpha: [AlphaValue] = []
    var markers: [MarkerResult] = []
    var flags: [FlagSummary] = []
    var ratios: [RatioResult] = []
    var indices: [IndexResult] = []
    for index in working {
      let id = ids[index]
      let row = counts[sample: index]
      let shannon = row.values.reduce(0.0) { $0 - $1 / row.total * logarithm($1 / row.total) }
      alpha.append(AlphaValue(sample: id, metric: "observed-features", value: .defined(Double(row.nonZeroCount))))
      alpha.append(
        AlphaValue(
          sample: id, metric: "shannon-ln", value: .defined(shannon), lower: shannon - 0.04, upper: shannon + 0.04))
      alpha.append(
        AlphaValue(
          sample: id, metric: "pielou-evenness", value: .defined(shannon / logarithm(Double(row.nonZeroCount)))))
      alpha.append(AlphaValue(sample: id, metric: "chao1-classic", value: .undefined(.singletonsRemoved)))
      var flagged = 0
      for entry in panels {
        let percentile = min(99.4, max(0.6, draw.uniform01() * 100 - (index % 2 == 1 && !entry.high ? 22 : 0)))
        let unseen = entry.marker == "butyricicoccus-low"
        let contested = entry.evidence == "contested"
        let beyond = entry.high ? percentile > 95 : percentile < 10
        let status: MarkerStatus = unseen ? .notEvaluable : contested ? .context : beyond ? .flagged : .typical
        if status == .flagged { flagged += 1 }
        markers.append(
          MarkerResult(
            sample: id, marker: entry.marker, panel: entry.panel, value: unseen ? nil : percentile / 900 + 0.001,
            lower: unseen ? nil : percentile / 950, upper: unseen ? nil : percentile / 850,
            percentile: unseen ? nil : percentile, direction: entry.high ? "high" : "low", status: status,
            reason: unseen ? "reference-often-zero" : "", evidence: entry.evidence, doi: "10.1038/s41467-017-01973-8"))
      }
      flags.append(
        FlagSummary(
          sample: id, flagged: flagged, examined: 11, expectedByChance: 0.83, inReference: FlagRange([0, 0, 1, 1, 4])))
      let (a, b) = (0.9 + draw.uniform01() * 3, Double(3_000 + draw.below(3_000)))
      ratios.append(
        RatioResult(
          sample: id, ratio: "firmicutes-bacteroidetes", value: a, logRatio: logarithm(a), lower: a * 0.96,
          upper: a * 1.04,
          numerator: (a * b).rounded(), denominator: b, matchedTaxa: ["Bacillota", "Bacteroidota"], note: ""))
      let scarce = index % 3 == 2
      let p = scarce ? 0.0002 : 0.05 + draw.uniform01()
      ratios.append(
        RatioResult(
          sample: id, ratio: "prevotella-bacteroides", value: p, logRatio: logarithm(p), lower: scarce ? 2e-6 : p * 0.9,
          upper: scarce ? 0.0011 : p * 1.1, numerator: scarce ? 0 : (p * b).rounded(), denominator: b,
          matchedTaxa: ["Prevotella", "Bacteroides"], note: scarce ? "floored" : ""))
      indices.append(
        IndexResult(
          sample: id, index: "gmhi-2020", value: nil, rawValue: 0.8 - draw.uniform01() * 2, direction: "low",
          status: .notEvaluable,
          coverage: SignatureCoverage(matched: 9, bySynonym: 3, notDetected: 14, absentFromUniverse: 24),
          reason: "species-needed", reference: "", contributions: [.init(taxon: "Alistipes", amount: 0.12)]))
      for (number, name) in ["mdr", "cdr"].enumerated() {
        let percentile = 8 + draw.uniform01() * 90
        indices.append(
          IndexResult(
            sample: id, index: name, value: percentile / 40, rawValue: percentile / 40, lower: percentile / 42,
            upper: percentile / 38, percentile: percentile, direction: number == 0 ? "high" : "low", status: .context,
            coverage: SignatureCoverage(matched: 4, bySynonym: 0, notDetected: 0, absentFromUniverse: 0), reason: "",
            reference: "example adults V4 (n = 172)",
            contributions: [.init(taxon: "Bacilli", amount: 0.2), .init(taxon: "Clostridia", amount: -0.41)]))
      }
    }
    var results = RunResults(
      run: RunDescription(
        title: title, command: .run, programVersion: "0.1.0",
        context: [
          .init("Material", "Stool, frozen, made up for this example"),
          .init("Library", "16S rRNA gene, V4, 2 × 250 bases"),
        ],
        parameters: [.init("denoiser", "unoise"), .init("max-expected-errors", "2"), .init("min-overlap", "16")],
        seeds: [.init("rarefaction", "1"), .init("bootstrap", "1")],
        ledgerSteps: ["primers", "filter", "merge", "denoise", "chimeras", "targets"], readUnit: "read pairs"),
      samples: records, groupColumn: "diet", features: catalogue(counts), counts: counts, taxa: taxa(counts),
      alpha: alpha, distances: [distances(counts)], ordinations: [ordination(ids, working, &draw)],
      commonDepth: CommonDepthSummary(
        depth: 8_120, reason: "the largest that keeps 90 % of samples", droppedSamples: failed >= 0 ? [ids[failed]] : []
      ),
      ratios: ratios, markers: markers,
      markerFacts: panels.map {
        MarkerFacts(
          marker: $0.marker, taxon: $0.taxon, rule: $0.high ? "> P95 of the reference" : "< P10 of the reference",
          limitPercentile: $0.evidence == "contested" ? nil : $0.high ? 95 : 10,
          conditions: "several",
          rationale:
            "Reported \($0.high ? "higher" : "lower") on average in patient groups; one study found no difference.",
          citation: "Duvallet, Nat Commun, 2017", doi: "10.1038/s41467-017-01973-8")
      }, flagCounts: flags, indices: indices,
      reference: ReferenceSummary(
        name: "default 16S reference 1", fingerprint: String(repeating: "3fa9", count: 16), sequenceCount: 5_181,
        holdsOrganelles: false, minimumConfidence: 0.5),
      cohort: CohortSummary(
        name: "example adults V4", fingerprint: String(repeating: "77c0", count: 16), subjectCount: 172,
        origin: "adults, one study, 16S V4, made up for this example"),
      plan: [
        .init(title: "Primers", value: "515F / 806R", reason: "found in 98 % of the first 20,000 pairs"),
        .init(title: "Truncation", value: "240 / 200", reason: "keeps 20 nt overlap at the 99.5 % length"),
      ],
      truncations: truncations,
      truncation: Truncation(
        forward: 140, reverse: 130, maximumExpectedErrors: ErrorLimits(forward: 2, reverse: 2), overlap: 17,
        keptShare: 1),
      denoising: denoising(ids),
      descriptors: [
        Descriptor(id: "observed-features", title: "Observed features", summary: "Features seen.", unit: "features"),
        Descriptor(id: "shannon-ln", title: "Shannon entropy", summary: "Entropy of the shares.", unit: "nats"),
        Descriptor(id: "pielou-evenness", title: "Pielou evenness", summary: "Entropy over its maximum.", unit: "1"),
        Descriptor(id: "chao1-classic", title: "Chao1", summary: "Estimated richness.", unit: "features"),
        Descriptor(
          id: "bray-curtis-relative", title: "Bray–Curtis distance on shares", summary: "Half the L1 distance."),
        Descriptor(id: "firmicutes-bacteroidetes", title: "Bacillota / Bacteroidota", summary: "Ratio of phyla."),
        Descriptor(
          id: "prevotella-bacteroides", title: "Prevotella / Bacteroides",
          summary: "Follows long-term diet, not illness."),
        Descriptor(id: "gmhi-2020", title: "GMHI", summary: "Gut Microbiome Health Index."),
      ],
      citations: [
        Citation(subject: "UNOISE3", text: "Edgar, bioRxiv 2016", doi: "10.1101/081257"),
        Citation(
          subject: "Naive-Bayes classifier", text: "Wang et al., Appl Environ Microbiol 2007",
          doi: "10.1128/AEM.00062-07"),
      ],
      notices: [
        Notice(.note, code: "metric-not-computed", message: "faith-pd is not computed: it needs a tree"),
        Notice(
          .warning, code: "few-samples-per-group",
          message: "groups have four samples; tests between them have little power"),
      ])
    results.agreements = IndexAgreement.all(samples: working.map { ids[$0] }, results: indices)
    ExampleCohort.add(to: &results, sample: ids[0], name: panels[0].marker)
    return results
  }

  private static func catalogue(_ counts: FeatureTable) -> FeatureCatalogue {
    let letters: [Character] = ["A", "C", "G", "T"]
    return FeatureCatalogue(
      ids: counts.featureIDs,
      sequences: counts.featureIDs.indices.map { feature in
        String((0..<120).map { letters[($0 * 7 + feature * 3 + $0 / 4) % 4] })
      },
      calls: (counts.lineages ?? []).map { lineage in
        TaxonomyCall(
          lineage: lineage, confidence: Rank.allCases.filter { lineage[$0] != nil }.map { _ in 0.97 }, isReversed: false
        )
      })
  }

  private static func taxa(_ counts: FeatureTable) -> [TaxaTable] {
    let shares = counts.closed()
    return [Rank.phylum, .family, .genus].map { rank in
      let labels = (counts.lineages ?? []).map { $0.label(at: rank) }
      var names: [String] = []
      for label in labels where !names.contains(label) { names.append(label) }
      let rows = (0..<shares.sampleCount).map { sample in
        var sums = names.map { _ in 0.0 }
        for (feature, value) in shares.denseRow(sample).enumerated() {
          if let place = names.firstIndex(of: labels[feature]) { sums[place] += value }
        }
        return sums
      }
      let lineages = names.compactMap { name in
        labels.firstIndex(of: name).flatMap { counts.lineages?[$0].truncated(to: rank) }
      }
      return TaxaTable(
        rank: rank,
        shares: FeatureTable(
          sampleIDs: counts.sampleIDs, featureIDs: names, unit: .relativeAbundance, rows: rows, lineages: lineages))
    }
  }

  private static func distances(_ counts: FeatureTable) -> DistanceSummary {
    let shares = counts.closed()
    let rows = (0..<shares.sampleCount).map(shares.denseRow)
    var values: [Double] = []
    for a in rows {
      for b in rows {
        let isEmpty = a.allSatisfy { $0 == 0 } || b.allSatisfy { $0 == 0 }
        values.append(isEmpty ? .nan : zip(a, b).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2)
      }
    }
    return DistanceSummary(
      metric: "bray-curtis-relative", matrix: DistanceMatrix(sampleIDs: shares.sampleIDs, values: values))
  }

  private static func ordination(_ ids: [String], _ working: [Int], _ draw: inout SeededGenerator) -> OrdinationSummary
  {
    var coordinates: [[Double]] = []
    for index in working {
      let shift = index % 2 == 0 ? -0.12 : 0.12
      coordinates.append([
        shift + draw.uniform01() * 0.3 - 0.15, draw.uniform01() * 0.36 - 0.18, draw.uniform01() * 0.1,
      ])
    }
    return OrdinationSummary(
      metric: "bray-curtis-relative", sampleIDs: working.map { ids[$0] }, coordinates: coordinates,
      eigenvalues: [0.61, 0.34, 0.17], proportionExplained: [0.3412, 0.1901, 0.0951],
      note: "Negative eigenvalues sum to 3% of the positive ones.")
  }

  private static func pow2(_ x: Double) -> Double { exponential(x * 0.6931471805599453) }

  /// e^x by its series; the example needs no C library.
  private static func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1...60 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }

  /// ln x by halving the range and the series of artanh.
  private static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var (y, halvings) = (x, 0.0)
    while y > 1.5 {
      y /= 2
      halvings += 1
    }
    while y < 0.75 {
      y *= 2
      halvings -= 1
    }
    let z = (y - 1) / (y + 1)
    var (power, sum) = (z, 0.0)
    for n in stride(from: 1.0, through: 41, by: 2) {
      sum += power / n
      power *= z * z
    }
    return 2 * sum + halvings * 0.6931471805599453
  }
}
