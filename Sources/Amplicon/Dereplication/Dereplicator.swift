import Kernels

/// Counts distinct sequences byte by byte: an open-addressing table (linear probing, at most half full) of indices into
/// one arena of letters. Not thread-safe; lanes fill their own and `merge` them, in any order, to the same result.
public struct Dereplicator: Sendable {
  private var letters: [UInt8] = []
  private var starts: [Int] = [0]
  private var readCounts: [Int] = []
  private var hashes: [UInt64] = []
  /// Index + 1 of the sequence in a slot, 0 where the slot is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)

  public init() {}

  /// The number of distinct sequences so far.
  public var count: Int { readCounts.count }
  /// The reads so far. Complexity O(count).
  public var totalReads: Int { readCounts.reduce(0, +) }

  /// Adds `reads` reads of one sequence and returns its index, which stays the same. Complexity O(length), amortised.
  ///
  /// - Precondition: fewer than 2^32 − 1 distinct sequences.
  @discardableResult
  public mutating func insert(_ sequence: Span<UInt8>, reads: Int = 1) -> Int {
    // SAFETY: the span outlives the closure.
    unsafe sequence.withUnsafeBufferPointer { unsafe insert($0, reads: reads) }
  }

  /// Adds all reads of another. Complexity O(letters of `other`).
  public mutating func merge(_ other: Dereplicator) {
    unsafe other.letters.withUnsafeBufferPointer { letters in
      for index in 0..<other.count {
        // SAFETY: the range of a sequence lies in its arena.
        let range = other.starts[index]..<other.starts[index + 1]
        unsafe insert(UnsafeBufferPointer(rebasing: letters[range]), reads: other.readCounts[index])
      }
    }
  }

  /// The distinct sequences, most abundant first, equal abundances by their bytes. Complexity O(count · log count).
  public consuming func finish() -> UniqueSequences {
    let order = abundanceOrder()
    var sortedLetters: [UInt8] = []
    sortedLetters.reserveCapacity(letters.count)
    var sortedStarts = [0]
    sortedStarts.reserveCapacity(count + 1)
    for index in order {
      sortedLetters.append(contentsOf: letters[starts[index]..<starts[index + 1]])
      sortedStarts.append(sortedLetters.count)
    }
    return UniqueSequences(letters: sortedLetters, starts: sortedStarts, readCounts: order.map { readCounts[$0] })
  }

  /// The indices of the sequences, most abundant first, equal abundances by their bytes.
  func abundanceOrder() -> [Int] {
    unsafe letters.withUnsafeBufferPointer { letters in
      // The first eight letters as a number settle most comparisons without touching the arena.
      let keys = (0..<count).map { index in
        var key: UInt64 = 0
        for place in 0..<8 {
          let at = starts[index] + place
          key = key << 8 | (at < starts[index + 1] ? UInt64(unsafe letters[at]) : 0)
        }
        return key
      }
      return (0..<count).sorted { a, b in
        if readCounts[a] != readCounts[b] { return readCounts[a] > readCounts[b] }
        if keys[a] != keys[b] { return keys[a] < keys[b] }
        let (lengthA, lengthB) = (starts[a + 1] - starts[a], starts[b + 1] - starts[b])
        guard let base = letters.baseAddress else { return false }
        // SAFETY: both ranges lie in the arena.
        let common = unsafe SequenceBytes.commonPrefix(
          base + starts[a], base + starts[b], count: min(lengthA, lengthB))
        if common == min(lengthA, lengthB) { return lengthA < lengthB }
        return unsafe letters[starts[a] + common] < letters[starts[b] + common]
      }
    }
  }

  @unsafe @discardableResult
  private mutating func insert(_ sequence: UnsafeBufferPointer<UInt8>, reads: Int) -> Int {
    // SAFETY: an empty sequence is never dereferenced: its length is 0.
    let start = sequence.baseAddress
    let length = sequence.count
    let hash = unsafe start.map { unsafe SequenceHash.hash($0, count: length) } ?? 0
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, starts[index + 1] - starts[index] == length,
        unsafe isEqual(start, index, length)
      {
        readCounts[index] += reads
        return index
      }
      slot = (slot + 1) & mask
    }
    let index = count
    slots[slot] = UInt32(index + 1)
    unsafe letters.append(contentsOf: sequence)
    starts.append(letters.count)
    readCounts.append(reads)
    hashes.append(hash)
    if 2 * count > slots.count { grow() }
    return index
  }

  @unsafe private func isEqual(_ sequence: UnsafePointer<UInt8>?, _ index: Int, _ length: Int) -> Bool {
    guard let sequence = unsafe sequence, length > 0 else { return true }
    return unsafe letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return false }
      // SAFETY: the stored sequence has `length` letters from its start.
      return unsafe SequenceBytes.equal(base + starts[index], sequence, count: length)
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: 2 * slots.count)
    let mask = larger.count - 1
    for index in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[index]) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(index + 1)
    }
    slots = larger
  }
}
