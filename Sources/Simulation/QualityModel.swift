import Glibc
import Statistics

/// Phred scores of simulated reads: a curve that falls along the read, an offset per read, noise per cycle, and a
/// collapse towards the end in some reads. Errors are then drawn with exactly the probability the score states.
public struct QualityModel: Sendable, Equatable {
  /// Mean score of the first cycle.
  public var start: Double
  /// How far the mean has fallen at the last cycle; it falls with the square of the position.
  public var fall: Double
  /// Standard deviation between reads.
  public var readSpread: Double
  /// Standard deviation between cycles of a read.
  public var cycleSpread: Double
  /// Share of reads whose scores collapse somewhere in their last third.
  public var collapseRate: Double
  /// The scores an instrument with binned qualities may write, rising; empty for all.
  public var bins: [UInt8]

  public init(
    start: Double, fall: Double, readSpread: Double = 1.5, cycleSpread: Double = 2, collapseRate: Double = 0.02,
    bins: [UInt8] = []
  ) {
    self.start = start
    self.fall = fall
    self.readSpread = readSpread
    self.cycleSpread = cycleSpread
    self.collapseRate = collapseRate
    self.bins = bins
  }

  /// A MiSeq-like first mate.
  public static let forward = QualityModel(start: 37, fall: 6)
  /// A MiSeq-like second mate: it falls further.
  public static let reverse = QualityModel(start: 36, fall: 13, collapseRate: 0.05)
  /// The four scores of recent two-colour instruments.
  public static let fourBins: [UInt8] = [2, 12, 23, 37]

  /// Fills `scores` with the qualities of one read of `length` cycles.
  func draw(length: Int, into scores: inout [UInt8], generator: inout SeededGenerator) {
    scores.removeAll(keepingCapacity: true)
    let offset = readSpread * generator.normal()
    let collapses = generator.uniform01() < collapseRate
    let collapseStart = length * 2 / 3 + generator.below(max(1, length / 3))
    for cycle in 0..<length {
      let position = Double(cycle) / Double(max(1, length - 1))
      var score = start - fall * position * position + offset + cycleSpread * generator.normal()
      if collapses, cycle >= collapseStart { score = 2 + 3 * generator.uniform01() }
      scores.append(binned(UInt8(min(41, max(2, score.rounded())))))
    }
  }

  /// The nearest score the instrument may write, the lower one of two as near.
  private func binned(_ score: UInt8) -> UInt8 {
    guard var best = bins.first else { return score }
    for bin in bins where abs(Int(bin) - Int(score)) < abs(Int(best) - Int(score)) { best = bin }
    return best
  }
}
