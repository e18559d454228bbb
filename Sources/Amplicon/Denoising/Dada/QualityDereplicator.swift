import Kernels

/// Counts distinct sequences and sums the quality scores of each of their positions.
///
/// Not thread-safe; lanes fill their own and `merge` them, in any order, to the same result. Reads with letters other
/// than A, C, G, T have no place in the model: `insert` refuses them.
public struct QualityDereplicator: Sendable {
  private var sequences = Dereplicator()
  /// Scores of the first read of each sequence, in order of arrival, one per letter.
  private var first: [UInt8] = []
  private var starts: [Int] = [0]
  /// Where a sequence's sums start in `sums`; −1 while it has one read.
  private var sumStarts: [Int] = []
  private var sums: [UInt32] = []

  public init() {}

  /// The number of distinct sequences so far.
  public var count: Int { sequences.count }
  /// The reads so far. Complexity O(count).
  public var totalReads: Int { sequences.totalReads }

  /// Adds one read.
  ///
  /// - Parameters:
  ///   - bases: upper-case letters.
  ///   - scores: Phred scores (0…93), as many.
  /// - Returns: the number of its sequence in order of arrival, which stays the same; nil, with nothing added, when a
  ///   letter is none of A, C, G, T.
  /// - Precondition: as many scores as bases; fewer than 46 million reads of one sequence.
  /// - Complexity: O(length), amortised.
  @discardableResult
  public mutating func insert(bases: Span<UInt8>, scores: Span<UInt8>) -> Int32? {
    precondition(bases.count == scores.count)
    for place in bases.indices where !SequenceLetters.isBase(bases[place]) { return nil }
    let known = sequences.count
    let index = sequences.insert(bases)
    if index == known {
      for place in scores.indices { first.append(scores[place]) }
      starts.append(first.count)
      sumStarts.append(-1)
    } else {
      let start = startOfSums(index)
      for place in scores.indices { sums[start + place] += UInt32(scores[place]) }
    }
    return Int32(index)
  }

  /// Adds all reads of another.
  ///
  /// - Returns: for each of the other's sequences in its order of arrival, the number it has here.
  /// - Complexity: O(letters of `other`).
  @discardableResult
  public mutating func merge(_ other: QualityDereplicator) -> [Int32] {
    let (uniques, places) = other.finish()
    let numbers = insert(uniques)
    return places.map { numbers[Int($0)] }
  }

  /// Adds all reads of a sample.
  ///
  /// - Returns: for each of its sequences the number it has here.
  /// - Complexity: O(letters of `uniques`).
  @discardableResult
  public mutating func insert(_ uniques: QualityUniques) -> [Int32] {
    let letters = uniques.sequences.letters.span
    return (0..<uniques.count).map { index in
      let range = uniques.sequences.range(index)
      let reads = uniques.sequences.readCounts[index]
      let known = sequences.count
      let number = sequences.insert(letters.extracting(range), reads: reads)
      if number == known {
        starts.append(first.count + range.count)
        sumStarts.append(-1)
        if reads == 1 {
          first.append(contentsOf: range.map { UInt8(clamping: uniques.scoreSum(letter: $0)) })
          return Int32(number)
        }
        first.append(contentsOf: repeatElement(0, count: range.count))
      }
      let start = startOfSums(number)
      for (place, letter) in range.enumerated() { sums[start + place] += uniques.scoreSum(letter: letter) }
      return Int32(number)
    }
  }

  /// The distinct sequences in their order, and the place there of each number of arrival.
  ///
  /// - Complexity: O(letters + count · log count); the letters and scores are copied once.
  public consuming func finish() -> (uniques: QualityUniques, places: [Int32]) {
    let order = sequences.abundanceOrder()
    var places = [Int32](repeating: 0, count: order.count)
    var sortedSums: [UInt32] = []
    var singles: [UInt8] = []
    sortedSums.reserveCapacity(sums.count)
    singles.reserveCapacity(first.count - sums.count)
    for (place, index) in order.enumerated() {
      places[index] = Int32(place)
      let length = starts[index + 1] - starts[index]
      if sumStarts[index] >= 0 {
        sortedSums.append(contentsOf: sums[sumStarts[index]..<(sumStarts[index] + length)])
      } else {
        singles.append(contentsOf: first[starts[index]..<starts[index + 1]])
      }
    }
    return (QualityUniques(sequences: sequences.finish(), sums: sortedSums, singles: singles), places)
  }

  /// Where the sums of a sequence start; made from its first read's scores when it gets its second.
  private mutating func startOfSums(_ index: Int) -> Int {
    if sumStarts[index] < 0 {
      sumStarts[index] = sums.count
      sums.append(contentsOf: first[starts[index]..<starts[index + 1]].lazy.map { UInt32($0) })
    }
    return sumStarts[index]
  }
}
