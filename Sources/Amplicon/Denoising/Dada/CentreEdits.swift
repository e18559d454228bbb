/// The edits of the uniques of one chunk against one centre: an entry for each unique that was aligned.
///
/// `@unchecked Sendable` because one lane at a time has a chunk.
final class CentreEdits: @unchecked Sendable {
  /// Whether each unique of the chunk was compared.
  var isKnown: [Bool]
  /// The places in the chunk of the aligned ones, in the order in which they were aligned.
  private(set) var places: [UInt16] = []
  /// Where the edits of each entry start; one more than entries.
  private(set) var starts: [UInt32] = [0]
  /// `place << 3 | code of the centre`, code 4 for a base against a gap.
  var arena: [UInt32] = []
  /// The bytes counted when it was kept.
  var keptBytes = 0

  init(count: Int) { isKnown = Array(repeating: false, count: count) }

  /// The memory it takes.
  var bytes: Int { isKnown.count + 2 * places.count + 4 * starts.count + 4 * arena.count }

  /// Makes an entry of the edits between the last one's end and `end`.
  func add(place: Int, end: Int) {
    places.append(UInt16(truncatingIfNeeded: place))
    starts.append(UInt32(end))
  }
}
