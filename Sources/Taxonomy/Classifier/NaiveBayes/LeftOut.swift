import Glibc
import Storage

/// What a call must do without: a sequence's own words, or whole classes.
enum LeftOut: Sendable {
  /// The query is an entry of the reference; its words are taken out of its class.
  case sequence(OwnWords)
  /// The classes are not in the reference at all. The background P of the words stays: one genus among thousands does
  /// not move it.
  case classes(Range<Int>)
}

/// One sequence's own words in the class it was trained in.
struct OwnWords: Sendable {
  let classNumber: Int
  /// The number of sequences in the class, itself included; at least 2.
  let classSize: Int
  /// In how many of the class's sequences each word of the sequence occurs, itself included: 65,536 entries.
  let counts: [UInt32]

  /// log(m − 1 + P) − log(m + P) of each word: what the class loses by a draw of it. Never positive.
  func losses(words: [UInt16], model: WordModel) -> [Double] {
    words.map { word in
      let background = exp(model.logBackground[Int(word)])
      let count = Double(counts[Int(word)])
      return log(count - 1 + background) - log(count + background)
    }
  }

  /// What the class gains by being one sequence smaller: draws · (log(M + 1) − log M). Less than the words lose.
  func sizeCorrection(draws: Int) -> Double {
    Double(draws) * (log(Double(classSize) + 1) - log(Double(classSize)))
  }
}
