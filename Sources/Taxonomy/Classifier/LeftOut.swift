import Glibc

/// What a call must do without: a sequence's own words, or whole classes.
enum LeftOut {
  /// The query is an entry of the reference; its words are taken out of its class.
  case sequence(OwnWords)
  /// The classes are not in the reference at all.
  case classes(Range<Int>)

  /// Brings the scores to what they were without it. Never raises a score. The background P of the words stays: one
  /// genus among thousands does not move it.
  func apply(to scores: inout [Double], words: [UInt16], times: [Int], positions: Int, model: WordModel) {
    switch self {
    case .sequence(let own):
      scores[own.classNumber] += own.correction(words: words.span, times: times, positions: positions, model: model)
    case .classes(let range):
      for number in range { scores[number] = -.infinity }
    }
  }
}

/// One sequence's own words in the class it was trained in.
struct OwnWords {
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
