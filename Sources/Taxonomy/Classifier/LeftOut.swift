import Glibc

/// Takes one sequence's own words out of the class it was trained in, for leave-one-out calls. The background P of the
/// words stays: one sequence among thousands does not move it.
struct LeftOut {
  let classNumber: Int
  /// The number of sequences in the class, itself included; at least 2.
  let classSize: Int
  /// In how many of the class's sequences each word of the sequence occurs, itself included: 65,536 entries.
  let counts: [UInt32]

  /// What to add to the class's score: Σ times · (log((m − 1 + P)/M) − log((m + P)/(M + 1))).
  func correction(words: Span<UInt16>, times: [Int], positions: Int, model: WordModel) -> Double {
    var sum = Double(positions) * (log(Double(classSize) + 1) - log(Double(classSize)))
    for index in 0..<words.count where times[index] > 0 {
      let background = exp(model.logBackground[Int(words[index])])
      let count = Double(counts[Int(words[index])])
      sum += Double(times[index]) * (log(count - 1 + background) - log(count + background))
    }
    return sum
  }
}
