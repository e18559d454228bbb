import Glibc
public import BioModel
import Statistics

/// Rates that vary smoothly with the score, as R dada2's `loessErrfun`: for each substitution a loess (span 0.75, degree 2,
/// interpolated) of log10((errors + 1) / total) on the score, weighted by the total of bases from that base.
public struct LoessErrorFit: ErrorFit {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "loess", title: "Loess", summary: "Substitution rates as a smooth function of the quality score.",
      formula: "loess(log10((errors + 1) / total) ~ score, weights = total)", unit: "1",
      reference: "10.1038/nmeth.3869")
  }

  public func model(of counts: TransitionCounts, highestScore: Int) -> ErrorModel {
    ErrorRates.model(
      substitutions: LoessErrorFit.rows(of: counts, scores: 0...highestScore, highestScore: highestScore),
      highestScore: highestScore)
  }

  /// The fitted rows of all substitutions from the counts at some scores.
  static func rows(of counts: TransitionCounts, scores: ClosedRange<Int>, highestScore: Int) -> [[Double]] {
    (0..<Transition.count).map { row in
      if Transition.isSelf(row) { return [] }
      var (x, y, weights): ([Double], [Double], [Double]) = ([], [], [])
      for score in scores {
        let total = counts.total(from: row >> 2, score: score)
        guard total > 0 else { continue }
        x.append(Double(score))
        y.append(log10(Double(counts[row, score] + 1) / Double(total)))
        weights.append(Double(total))
      }
      let curve = Loess(x: x, y: y, weights: weights)
      let fitted = (0...highestScore).map { curve?.value(at: Double($0)) }
      return ErrorRates.flatEnds(fitted, nothing: -7).map { pow(10, $0) }
    }
  }
}
