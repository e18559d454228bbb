import Kernels
import Storage

extension PackedSequences {
  /// Whether any sequence holds a word. Complexity O(1) for all but odd references.
  var hasWords: Bool {
    var words: [UInt16] = []
    return (0..<count).contains { self.words(of: $0, into: &words) > 0 }
  }

  /// The words of one sequence in order, written from the start of `words`, which grows as needed.
  ///
  /// - Returns: how many there are. Complexity O(length).
  func words(of sequence: Int, into words: inout [UInt16]) -> Int {
    let start = starts[sequence]
    let length = starts[sequence + 1] - start
    if words.count < length { words = [UInt16](repeating: 0, count: length) }
    return Self.words(self, start, length, firstAmbiguous(from: start), into: &words)
  }

  private static func words(
    _ packed: PackedSequences, _ start: Int, _ length: Int, _ firstAmbiguous: Int, into words: inout [UInt16]
  ) -> Int {
    var span = words.mutableSpan
    return packed.codes.withSpan { codes in
      packed.ambiguousPositions.withSpan { ambiguous in
        WordExtraction.words(
          packed: codes, start: start, count: length, ambiguous: ambiguous, firstAmbiguous: firstAmbiguous, into: &span)
      }
    }
  }
}
