import BioModel

/// The quality of a whole read: the score of its mean error probability.
enum MeanQuality {
  /// The largest score 0…93 whose error probability is not below `probability`; a relative 1e-9 is forgiven, so that a
  /// read of nothing but Q30 has the mean quality 30 however its sum was rounded.
  static func score(ofErrorProbability probability: Double) -> Int {
    let wanted = probability * (1 - 1e-9)
    guard wanted < 1 else { return 0 }
    // The binary exponent, by its bits, leaves three or four scores to choose from: without branches, which would be
    // guessed wrong.
    let exponent = Int(truncatingIfNeeded: wanted.bitPattern >> 52) - 1_023
    let largest = firstScores[min(-exponent, 32)]
    var score = largest
    for below in 0..<4 { score &-= errorProbability[largest &- below] < wanted ? 1 : 0 }
    return score
  }

  // In place rather than arrays: nobody needs to own them for each read.
  private static let errorProbability = InlineArray<94, Double> { PhredQuality.errorProbability[$0] }
  /// By −exponent: the largest score with an error probability of at least 2^exponent; from 1 on that is 3 or more, and
  /// no two neighbours are more than four scores apart.
  private static let firstScores = InlineArray<33, Int> { power in
    PhredQuality.errorProbability.lastIndex { $0 >= Double(sign: .plus, exponent: -power, significand: 1) } ?? 0
  }
}
