/// A primer ready to be searched for: one set of bases per position, and how many positions may disagree.
public struct PrimerPattern: Sendable, Equatable {
  /// The sets, 5'→3' (`PrimerMask`); 16 where any letter of the read agrees.
  public let masks: [UInt8]
  /// How many positions may disagree, at most 7 (the width of the kernel's counters).
  public let maximumMismatches: Int

  /// The most positions that may disagree.
  public static let mismatchLimit = 7

  /// The pattern of IUPAC letters; other bytes match nothing.
  ///
  /// - Parameter maximumMismatches: clamped to 0…7.
  public init(_ letters: [UInt8], maximumMismatches: Int) {
    masks = letters.map { PrimerMask.table[Int($0)] }
    self.maximumMismatches = min(max(maximumMismatches, 0), PrimerPattern.mismatchLimit)
  }

  /// A pattern whose `N` takes any letter of a read, `N` too.
  init(adapter letters: [UInt8], maximumMismatches: Int) {
    masks = letters.map { $0 | 0x20 == UInt8(ascii: "n") ? 16 : PrimerMask.table[Int($0)] }
    self.maximumMismatches = min(max(maximumMismatches, 0), PrimerPattern.mismatchLimit)
  }

  /// The number of positions.
  public var count: Int { masks.count }
}

/// Where a primer was found.
public struct PrimerHit: Sendable, Equatable {
  /// The 0-based position of its first base.
  public var start: Int
  /// The positions that disagree.
  public var mismatches: Int

  public init(start: Int, mismatches: Int) {
    self.start = start
    self.mismatches = mismatches
  }
}
