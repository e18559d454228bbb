import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

@Suite struct RatioTests {
  static let counts: [Double] = [300, 150, 120, 80, 20, 40, 10, 5, 60, 30, 8, 3]

  @Test func builtInRatiosParse() throws {
    #expect(try RatioDefinition.parsedBuiltIn().count >= 9)
    #expect(
      Set(RatioDefinition.builtIn.map(\.id)).isSuperset(of: ["firmicutes-bacteroidetes", "prevotella-bacteroides"]))
  }

  /// (120 + 80 + 20 + 40 + ½) / (300 + 150 + ½); the interval by scipy.stats.beta.ppf(q, 260.5, 450.5) = 0.331362…,
  /// 0.402120…, as x/(1 − x).
  @Test(arguments: Communities.schemes.keys.sorted())
  func firmicutesBacteroidetesInEveryScheme(scheme: String) throws {
    let profile = Communities.profile(Communities.schemes[scheme] ?? [], [Self.counts])
    let result = try #require(try RatioEvaluation(.named("firmicutes-bacteroidetes"), in: profile).results.first)
    #expect(agree(try #require(result.value), 260.5 / 450.5, within: 1e-12))
    #expect(result.numerator == 260 && result.denominator == 450)
    #expect(result.note == "")
    #expect(agree(try #require(result.lower), 0.4955786350489114, within: 1e-9))
    #expect(agree(try #require(result.upper), 0.6725772267875009, within: 1e-9))
  }

  @Test(arguments: RatioDefinition.builtIn.map(\.id))
  func everyBuiltInRatioIsAlikeInEveryScheme(id: String) throws {
    let ratio = try RatioDefinition.named(id)
    var values: [Double?] = []
    for (name, lineages) in Communities.schemes.sorted(by: { $0.key < $1.key }) {
      let scheme = try #require(NomenclatureScheme(naming: name))
      let profile = Communities.profile(lineages, [Self.counts], taxonomy: scheme.rawValue)
      let result = try RatioEvaluation(ratio, in: profile).results[0]
      if ratio.portability.permits(scheme, namesSpecies: false) {
        values.append(result.value)
      } else {
        #expect(result.value == nil && result.note == "taxon-set-not-expressible")
      }
    }
    for value in values { #expect(value == values[0]) }
  }

  @Test func zeroesAreFlooredOrUndefined() throws {
    let lineages = Communities.schemes["ncbi-new"] ?? []
    var counts = Self.counts
    counts[0] = 0
    counts[1] = 0
    let floored = try RatioEvaluation(.named("Bacillota/Bacteroidota"), in: Communities.profile(lineages, [counts]))
    #expect(floored.results[0].value == 260.5 / 0.5)
    #expect(floored.results[0].note == "floored")
    let neither = try RatioEvaluation(.named("Nemo/Nessuno"), in: Communities.profile(lineages, [counts]))
    #expect(neither.results[0].value == nil && neither.results[0].note == "neither-detected")
  }

  /// Shares: a zero is half the smallest share of the sample; no interval.
  @Test func sharesHaveNoInterval() throws {
    let lineages = [["Bacteria", "Bacillota"], ["Bacteria", "Bacteroidota"], ["Bacteria", "Pseudomonadota"]]
    let profile = Communities.profile(lineages, [[0.6, 0, 0.4], [0.5, 0.3, 0.2]], unit: .relativeAbundance)
    let results = try RatioEvaluation(.named("Bacillota/Bacteroidota"), in: profile).results
    #expect(agree(try #require(results[0].value), 0.6 / 0.2, within: 1e-12) && results[0].note == "floored")
    #expect(agree(try #require(results[1].value), 0.5 / 0.3, within: 1e-12) && results[1].note == "no-counts")
    #expect(results.allSatisfy { $0.lower == nil && $0.upper == nil })
  }

  @Test func overlapIsRefused() {
    let profile = Communities.profile(Communities.schemes["gtdb"] ?? [], [Self.counts])
    #expect(throws: DysbiosisError.self) {
      try RatioEvaluation(.named("Bacillota/f:Lachnospiraceae"), in: profile)
    }
  }

  @Test func sumsRanksAndQuotes() throws {
    let profile = Communities.profile(Communities.schemes["silva"] ?? [], [Self.counts])
    let ratio = try RatioEvaluation(
      .named("(g:Roseburia + \"g__Faecalibacterium\") / (o:Bacteroidales+Escherichia)"), in: profile)
    #expect(ratio.results[0].numerator == 200 && ratio.results[0].denominator == 460)
    #expect(ratio.denominator.matchedNames.contains { $0.hasPrefix("Escherichia-Shigella (for Escherichia") })
  }

  /// Each bad expression once, with the place of the mistake.
  @Test(arguments: [
    ("", 1), ("A", 2), ("A/", 3), ("A/B C", 5), ("(A+B/C", 5), ("x:A/B", 1), ("A/\"B", 3), ("A//B", 3), ("@nemo/A", 2),
    ("A+/B", 3), ("A/0", 3), ("0/A", 1), ("A + 1.5 / B", 5), ("A/g:12", 5),
  ])
  func badExpressionsSayWhere(text: String, place: Int) {
    #expect {
      try RatioExpression(text)
    } throws: { error in
      (error as? DysbiosisError)?.message.contains("(character \(place) of") ?? false
    }
  }

  @Test func orderAndAbsentTaxaChangeNothing() throws {
    let lineages = Communities.schemes["gtdb"] ?? []
    let rows = Communities.randomRows(samples: 6, features: lineages.count, mean: 200, seed: 1)
    let order = Array(lineages.indices.reversed())
    let turned = Communities.profile(order.map { lineages[$0] }, rows.map { row in order.map { row[$0] } })
    let wider = Communities.profile(
      lineages + [["Bacteria", "Bacillota", "Bacilli"]], rows.map { $0 + [0] })
    for ratio in RatioDefinition.builtIn {
      let plain = try RatioEvaluation(ratio, in: Communities.profile(lineages, rows)).results
      #expect(try RatioEvaluation(ratio, in: turned).results == plain)
      let widened = try RatioEvaluation(ratio, in: wider).results
      #expect(widened.map(\.value) == plain.map(\.value))
    }
  }
}
