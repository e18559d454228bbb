import Storage

/// Which entries have the same sequence.
struct SequenceCopies {
  /// Groups of two entries or more with equal letters, each by rising entry, the groups by their first.
  let groups: [[Int]]

  /// - Complexity: O(bases), one hash an entry in memory.
  init(_ sequences: PackedSequences) {
    var byHash: [UInt64: [Int]] = [:]
    byHash.reserveCapacity(sequences.count)
    for entry in 0..<sequences.count { byHash[Self.hash(sequences, entry), default: []].append(entry) }
    var groups: [[Int]] = []
    for candidates in byHash.values where candidates.count > 1 {
      // Equal hashes are nearly always equal sequences, but need not be.
      var distinct: [(letters: [UInt8], entries: [Int])] = []
      for entry in candidates {
        let letters = sequences[entry]
        if let place = distinct.firstIndex(where: { $0.letters == letters }) {
          distinct[place].entries.append(entry)
        } else {
          distinct.append((letters, [entry]))
        }
      }
      for group in distinct where group.entries.count > 1 { groups.append(group.entries) }
    }
    self.groups = groups.sorted { $0[0] < $1[0] }
  }

  // Over the packed codes and length: ambiguous letters count as A here and are told apart above.
  private static func hash(_ sequences: PackedSequences, _ entry: Int) -> UInt64 {
    let start = sequences.starts[entry]
    let end = sequences.starts[entry + 1]
    return sequences.codes.withSpan { hash($0, start..<end) }
  }

  private static func hash(_ codes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var place = range.lowerBound
    let end = range.upperBound
    var state: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(end - place)
    var word: UInt64 = 1
    while place < end {
      word = word << 2 | UInt64(PackedSequences.code(codes, place))
      place += 1
      if word >> 60 != 0 {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 29
        word = 1
      }
    }
    return (state ^ word) &* 0x100_0000_01B3
  }
}
