import Kernels

/// The distinct barcodes of one end, and which of them stands at a place of a read.
///
/// A barcode fits with at most the allowed mismatches; the one with the fewest counts, and two with equally few leave
/// it open. Barcodes of which another is one mismatch away are compared exactly. No insertions or deletions; bases of a
/// barcode that lie before the read's start are mismatches.
struct BarcodeSet: Sendable {
  /// What stands at a place.
  enum Match: Equatable {
    case none, ambiguous
    case found(Int, mismatches: Int)
  }

  /// The longest barcode's letters.
  let longest: Int
  private let patterns: [BarcodePattern]
  private let allowed: [Int]
  private let lengths: [Int]

  /// - Parameter letters: the barcodes, each once.
  init(_ letters: [String], maximumMismatches: Int) {
    let patterns = letters.map { BarcodePattern(Array($0.utf8)) }
    self.patterns = patterns
    longest = patterns.map(\.count).max() ?? 0
    lengths = Set(patterns.map(\.count)).sorted()
    allowed = patterns.indices.map { index in
      let hasNeighbour = patterns.indices.contains { $0 != index && patterns[$0].isNear(patterns[index]) }
      return hasNeighbour ? 0 : min(maximumMismatches, patterns[index].count / 2)
    }
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// The barcode whose last base stands directly before `end`.
  ///
  /// - Complexity: O(barcodes), no allocation.
  func match(_ read: Span<UInt8>, endingAt end: Int) -> Match {
    best(BarcodeWindow(read, endingAt: end, length: longest)) { _ in true }
  }

  /// The barcode at the start of a read behind at most `maximumSpacer` bases, and where it ends. Of placements the one
  /// with the fewest mismatches counts, then the leftmost; different barcodes with equally few leave it open.
  ///
  /// - Complexity: O(placements × barcodes), no allocation.
  func match(_ read: Span<UInt8>, maximumSpacer: Int) -> (match: Match, end: Int) {
    var best = (match: Match.none, mismatches: Int.max, end: 0)
    for spacer in 0...maximumSpacer {
      for length in lengths where spacer + length <= read.count {
        let end = spacer + length
        let window = BarcodeWindow(read, endingAt: end, length: length)
        guard case .found(let index, let mismatches) = self.best(window, where: { $0 == length }) else { continue }
        if mismatches < best.mismatches {
          best = (.found(index, mismatches: mismatches), mismatches, end)
        } else if mismatches == best.mismatches, case .found(let other, _) = best.match, other != index {
          best.match = .ambiguous
        }
      }
    }
    return (best.match, best.end)
  }

  private func best(_ window: BarcodeWindow, where isWanted: (Int) -> Bool) -> Match {
    var index = -1
    var fewest = Int.max
    var isTied = false
    for place in patterns.indices {
      let mismatches = patterns[place].mismatches(window)
      guard mismatches <= allowed[place], mismatches <= fewest, isWanted(patterns[place].count) else { continue }
      isTied = mismatches == fewest
      index = place
      fewest = mismatches
    }
    if index < 0 { return .none }
    return isTied ? .ambiguous : .found(index, mismatches: fewest)
  }
}
