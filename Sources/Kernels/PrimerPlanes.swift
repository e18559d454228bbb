/// A read as bit planes: for each of the 16 sets of bases, one bit per position that says whether the base is in it.
///
/// With the planes, one pass over a primer's positions counts the mismatches of 64 placements at once, without
/// branches. A base of the read that is not A, C, G or T (also `N`) is in no set: it always disagrees, but for the
/// seventeenth plane, that of patterns whose `N` takes any letter.
///
/// Reused from read to read; memory grows to the longest read and is then kept.
public struct PrimerPlanes: Sendable {
  // Set-major: the words of set m start at m × stride. One word of zeros follows each plane.
  private(set) var words: [UInt64] = []
  private(set) var stride = 0
  private static let planeCount = 17
  /// The number of bases loaded.
  public private(set) var count = 0

  public init() {}

  /// Loads `bases` (upper-case). Complexity O(n); allocates only for a read longer than all before.
  public mutating func load(_ bases: Span<UInt8>) {
    count = bases.count
    let used = (bases.count + 63) >> 6
    if used + 1 > stride {
      stride = used + 1
      words = Array(repeating: 0, count: PrimerPlanes.planeCount * stride)
    }
    let stride = self.stride
    let bytes = unsafe bases.bytes
    var planes = words.mutableSpan
    precondition(planes.count == PrimerPlanes.planeCount &* stride)
    for word in 0..<used {
      var a: UInt64 = 0
      var c: UInt64 = 0
      var g: UInt64 = 0
      var t: UInt64 = 0
      let first = word &<< 6
      let end = min(64, bases.count &- first)
      var offset = 0
      while offset &+ 8 <= end {
        // SAFETY: first + offset + 8 ≤ bases.count.
        let eight = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: first &+ offset, as: UInt64.self)
        let place = UInt64(truncatingIfNeeded: offset)
        if SequenceLetters.complement(ofEight: eight) != nil {
          // Bits 1 and 2 tell the four apart: A 00, C 01, T 10, G 11.
          let low = PrimerPlanes.gathered(eight &>> 1)
          let high = PrimerPlanes.gathered(eight &>> 2)
          a |= (~(low | high) & 255) &<< place
          c |= (low & ~high) &<< place
          t |= (high & ~low) &<< place
          g |= (low & high) &<< place
        } else {
          a |= PrimerPlanes.places(of: 0x41, in: eight) &<< place
          c |= PrimerPlanes.places(of: 0x43, in: eight) &<< place
          g |= PrimerPlanes.places(of: 0x47, in: eight) &<< place
          t |= PrimerPlanes.places(of: 0x54, in: eight) &<< place
        }
        offset &+= 8
      }
      while offset < end {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: offset)
        switch bases[first &+ offset] {
        case 0x41: a |= bit
        case 0x43: c |= bit
        case 0x47: g |= bit
        case 0x54: t |= bit
        default: break
        }
        offset &+= 1
      }
      for set in 0..<16 {
        var plane: UInt64 = 0
        if set & 1 != 0 { plane |= a }
        if set & 2 != 0 { plane |= c }
        if set & 4 != 0 { plane |= g }
        if set & 8 != 0 { plane |= t }
        // SAFETY: set < 16 and word < stride, so the index is below 16 × stride.
        unsafe planes[unchecked: set &* stride &+ word] = plane
      }
      // SAFETY: word < stride, the plane of all letters is the seventeenth.
      unsafe planes[unchecked: 16 &* stride &+ word] = end == 64 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: end)) &- 1
    }
    // SAFETY: used < stride.
    for set in 0..<PrimerPlanes.planeCount { unsafe planes[unchecked: set &* stride &+ used] = 0 }
  }

  /// The placement with the fewest mismatches among those that start in `starts` and lie wholly in the read; the
  /// leftmost of equals; nil where all have more than the pattern allows.
  ///
  /// - Complexity: O(starts / 64 × primer length), no allocation.
  public func best(_ pattern: PrimerPattern, starts: Range<Int>) -> PrimerHit? {
    search(pattern, starts: starts, leftmost: false)
  }

  /// The leftmost placement with no more mismatches than the pattern allows.
  ///
  /// - Complexity: as `best(_:starts:)`; stops at the first block of 64 that holds one.
  public func first(_ pattern: PrimerPattern, starts: Range<Int>) -> PrimerHit? {
    search(pattern, starts: starts, leftmost: true)
  }

  private func search(_ pattern: PrimerPattern, starts: Range<Int>, leftmost: Bool) -> PrimerHit? {
    let lower = max(0, starts.lowerBound)
    let upper = min(starts.upperBound, count - pattern.count + 1)
    guard lower < upper, pattern.count > 0 else { return nil }
    let masks = pattern.masks.span
    let planes = words.span
    let allowance = PrimerPattern.mismatchLimit - pattern.maximumMismatches
    // The three-bit counters start so that one mismatch too many overflows them.
    let ones: UInt64 = ~0
    let start0 = allowance & 1 != 0 ? ones : 0
    let start1 = allowance & 2 != 0 ? ones : 0
    let start2 = allowance & 4 != 0 ? ones : 0
    var found: PrimerHit?
    var block = lower
    while block < upper {
      let width = min(64, upper &- block)
      var alive: UInt64 = width == 64 ? ones : (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
      var c0 = start0
      var c1 = start1
      var c2 = start2
      var position = 0
      while position < masks.count {
        let place = block &+ position
        let word = place >> 6
        let shift = UInt64(truncatingIfNeeded: place & 63)
        // SAFETY: position < masks.count; masks are ≤ 16; block + position < count, so word ≤ its last word and
        // word + 1 ≤ the word of zeros behind it, below stride.
        let base = unsafe Int(masks[unchecked: position]) &* stride &+ word
        let low = unsafe planes[unchecked: base] &>> shift
        let high = unsafe (planes[unchecked: base &+ 1] &<< 1) &<< (63 &- shift)
        var carry = ~(low | high)
        let t0 = c0 & carry
        c0 ^= carry
        carry = t0
        let t1 = c1 & carry
        c1 ^= carry
        carry = t1
        let t2 = c2 & carry
        c2 ^= carry
        alive &= ~t2
        if alive == 0 { break }
        position &+= 1
      }
      if alive != 0 {
        if leftmost {
          let bit = alive.trailingZeroBitCount
          return PrimerHit(start: block + bit, mismatches: PrimerPlanes.level(bit, c0, c1, c2) - allowance)
        }
        for level in allowance...PrimerPattern.mismatchLimit {
          if let found, found.mismatches <= level - allowance { break }
          let same0 = level & 1 != 0 ? c0 : ~c0
          let same1 = level & 2 != 0 ? c1 : ~c1
          let same2 = level & 4 != 0 ? c2 : ~c2
          let here = alive & same0 & same1 & same2
          if here != 0 {
            found = PrimerHit(start: block + here.trailingZeroBitCount, mismatches: level - allowance)
            break
          }
        }
        if let found, found.mismatches == 0 { return found }
      }
      block &+= 64
    }
    return found
  }

  static func level(_ bit: Int, _ c0: UInt64, _ c1: UInt64, _ c2: UInt64) -> Int {
    Int((c0 >> UInt64(bit)) & 1) + 2 * Int((c1 >> UInt64(bit)) & 1) + 4 * Int((c2 >> UInt64(bit)) & 1)
  }

  /// Bit k is set where byte k of `eight` is `letter`. The zero bytes of the difference are found exactly (no false
  /// hit behind a true one), then their flags are gathered by one multiplication.
  @inline(__always)
  private static func places(of letter: UInt64, in eight: UInt64) -> UInt64 {
    let sevens: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = eight ^ (letter &* 0x0101_0101_0101_0101)
    let zero = ~(((difference & sevens) &+ sevens) | difference | sevens)
    return gathered(zero &>> 7)
  }

  /// The lowest bit of each of eight bytes, the first byte's lowest.
  private static func gathered(_ eight: UInt64) -> UInt64 {
    ((eight & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }
}
