import Kernels
import Storage

/// What naive Bayes knows of its reference: for every word the classes that hold it, and how often.
///
/// Log-probabilities are stored as differences from the class that lacks the word:
/// log((m + P)/(M + 1)) = log P − log(M + 1) + log((m + P)/P), where m is the number of the class's M sequences that
/// hold the word and P = (n + 0.5)/(N + 1) its share among all N sequences (Wang 2007, doi:10.1128/AEM.00062-07). So
/// a word costs something only in the classes that hold it.
///
/// Classes stand in blocks of eight relatives. Each row is one word in one block: which of the word's values each class
/// has, and a bound of what the word can bring any of them. A query's best class is looked for by blocks, and most
/// blocks never need their classes looked at (`BlockScores`).
struct WordModel: Sendable {
  /// Classes of a block.
  static let blockSize = BlockRows.laneCount
  /// As many as the numbers of blocks can tell apart.
  static let mostClasses = 65_535 * blockSize
  /// Steps of a row's bound in one nat.
  static let boundSteps = 2048.0

  let classCount: Int
  /// log P of every word.
  let logBackground: SharedArray<Double>
  /// −log(M + 1) of every class.
  let negativeLogSize: SharedArray<Double>
  /// Where each word's rows start; 65,537 entries.
  let wordRows: SharedArray<UInt32>
  /// Rows by word, by rising block. The bound of a row is at least max(0, log((m + P)/P) − log(M + 1) − start) ·
  /// `boundSteps` over its classes, where start is the largest −log(M + 1) of the block.
  let rows: SharedArray<BlockRow>
  /// Where each word's values start; 65,537 entries.
  let wordValues: SharedArray<UInt32>
  /// By word 0 for classes that lack it, then log((m + P)/P) of the different m, by rising m; a code is an index here.
  let values: SharedArray<Double>
  /// Where the high bytes of a word's codes start, one entry per row; 65,537 entries. None for words of up to 256
  /// values.
  let wordHighs: SharedArray<UInt32>
  /// The high bytes of the codes of one row, the first class lowest.
  let highs: SharedArray<UInt64>

  var blockCount: Int { (classCount + Self.blockSize - 1) / Self.blockSize }

  func logBackground(of word: UInt16) -> Double { logBackground[Int(word)] }

  /// The rows of a word.
  func rows(of word: Int) -> Range<Int> { Int(wordRows[word])..<Int(wordRows[word + 1]) }

  /// The values of a word.
  func values(of word: Int) -> Range<Int> { Int(wordValues[word])..<Int(wordValues[word + 1]) }

  /// The high bytes of the codes of a row, given by its index in `rows`.
  func high(of row: Int, word: Int) -> UInt64 {
    let start = wordHighs[word]
    return wordHighs[word + 1] == start ? 0 : highs[Int(start) + row - Int(wordRows[word])]
  }
}

extension WordModel {
  /// The parts fit each other in number, so that no lookup leaves them.
  var isWhole: Bool {
    let words = WordExtraction.wordCount
    return classCount <= Self.mostClasses && logBackground.count == words && negativeLogSize.count == classCount
      && wordRows.count == words + 1 && wordValues.count == words + 1 && wordHighs.count == words + 1
      && Self.rises(wordRows, to: rows.count) && Self.rises(wordValues, to: values.count)
      && Self.rises(wordHighs, to: highs.count) && highsFit
  }

  // A word has no high bytes, or one entry per row.
  private var highsFit: Bool {
    (0..<WordExtraction.wordCount).allSatisfy { word in
      let count = wordHighs[word + 1] - wordHighs[word]
      return count == 0 || count == wordRows[word + 1] - wordRows[word]
    }
  }

  private static func rises(_ starts: SharedArray<UInt32>, to end: Int) -> Bool {
    starts[0] == 0 && Int(starts[starts.count - 1]) == end && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
