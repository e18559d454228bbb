import BioModel
import Glibc
import Kernels

/// Cuts a read and decides whether it stays.
///
/// Order: maximal length; `trimLeft`; `truncLen`; `truncQ`; minimal length; ambiguous bases; low complexity; expected
/// errors. The first rule that is broken names the fate. Expected errors are those of Edgar & Flyvbjerg 2015
/// (doi:10.1093/bioinformatics/btv401), summed in the order of the bases; a read at the limit stays.
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
    var end = range.upperBound
    if let length = settings.truncLen, length > 0 {
      guard range.count >= length else { return .dropped(.tooShort) }
      end = range.lowerBound + length
    }
    let start = min(range.lowerBound + max(0, settings.trimLeft), end)
    if let lowest = settings.truncQ {
      var cut = start
      while cut < end, Int(quality[cut]) > lowest { cut += 1 }
      end = cut
    }
    let length = end - start
    // A read that truncQ cut below truncLen is short as well: one length is what truncLen promises.
    if let promised = settings.truncLen, promised > 0, end < range.lowerBound + promised { return .dropped(.tooShort) }
    guard length >= max(1, settings.minLength) else { return .dropped(.tooShort) }
    if let maximum = settings.maxN {
      var count = 0
      for index in start..<end where ReadFilter.place[Int(sequence[index])] > 3 { count += 1 }
      if count > maximum { return .dropped(.ambiguousBases) }
    }
    if let minimum = settings.minComplexity, ReadFilter.complexity(sequence, start..<end) < minimum {
      return .dropped(.lowComplexity)
    }
    if let maximum = settings.maxEE, expectedErrors(quality, start..<end) > maximum {
      return .dropped(.expectedErrors)
    }
    return .kept(start..<end)
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
