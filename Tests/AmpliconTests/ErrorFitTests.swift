import Amplicon
import BioModel
import Statistics
import TestSupport
import Testing

@Suite struct ErrorFitTests {
  private func counts(_ scores: [Int]) -> TransitionCounts {
    var generator = SeededGenerator(purpose: "error-fit", seed: 1)
    var counts = TransitionCounts()
    for score in scores {
      for row in 0..<16 {
        counts[row, score] = Transition.isSelf(row) ? 100_000 : generator.below(4000 / (score + 1) + 1)
      }
    }
    return counts
  }

  @Test func registryIsComplete() {
    #expect(ErrorFits.all.map(\.id) == ["loess", "binned", "pacbio"])
    #expect(ErrorFits.named("binned")?.id == "binned" && ErrorFits.named("spline") == nil)
  }

  @Test(arguments: ["loess", "binned", "pacbio"])
  func givesRatesForAnyCounts(id: String) throws {
    let fit = try #require(ErrorFits.named(id))
    for scores in [[], [37], [2, 37], [2, 11, 25, 37], Array(2...40), Array(10...93)] {
      for highest in [40, 93] where scores.allSatisfy({ $0 <= highest }) {
        let model = fit.model(of: counts(scores), highestScore: highest)
        for score in 0...highest {
          for base in 0..<4 {
            let rates = (0..<4).map { model.rate(Transition.row(from: base, to: $0), score: score) }
            #expect(agree(rates.reduce(0, +), 1, within: 1e-12))
            #expect(rates.indices.allSatisfy { $0 == base || (1e-7...0.25).contains(rates[$0]) })
          }
        }
      }
    }
  }

  /// The matrix R dada2 made of the transitions of its last round.
  @Test func loessAgreesWithR() throws {
    var observed = TransitionCounts()
    for (row, cells) in DadaFixture.rows("observed.csv").enumerated() {
      for (score, cell) in cells.dropFirst().enumerated() { observed[row, score] = try #require(Int(cell)) }
    }
    let errors = try DadaFixture.errors()
    let found = LoessErrorFit().model(of: observed, highestScore: errors.highestScore)
    for (a, b) in zip(found.rates, errors.rates) { #expect((a - b).magnitude <= 1e-9 * b) }
  }

  @Test func binnedNeverRisesAndIsStraightBetweenBins() {
    let bins = [2, 11, 25, 37]
    var rising = counts(bins)
    rising[1, 37] = 5000  // A2C more frequent at the best score than at 25
    let model = BinnedErrorFit().model(of: rising, highestScore: 40)
    for row in 0..<16 where !Transition.isSelf(row) {
      // Equal neighbours in log10 may differ in the last bits from bin to bin.
      for score in 1...40 { #expect(model.rate(row, score: score) <= model.rate(row, score: score - 1) * (1 + 1e-14)) }
      #expect(model.rate(row, score: 0) == model.rate(row, score: 2))
      #expect(model.rate(row, score: 40) == model.rate(row, score: 37))
      let middle = model.rate(row, score: 18)
      #expect(agree(middle * middle, model.rate(row, score: 11) * model.rate(row, score: 25), within: 1e-12))
    }
  }

  @Test func pacbioTakesTheTopScoreAsItIs() {
    let counts = counts(Array(20...93))
    let model = PacbioErrorFit().model(of: counts, highestScore: 93)
    let total = counts.total(from: 0, score: 93)
    #expect(agree(model.rate(1, score: 93), Double(counts[1, 93] + 1) / Double(total + 4), within: 1e-12))
  }
}
