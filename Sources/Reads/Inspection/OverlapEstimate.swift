import Kernels

/// A quick look at how two mates overlap: the amplicon's length, without merging.
///
/// Shared 8-mers of the first mate and the reverse complement of the second vote for a diagonal; the best one is
/// believed if at least three vote for it, at least 16 bases overlap and at most a quarter of them disagree. A pair whose
/// true overlap is that short or that bad is missed; for lengths and shares over thousands of pairs this suffices.
struct OverlapEstimate: Sendable {
  static let word = 8
  static let minimumOverlap = 16
  private static let minimumVotes = 3

  // Last position of each 8-mer in the turned second mate, valid where its stamp is the current pair's.
  private var positions: [Int32] = []
  private var stamps: [Int32] = []
  private var stamp: Int32 = 0
  private var votes: [Int32] = []
  private var turned: [UInt8] = []

  /// The amplicon's length and the bases that overlap, or nil. Complexity O(bases), no allocation after the longest.
  mutating func amplicon(first: Span<UInt8>, second: Span<UInt8>) -> (length: Int, overlap: Int)? {
    let word = OverlapEstimate.word
    guard first.count >= word, second.count >= word else { return nil }
    prepare(first.count + second.count, second)
    let classes = QualityTally.baseClass
    var key = 0
    var valid = 0
    for index in 0..<second.count {
      let base = Int(classes[Int(turned[index])])
      valid = base < 4 ? valid + 1 : 0
      key = (key << 2 | base & 3) & 0xFFFF
      if valid >= word {
        positions[key] = Int32(index)
        stamps[key] = stamp
      }
    }
    // Diagonal: where the turned second mate begins in the first, shifted by the second's length to be ≥ 0.
    var best = -1
    key = 0
    valid = 0
    for index in 0..<first.count {
      let base = Int(classes[Int(first[index])])
      valid = base < 4 ? valid + 1 : 0
      key = (key << 2 | base & 3) & 0xFFFF
      if valid >= word, stamps[key] == stamp {
        let diagonal = index - Int(positions[key]) + second.count
        votes[diagonal] += 1
        if best < 0 || votes[diagonal] > votes[best] || (votes[diagonal] == votes[best] && diagonal < best) {
          best = diagonal
        }
      }
    }
    guard best >= 0, Int(votes[best]) >= OverlapEstimate.minimumVotes else { return nil }
    let offset = best - second.count
    let overlapping = max(0, offset)..<max(max(0, offset), min(first.count, offset + second.count))
    guard overlapping.count >= OverlapEstimate.minimumOverlap else { return nil }
    var differences = 0
    for index in overlapping where first[index] != turned[index - offset] { differences += 1 }
    guard differences * 4 <= overlapping.count else { return nil }
    return (offset + second.count, overlapping.count)
  }

  private mutating func prepare(_ diagonals: Int, _ second: Span<UInt8>) {
    if positions.isEmpty {
      positions = Array(repeating: 0, count: 1 << 16)
      stamps = Array(repeating: 0, count: 1 << 16)
    }
    stamp += 1
    if votes.count < diagonals + 1 { votes = Array(repeating: 0, count: diagonals + 1) }
    for index in 0...diagonals { votes[index] = 0 }
    if turned.count < second.count { turned = Array(repeating: 0, count: second.count) }
    var output = turned.mutableSpan
    ReverseComplement.write(second, into: &output)
  }
}
