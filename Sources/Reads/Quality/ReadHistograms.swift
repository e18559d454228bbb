import BioModel
import Kernels

/// Reads by length, mean score, mean quality, expected errors and retained prefix: the histograms of a quality report.
///
/// Few arrays hold them all and a group of reads is counted at once, since to change an array asks who else owns it.
struct ReadHistograms: Sendable, Equatable {
  static let scores = 94
  static let expectedErrorBins = 201
  private static let limits = 3

  /// Reads by length in bases.
  private(set) var lengths: [Int] = []
  // Reads by mean quality, mean score and expected errors, one behind the other.
  private var means: [Int] = Array(repeating: 0, count: 2 * scores + expectedErrorBins)
  // Reads by the longest prefix, in steps, within each limit: one counter per limit and step, step-major.
  private var prefixes: [Int] = []

  var meanQuality: [Int] { Array(means[..<ReadHistograms.scores]) }
  var meanScore: [Int] { Array(means[ReadHistograms.scores..<2 * ReadHistograms.scores]) }
  var expectedErrors: [Int] { Array(means[(2 * ReadHistograms.scores)...]) }

  /// Reads whose prefix within a limit has at least as many steps.
  func retained(steps: Int, limit: Int) -> Int {
    stride(from: steps * ReadHistograms.limits + limit, to: prefixes.count, by: ReadHistograms.limits)
      .reduce(0) { $0 + prefixes[$1] }
  }

  /// Makes room for reads of up to `length` bases.
  mutating func grow(to length: Int) {
    guard length >= lengths.count else { return }
    lengths.append(contentsOf: repeatElement(0, count: length + 1 - lengths.count))
    let counters = (length / QualityTally.step + 1) * ReadHistograms.limits
    prefixes.append(contentsOf: repeatElement(0, count: counters - prefixes.count))
  }

  /// Counts reads; `grow` made room for them.
  ///
  /// - Parameters:
  ///   - counted: what the counting by cycle says of each record, in order; there may be more of them.
  mutating func count(_ records: ArraySlice<ReadBatch.Record>, _ counted: [CycleCounters.Counted]) {
    var place = 0
    for record in records {
      count(length: Int(record.length), counted[place])
      place += 1
    }
  }

  /// Counts one read.
  mutating func count(length: Int, _ counted: CycleCounters.Counted) {
    lengths[length] += 1
    guard length > 0 else { return }
    var prefixes = prefixes.mutableSpan
    prefixes[counted.steps.0 * ReadHistograms.limits] += 1
    prefixes[counted.steps.1 * ReadHistograms.limits + 1] += 1
    prefixes[counted.steps.2 * ReadHistograms.limits + 2] += 1
    let quality = MeanQuality.score(ofErrorProbability: counted.errors / Double(length))
    let score = min(counted.scoreSum / length, ReadHistograms.scores - 1)
    let bin = min(Int(counted.errors * 10), ReadHistograms.expectedErrorBins - 1)
    var means = means.mutableSpan
    means[quality] += 1
    means[ReadHistograms.scores + score] += 1
    means[2 * ReadHistograms.scores + bin] += 1
  }

  /// Adds another part.
  mutating func add(_ other: ReadHistograms) {
    grow(to: other.lengths.count - 1)
    for index in other.lengths.indices { lengths[index] += other.lengths[index] }
    for index in other.means.indices { means[index] += other.means[index] }
    for index in other.prefixes.indices { prefixes[index] += other.prefixes[index] }
  }
}
