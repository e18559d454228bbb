import Kernels

/// Variants prepared for finding the one nearest to a read: words of 15 letters, profiles, and exact sequences.
struct VariantIndex: Sendable {
  /// Bases of terminal gaps, beyond the difference in length, for which the profile bound leaves room.
  static let terminalSlack = 8

  let letters: [UInt8]
  let ranges: [Range<Int>]
  let profiles: [UInt8]
  let words: KmerIndex
  /// Number + 1 of the variant in a slot of the hash table, 0 where free.
  private let slots: [UInt32]

  /// - Parameter variants: the sequences, better ones (taken on ties) first; all different.
  init(variants: [[UInt8]]) {
    var letters: [UInt8] = []
    var ranges: [Range<Int>] = []
    var profiles = [UInt8](repeating: 0, count: KmerProfile.size * variants.count)
    var capacity = 16
    while capacity < 4 * variants.count { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    for (number, variant) in variants.enumerated() {
      ranges.append(letters.count..<letters.count + variant.count)
      letters.append(contentsOf: variant)
      unsafe variant.withUnsafeBufferPointer { variant in
        unsafe profiles.withUnsafeMutableBufferPointer { profiles in
          guard let start = variant.baseAddress, let profile = profiles.baseAddress else { return }
          // SAFETY: a variant has `count` letters, and 256 bytes of the profiles.
          unsafe KmerProfile.count(start, count: variant.count, into: profile + KmerProfile.size * number)
          var slot = unsafe Int(truncatingIfNeeded: SequenceHash.hash(start, count: variant.count)) & (capacity - 1)
          while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
          slots[slot] = UInt32(number + 1)
        }
      }
    }
    words = KmerIndex(arena: letters.span, ranges: ranges)
    self.letters = letters
    self.ranges = ranges
    self.profiles = profiles
    self.slots = slots
  }

  /// The variant with exactly these letters.
  @unsafe func exact(_ query: UnsafePointer<UInt8>, count: Int) -> Int? {
    var slot = unsafe Int(truncatingIfNeeded: SequenceHash.hash(query, count: count)) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if ranges[number].count == count, unsafe isEqual(number, query, count) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @unsafe private func isEqual(_ number: Int, _ query: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    unsafe letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return false }
      // SAFETY: the variant has `count` letters from its start.
      return unsafe SequenceBytes.equal(base + ranges[number].lowerBound, query, count: count)
    }
  }
}
