/// The probability that a base is read as another, for each quality score: what a sequencing run's errors look like.
///
/// Sixteen rows (`Transition`) of rates at the scores 0…`highestScore`. For each base and score the four rates sum to 1,
/// except at the start of learning.
public struct ErrorModel: Sendable, Equatable {
  /// The highest score with rates of its own; higher scores take its rates.
  public let highestScore: Int
  /// 16 rows of `highestScore` + 1 rates, each in 0…1.
  public let rates: [Double]

  /// - Precondition: 16 × (`highestScore` + 1) rates in 0…1, at least one score, at most 94.
  public init(highestScore: Int, rates: [Double]) {
    precondition((0...93).contains(highestScore) && rates.count == Transition.count * (highestScore + 1))
    precondition(rates.allSatisfy { $0 >= 0 && $0 <= 1 })
    self.highestScore = highestScore
    self.rates = rates
  }

  /// All rates 1: nothing is known, so every read may be an error of its centre.
  public static func unknown(highestScore: Int) -> ErrorModel {
    ErrorModel(
      highestScore: highestScore, rates: Array(repeating: 1, count: Transition.count * (highestScore + 1)))
  }

  /// The rate of a transition at a score; above `highestScore` that of the highest.
  public func rate(_ row: Int, score: Int) -> Double { rates[row * (highestScore + 1) + min(score, highestScore)] }

  /// The same substitution rates with self-transitions of 1: the most that reads can be explained as errors.
  var withCertainSelf: ErrorModel {
    var rates = rates
    for base in 0..<4 {
      for score in 0...highestScore { rates[Transition.row(from: base, to: base) * (highestScore + 1) + score] = 1 }
    }
    return ErrorModel(highestScore: highestScore, rates: rates)
  }
}
