import Glibc
import Kernels
import Parallel
import Storage

extension WordModel {
  /// Counts the words of a reference.
  ///
  /// - Parameters:
  ///   - classes: the entries of each class; at most `mostClasses`.
  ///   - advance: hears from any lane how many sequences more are counted.
  /// - Complexity: O(bases + words held · classes); blocks of classes are counted on up to `threads` lanes.
  init(
    sequences: PackedSequences, classes: [Range<Int>], threads: ThreadCount, advance: @escaping @Sendable (Int) -> Void
  ) {
    let blocks = fixedChunks(count: classes.count, size: Self.blockSize)
    let profiles = parallelMap(count: blocks.count, threads: threads, scratch: { BlockTally() }) { tally, block in
      defer { advance(classes[blocks[block]].reduce(0) { $0 + $1.count }) }
      return tally.count(classes[blocks[block]], in: sequences)
    }
    let held = HeldWords(profiles)
    let sizes = classes.map { log(Double($0.count) + 1) }
    let starts = blocks.map { block in sizes[block].reduce(Double.infinity) { min($0, $1) } }
    let sequenceCount = classes.reduce(0) { $0 + $1.count }
    let background = held.sequenceCounts.map { LogBackground.share(of: $0, sequenceCount: sequenceCount) }
    let parts = parallelMap(count: 256, threads: threads) { part in
      WordTable(words: (part * 256)..<(part * 256 + 256), held, background, sizes: sizes, starts: starts)
    }

    var rows: [BlockRow] = []
    rows.reserveCapacity(held.rowCount)
    var values: [Double] = []
    var highs: [UInt64] = []
    var wordRows: [UInt32] = []
    var wordValues: [UInt32] = []
    var wordHighs: [UInt32] = []
    for part in parts {
      let firsts = (UInt32(rows.count), UInt32(values.count), UInt32(highs.count))
      for start in part.wordRows { wordRows.append(firsts.0 + start) }
      for start in part.wordValues { wordValues.append(firsts.1 + start) }
      for start in part.wordHighs { wordHighs.append(firsts.2 + start) }
      rows += part.rows
      values += part.values
      highs += part.highs
    }
    wordRows.append(UInt32(rows.count))
    wordValues.append(UInt32(values.count))
    wordHighs.append(UInt32(highs.count))

    classCount = classes.count
    logBackground = SharedArray(background.map { log($0) })
    negativeLogSize = SharedArray(sizes.map { -$0 })
    self.wordRows = SharedArray(wordRows)
    self.rows = SharedArray(rows)
    self.wordValues = SharedArray(wordValues)
    self.values = SharedArray(values)
    self.wordHighs = SharedArray(wordHighs)
    self.highs = SharedArray(highs)
  }
}

/// The profiles of all blocks, sorted by word.
private struct HeldWords: Sendable {
  /// Where each word's rows start; 65,537 entries.
  private(set) var wordRows = [Int](repeating: 0, count: WordExtraction.wordCount + 1)
  private(set) var rowBlocks: [UInt16]
  private(set) var rowMasks: [UInt8]
  /// Where each row's counts start in `counts`.
  private(set) var rowCounts: [Int]
  private(set) var counts: [UInt32] = []
  /// How many sequences hold each word.
  private(set) var sequenceCounts = [Int](repeating: 0, count: WordExtraction.wordCount)

  var rowCount: Int { rowBlocks.count }

  /// The places of a row's counts.
  func places(of row: Int) -> Range<Int> { rowCounts[row]..<(rowCounts[row] + rowMasks[row].nonzeroBitCount) }

  init(_ profiles: [BlockProfile]) {
    for profile in profiles { for word in profile.words { wordRows[Int(word) + 1] += 1 } }
    for word in 0..<WordExtraction.wordCount { wordRows[word + 1] += wordRows[word] }
    let total = wordRows[WordExtraction.wordCount]
    rowBlocks = [UInt16](repeating: 0, count: total)
    rowMasks = [UInt8](repeating: 0, count: total)
    rowCounts = [Int](repeating: 0, count: total)
    counts.reserveCapacity(profiles.reduce(0) { $0 + $1.counts.count })
    var next = wordRows
    for (block, profile) in profiles.enumerated() {
      var place = counts.count
      counts += profile.counts
      for (word, mask) in zip(profile.words, profile.masks) {
        let row = next[Int(word)]
        next[Int(word)] += 1
        rowBlocks[row] = UInt16(block)
        rowMasks[row] = mask
        rowCounts[row] = place
        for _ in 0..<mask.nonzeroBitCount {
          sequenceCounts[Int(word)] += Int(counts[place])
          place += 1
        }
      }
    }
  }
}

/// The rows and values of a range of words.
private struct WordTable: Sendable {
  var wordRows: [UInt32] = []
  var wordValues: [UInt32] = []
  var wordHighs: [UInt32] = []
  var rows: [BlockRow] = []
  var values: [Double] = []
  var highs: [UInt64] = []

  init(words: Range<Int>, _ held: HeldWords, _ background: [Double], sizes: [Double], starts: [Double]) {
    // Which of the word's values a count has; while they are looked for, 1 for the counts that occur.
    var codeOfCount: [UInt16] = []
    for word in words {
      wordRows.append(UInt32(rows.count))
      wordValues.append(UInt32(values.count))
      wordHighs.append(UInt32(highs.count))
      let range = held.wordRows[word]..<held.wordRows[word + 1]
      let firstValue = values.count
      values.append(0)
      for count in held.differentCounts(in: range, marks: &codeOfCount) {
        codeOfCount[count] = UInt16(values.count - firstValue)
        values.append(log((Double(count) + background[word]) / background[word]))
      }
      let isWide = values.count - firstValue > 256
      for row in range {
        let block = Int(held.rowBlocks[row])
        var bound = 0.0
        var low = SIMD8<UInt8>.zero
        var high: UInt64 = 0
        var lanes = held.rowMasks[row]
        for place in held.places(of: row) {
          let lane = lanes.trailingZeroBitCount
          lanes &= lanes - 1
          let code = codeOfCount[Int(held.counts[place])]
          low[lane] = UInt8(truncatingIfNeeded: code)
          high |= UInt64(code >> 8) << UInt64(8 * lane)
          let value = values[firstValue + Int(code)]
          bound = max(bound, value - sizes[block * WordModel.blockSize + lane] + starts[block])
        }
        let steps = min((bound * WordModel.boundSteps).rounded(.up) + 1, 65_535)
        rows.append(BlockRow(block: UInt16(block), bound: UInt16(steps), codes: low))
        if isWide { highs.append(high) }
      }
      for count in codeOfCount.indices { codeOfCount[count] = 0 }
    }
  }
}

extension HeldWords {
  /// The different counts of a word's rows, rising; `marks` grows to hold them and comes and goes all zero but for 1 at
  /// each of them.
  fileprivate func differentCounts(in range: Range<Int>, marks: inout [UInt16]) -> [Int] {
    for row in range {
      for place in places(of: row) {
        let count = Int(counts[place])
        if marks.count <= count { marks.append(contentsOf: repeatElement(0, count: count + 1 - marks.count)) }
        marks[count] = 1
      }
    }
    return marks.indices.filter { marks[$0] == 1 }
  }
}
