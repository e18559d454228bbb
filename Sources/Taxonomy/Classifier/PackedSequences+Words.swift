import Kernels

extension PackedSequences {
  /// The words of one sequence in order, written from the start of `words`, which grows as needed.
  ///
  /// - Returns: how many there are. Complexity O(length).
  func words(of sequence: Int, into words: inout [UInt16]) -> Int {
    let start = starts[sequence]
    let length = starts[sequence + 1] - start
    if words.count < length { words = [UInt16](repeating: 0, count: length) }
    var span = words.mutableSpan
    return WordExtraction.words(
      packed: codes.span, start: start, count: length, ambiguous: ambiguousPositions.span,
      firstAmbiguous: firstAmbiguous(from: start), into: &span)
  }
}
