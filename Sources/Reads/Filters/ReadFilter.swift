import BioModel
import Glibc
import Kernels

/// Cuts a read and decides whether it stays.
///
/// Order: maximal length; `trimRight` and `trimLeft`; poly-G tail; running-sum quality cuts of both ends, each from the
/// same bases; sliding window; `truncLen`; `truncQ`; minimal length; ambiguous bases; low complexity (2-mers, then
/// neighbours); low quality (lowest score, mean score, share of low scores); expected errors (their sum, then their
/// rate). The first rule that is broken names the fate; a read at a limit stays. Expected errors are those of Edgar &
/// Flyvbjerg 2015 (doi:10.1093/bioinformatics/btv401), summed in the order of the bases.
public struct ReadFilter: Sendable {
  /// The outcome for one read.
  public enum Outcome: Sendable, Equatable {
    /// These bases stay.
    case kept(Range<Int>)
    /// The read is lost, to this bucket.
    case dropped(ReadFate)
  }

  /// The limits.
  public let settings: ReadFilterSettings
  private let errorProbability = PhredQuality.errorProbability

  public init(_ settings: ReadFilterSettings) { self.settings = settings }

  /// Applies the rules to the bases in `range` of a read, usually what primer trimming left.
  ///
  /// - Parameters:
  ///   - sequence: upper-case letters.
  ///   - quality: as many Phred scores.
  ///   - range: lies within the read.
  /// - Complexity: O(range), no allocation.
  public func apply(sequence: Span<UInt8>, quality: Span<UInt8>, range: Range<Int>) -> Outcome {
    precondition(range.upperBound <= sequence.count && sequence.count == quality.count)
    if let maximum = settings.maxLength, range.count > maximum { return .dropped(.tooLong) }
    guard let kept = cut(sequence: sequence, quality: quality, range: range) else { return .dropped(.tooShort) }
    if let fate = objection(sequence: sequence, quality: quality, kept) { return .dropped(fate) }
    return .kept(kept)
  }

  /// The first rule that the bases that stay break.
  private func objection(sequence: Span<UInt8>, quality: Span<UInt8>, _ kept: Range<Int>) -> ReadFate? {
    if let maximum = settings.maxN, ByteCount.ambiguous(in: sequence, kept) > maximum { return .ambiguousBases }
    if let minimum = settings.minComplexity, ReadFilter.complexity(sequence, kept) < minimum { return .lowComplexity }
    if let minimum = settings.minDifferentNeighbours,
      ReadFilter.differentNeighbours(sequence, kept) < minimum - ReadFilter.slack
    {
      return .lowComplexity
    }
    if isLowQuality(quality, kept) { return .lowQuality }
    if settings.maxEE != nil || settings.maxEERate != nil {
      let errors = expectedErrors(quality, kept)
      if let maximum = settings.maxEE, errors > maximum { return .expectedErrors }
      if let maximum = settings.maxEERate, errors / Double(kept.count) > maximum { return .expectedErrors }
    }
    return nil
  }

  /// Σ 10^(−Q/10) over `range`, in order. Complexity O(range).
  public func expectedErrors(_ quality: Span<UInt8>, _ range: Range<Int>) -> Double {
    let table = errorProbability.span
    precondition(table.count == 94 && range.lowerBound >= 0 && range.upperBound <= quality.count)
    var sum = 0.0
    for index in range {
      // SAFETY: index < quality.count by the precondition, the score is clamped to the table.
      unsafe sum += table[unchecked: min(Int(quality[unchecked: index]), 93)]
    }
    return sum
  }

  /// The effective number of 2-mers, exp(−Σ p ln p) over the 16 pairs of A, C, G, T; pairs with other letters do not
  /// count; 0 where there is none. Complexity O(range).
  public static func complexity(_ sequence: Span<UInt8>, _ range: Range<Int>) -> Double {
    var counts: InlineArray<16, Int> = .init(repeating: 0)
    var total = 0
    var previous = 4
    for index in range {
      let current = Int(place[Int(sequence[index])])
      if previous < 4, current < 4 {
        counts[previous * 4 + current] += 1
        total += 1
      }
      previous = current
    }
    guard total > 0 else { return 0 }
    var entropy = 0.0
    for pair in 0..<16 where counts[pair] > 0 {
      let share = Double(counts[pair]) / Double(total)
      entropy -= share * log(share)
    }
    return exp(entropy)
  }

  private static let place = QualityTally.baseClass
}
