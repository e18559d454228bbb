import Kernels
import Storage

extension WordModel {
  /// How many classes hold the word.
  ///
  /// - Complexity: O(1).
  func memberCount(of word: Int) -> Int {
    let range = rows(of: word)
    guard let last = range.last else { return 0 }
    return Int(rows[last].offset) + rows[last].mask.nonzeroBitCount
  }

  /// Writes what each word brings the classes of a block, log((m + P)/P), sixteen values a word.
  ///
  /// - Parameter target: room for 16 · words, all zero.
  /// - Complexity: O(words · (log blocks + classes holding them)).
  func values(of words: [UInt16], in block: Int, into target: inout MutableSpan<Double>) {
    rows.withSpan { rows in
      codes.withSpan { codes in
        values.withSpan { values in
          for (index, word) in words.enumerated() {
            let word = Int(word)
            let row = BlockRows.index(of: block, in: self.rows(of: word), blockCount: blockCount, rows: rows)
            if row < 0 { continue }
            let firstValue = Int(wordValues[word])
            BlockRows.write(
              rows[row], codes: codes, firstCode: Int(wordCodes[word]),
              isWide: Int(wordValues[word + 1]) - firstValue > 256, values: values, firstValue: firstValue,
              target: &target, start: 16 * index)
          }
        }
      }
    }
  }

  /// Adds one to every class that holds the word.
  func countHolders(of word: UInt16, in counts: inout [Int32]) {
    for row in rows(of: Int(word)) {
      let entry = rows[row]
      var rest = entry.mask
      while rest != 0 {
        counts[Int(entry.block) * Self.blockSize + rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }
  }
}
