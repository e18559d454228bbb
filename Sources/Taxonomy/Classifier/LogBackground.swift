import Glibc

/// log P of every word, P = (n + 0.5)/(N + 1): the share of a reference's sequences that hold it (Wang 2007,
/// doi:10.1128/AEM.00062-07).
enum LogBackground {
  /// - Parameters:
  ///   - counts: sequences that hold each word.
  static func of(_ counts: [Int], sequenceCount: Int) -> [Double] {
    counts.map { log(share(of: $0, sequenceCount: sequenceCount)) }
  }

  static func share(of count: Int, sequenceCount: Int) -> Double {
    (Double(count) + 0.5) / (Double(sequenceCount) + 1)
  }
}
