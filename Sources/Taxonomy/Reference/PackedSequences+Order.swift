import Storage

extension PackedSequences {
  /// The code of the base at a place, 0 where it is ambiguous.
  @inline(__always)
  static func code(_ codes: Span<UInt8>, _ place: Int) -> UInt8 {
    codes[place >> 2] >> UInt8(truncatingIfNeeded: 2 * (place & 3)) & 3
  }

  /// Whether one sequence's letters come before another's, byte by byte; of two where one begins with the other the
  /// shorter.
  ///
  /// - Complexity: O(letters both begin with); O(length) where they hold ambiguous letters.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    if holdsAmbiguous(a) || holdsAmbiguous(b) { return self[a].lexicographicallyPrecedes(self[b]) }
    // A, C, G, T have codes in the order of their letters.
    let (first, second) = (starts[a], starts[b])
    let lengths = (starts[a + 1] - first, starts[b + 1] - second)
    return codes.withSpan { codes in
      for place in 0..<min(lengths.0, lengths.1) {
        let (mine, theirs) = (Self.code(codes, first + place), Self.code(codes, second + place))
        if mine != theirs { return mine < theirs }
      }
      return lengths.0 < lengths.1
    }
  }

  /// Whether a sequence holds letters other than A, C, G, T. Complexity O(log n).
  func holdsAmbiguous(_ sequence: Int) -> Bool { ambiguousCount(sequence) > 0 }

  /// How many letters of a sequence are other than A, C, G, T. Complexity O(log n).
  func ambiguousCount(_ sequence: Int) -> Int {
    firstAmbiguous(from: starts[sequence + 1]) - firstAmbiguous(from: starts[sequence])
  }

  /// The chosen sequences in a new order, some turned to their reverse complement.
  ///
  /// - Parameters:
  ///   - order: their indices; each any number of times.
  ///   - turned: one value per sequence of these, not of `order`; nil for none.
  /// - Complexity: O(bases).
  func reordered(_ order: [Int], turned: [Bool]? = nil) -> PackedSequences {
    var newStarts = [0]
    newStarts.reserveCapacity(order.count + 1)
    for sequence in order { newStarts.append(newStarts[newStarts.count - 1] + starts[sequence + 1] - starts[sequence]) }
    let total = newStarts[newStarts.count - 1]
    var newCodes = [UInt8](repeating: 0, count: (total + 3) / 4)
    var positions: [Int] = []
    var letters: [UInt8] = []
    for (place, sequence) in order.enumerated() {
      let isTurned = turned?[sequence] ?? false
      let range = starts[sequence]..<starts[sequence + 1]
      copy(range, isTurned: isTurned, to: newStarts[place], in: &newCodes)
      let ambiguous = firstAmbiguous(from: range.lowerBound)..<firstAmbiguous(from: range.upperBound)
      for index in isTurned ? Array(ambiguous.reversed()) : Array(ambiguous) {
        let offset = ambiguousPositions[index] - range.lowerBound
        let new = newStarts[place] + (isTurned ? range.count - 1 - offset : offset)
        positions.append(new)
        letters.append(isTurned ? BaseCodes.complements[Int(ambiguousLetters[index])] : ambiguousLetters[index])
        // The code of an ambiguous letter is 0, also where the complement has been written.
        newCodes[new >> 2] &= ~(3 << UInt8(truncatingIfNeeded: 2 * (new & 3)))
      }
    }
    return PackedSequences(
      codes: SharedArray(newCodes), starts: SharedArray(newStarts), ambiguousPositions: SharedArray(positions),
      ambiguousLetters: SharedArray(letters))
  }

  private func copy(_ range: Range<Int>, isTurned: Bool, to start: Int, in newCodes: inout [UInt8]) {
    var new = newCodes.mutableSpan
    codes.withSpan { old in
      var target = start
      if isTurned {
        for place in range.reversed() {
          new[target >> 2] |= (3 - Self.code(old, place)) << UInt8(truncatingIfNeeded: 2 * (target & 3))
          target += 1
        }
      } else {
        for place in range {
          new[target >> 2] |= Self.code(old, place) << UInt8(truncatingIfNeeded: 2 * (target & 3))
          target += 1
        }
      }
    }
  }
}
