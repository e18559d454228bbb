import Glibc
import Kernels
import Storage

/// What naive Bayes knows of its reference: for every word the classes that hold it, and how often.
///
/// Log-probabilities are stored as differences from the class that lacks the word:
/// log((m + P)/(M + 1)) = log P − log(M + 1) + log((m + P)/P), where m is the number of the class's M sequences that
/// hold the word and P = (n + 0.5)/(N + 1) its share among all N sequences (Wang 2007, doi:10.1128/AEM.00062-07). So
/// a word costs something only in the classes that hold it.
///
/// Classes stand in blocks of sixteen relatives. Each row is one word in one block: which classes hold it, by which of
/// the word's values, and a bound of what the word can bring any class of the block. A query's best class is looked for
/// by blocks, and most blocks never need their classes looked at (`BlockScores`).
struct WordModel: Sendable {
  /// Classes of a block.
  static let blockSize = WordTallying.laneCount
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
  /// `boundSteps` over the classes of its mask, where start is the largest −log(M + 1) of the block.
  let rows: SharedArray<BlockRow>
  /// Where each word's values start; 65,537 entries.
  let wordValues: SharedArray<UInt32>
  /// log((m + P)/P) of the different m of a word, by rising m.
  let values: SharedArray<Double>
  /// Where each word's codes start; 65,537 entries. Two bytes a code where the word has more than 256 values.
  let wordCodes: SharedArray<UInt64>
  /// For every class that holds a word, in the order of the rows and of the bits of their masks, which of the word's
  /// values it has.
  let codes: SharedArray<UInt8>

  var blockCount: Int { (classCount + Self.blockSize - 1) / Self.blockSize }

  /// The rows of a word.
  func rows(of word: Int) -> Range<Int> { Int(wordRows[word])..<Int(wordRows[word + 1]) }
}
