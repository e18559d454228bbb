import Kernels
import Storage

extension WordModel {
  /// Writes what each word brings the classes of a block, log((m + P)/P), eight values a word.
  ///
  /// - Parameters:
  ///   - places: by word and block, 1 + the number of the block's row within the word; 0 where the word has none there.
  ///   - width: entries of `places` per word.
  ///   - target: room for 8 · words, all zero.
  /// - Complexity: O(words).
  func values(
    of words: [UInt16], in block: Int, places: [UInt16], width: Int, into target: inout MutableSpan<Double>
  ) {
    rows.withSpan { rows in
      values.withSpan { values in
        for (index, word) in words.enumerated() {
          let word = Int(word)
          let place = Int(places[index * width + block])
          if place == 0 { continue }
          let row = Int(wordRows[word]) + place - 1
          BlockRows.write(
            rows[row], high: high(of: row, word: word), values: values, range: self.values(of: word), target: &target,
            start: Self.blockSize * index)
        }
      }
    }
  }

  /// Adds one to every class that holds the word.
  func countHolders(of word: UInt16, in counts: inout [Int32]) {
    for row in rows(of: Int(word)) {
      let entry = rows[row]
      let holders = BlockRows.holders(entry, high: high(of: row, word: Int(word)))
      let first = Int(entry.block) * Self.blockSize
      guard first < counts.count else { continue }
      for lane in 0..<min(Self.blockSize, counts.count - first) { counts[first + lane] += Int32(holders >> lane & 1) }
    }
  }
}
