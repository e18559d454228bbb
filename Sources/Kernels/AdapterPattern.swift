/// A 3' adapter ready to be searched for: whole anywhere in a read, or its first bases at the read's very end.
public struct AdapterPattern: Sendable, Equatable {
  /// The longest pattern: its placements at a read's end are held in one word.
  public static let maximumCount = 64

  // The whole pattern with an allowance of 0, 1, … mismatches: a better placement is looked for with a smaller one.
  let wholes: [PrimerPattern]
  /// How many mismatches the first L letters may have, L = 0…count.
  public let allowances: [Int]
  /// The fewest bases that are recognised at a read's end.
  public let minimumOverlap: Int
  /// The number of letters.
  public let count: Int

  /// The pattern of upper-case IUPAC letters. `N` agrees with every letter of a read and counts for no mismatch.
  ///
  /// - Parameters:
  ///   - letters: cut to the first 64.
  ///   - mismatchRate: ⌊rate × letters other than N⌋ mismatches are allowed, at most 7.
  ///   - minimumOverlap: clamped to 1…count.
  public init(_ letters: [UInt8], mismatchRate: Double, minimumOverlap: Int) {
    let letters = Array(letters.prefix(AdapterPattern.maximumCount))
    count = letters.count
    self.minimumOverlap = min(max(1, minimumOverlap), max(1, letters.count))
    var allowances = [0]
    var informative = 0
    for letter in letters {
      if letter != UInt8(ascii: "N") { informative += 1 }
      let allowed = Int((mismatchRate * Double(informative)).rounded(.down))
      allowances.append(min(max(0, allowed), PrimerPattern.mismatchLimit))
    }
    self.allowances = allowances
    wholes = (0...(allowances.last ?? 0)).map { PrimerPattern(adapter: letters, maximumMismatches: $0) }
  }
}

/// Where an adapter begins in a read.
public struct AdapterHit: Sendable, Equatable {
  /// The 0-based position of its first base: what stays ends here.
  public var start: Int
  /// The bases of the adapter that lie in the read.
  public var length: Int
  /// Those that disagree.
  public var mismatches: Int

  public init(start: Int, length: Int, mismatches: Int) {
    self.start = start
    self.length = length
    self.mismatches = mismatches
  }

  /// Agreeing minus disagreeing bases.
  public var score: Int { length - 2 * mismatches }
}
