import Glibc
public import BioModel

/// Rates for instruments that write a few scores only: observed at the scores in use, straight lines in between, and
/// never rising with the score.
///
/// At a score in use the rate of a substitution is (errors + 1) / total; rates that rise with the score are pooled with
/// their neighbours (weighted averages, the isotonic regression), so that better scores never have more errors. A score
/// is in use when it has at least one in a thousand of the bases counted: means of scores over the reads of a unique
/// fall between them.
public struct BinnedErrorFit: ErrorFit {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "binned", title: "Binned scores",
      summary: "Substitution rates at the few scores of the instrument, straight lines between them, never rising.",
      formula: "(errors + 1) / total at each score in use, isotonic", unit: "1")
  }

  public func model(of counts: TransitionCounts, highestScore: Int) -> ErrorModel {
    let totals = (0...highestScore).map { score in (0..<4).reduce(0) { $0 + counts.total(from: $1, score: score) } }
    let all = totals.reduce(0, +)
    let inUse = totals.indices.filter { totals[$0] > 0 && totals[$0] * 1000 >= all }
    let rows = (0..<Transition.count).map { row -> [Double] in
      if Transition.isSelf(row) { return [] }
      let bins = inUse.filter { counts.total(from: row >> 2, score: $0) > 0 }
      let weights = bins.map { Double(counts.total(from: row >> 2, score: $0)) }
      let rates = zip(bins, weights).map { Double(counts[row, $0] + 1) / $1 }
      return BinnedErrorFit.lines(bins, BinnedErrorFit.falling(rates, weights: weights), highestScore: highestScore)
    }
    return ErrorRates.model(substitutions: rows, highestScore: highestScore)
  }

  /// The closest values that never rise (pool adjacent violators).
  static func falling(_ values: [Double], weights: [Double]) -> [Double] {
    var blocks: [(value: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      blocks.append((value, weight, 1))
      while blocks.count > 1, blocks[blocks.count - 2].value < blocks[blocks.count - 1].value {
        let last = blocks.removeLast()
        let before = blocks.removeLast()
        let weight = before.weight + last.weight
        blocks.append(
          ((before.value * before.weight + last.value * last.weight) / weight, weight, before.count + last.count))
      }
    }
    return blocks.flatMap { Array(repeating: $0.value, count: $0.count) }
  }

  /// Straight lines (in log10) between the bins of falling rates, flat beyond them.
  static func lines(_ bins: [Int], _ rates: [Double], highestScore: Int) -> [Double] {
    guard let first = bins.first, let last = bins.last else {
      return Array(repeating: ErrorRates.limits.lowerBound, count: highestScore + 1)
    }
    return (0...highestScore).map { score in
      if score <= first { return rates[0] }
      if score >= last { return rates[rates.count - 1] }
      let right = bins.firstIndex { $0 >= score } ?? bins.count - 1
      let share = Double(score - bins[right - 1]) / Double(bins[right] - bins[right - 1])
      let between = pow(10, (1 - share) * log10(rates[right - 1]) + share * log10(rates[right]))
      // Rounding must not make it rise.
      return min(rates[right - 1], max(rates[right], between))
    }
  }
}
