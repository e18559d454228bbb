import Glibc
import Kernels
import Parallel
import Storage

extension WordModel {
  /// Counts the words of a reference.
  ///
  /// - Parameter classes: the entries of each class; fewer than 65,536 classes.
  /// - Complexity: O(bases + words held · classes); blocks of classes are counted on up to `threads` lanes.
  init(sequences: PackedSequences, classes: [Range<Int>], threads: ThreadCount) {
    let blocks = fixedChunks(count: classes.count, size: Self.blockSize)
    let profiles = parallelMap(count: blocks.count, threads: threads, scratch: { BlockTally() }) { tally, block in
      tally.count(classes[blocks[block]], in: sequences)
    }
    let held = HeldWords(profiles)
    let sizes = classes.map { log(Double($0.count) + 1) }
    let starts = blocks.map { block in sizes[block].reduce(Double.infinity) { min($0, $1) } }
    let sequenceTotal = Double(classes.reduce(0) { $0 + $1.count })
    let background = held.sequenceCounts.map { (Double($0) + 0.5) / (sequenceTotal + 1) }
    let parts = parallelMap(count: 256, threads: threads) { part in
      WordTable(words: (part * 256)..<(part * 256 + 256), held, background, sizes: sizes, starts: starts)
    }

    var rows: [BlockRow] = []
    rows.reserveCapacity(held.rowCount)
    var values: [Double] = []
    var codes: [UInt8] = []
    codes.reserveCapacity(held.counts.count)
    var wordRows: [UInt32] = []
    var wordValues: [UInt32] = []
    var wordCodes: [UInt64] = []
    for part in parts {
      let firsts = (UInt32(rows.count), UInt32(values.count), UInt64(codes.count))
      for start in part.wordRows { wordRows.append(firsts.0 + start) }
      for start in part.wordValues { wordValues.append(firsts.1 + start) }
      for start in part.wordCodes { wordCodes.append(firsts.2 + start) }
      rows += part.rows
      values += part.values
      codes += part.codes
    }
    wordRows.append(UInt32(rows.count))
    wordValues.append(UInt32(values.count))
    wordCodes.append(UInt64(codes.count))

    classCount = classes.count
    logBackground = SharedArray(background.map { log($0) })
    negativeLogSize = SharedArray(sizes.map { -$0 })
    self.wordRows = SharedArray(wordRows)
    self.rows = SharedArray(rows)
    self.wordValues = SharedArray(wordValues)
    self.values = SharedArray(values)
    self.wordCodes = SharedArray(wordCodes)
    self.codes = SharedArray(codes)
  }
}

/// The profiles of all blocks, sorted by word.
private struct HeldWords: Sendable {
  /// Where each word's rows start; 65,537 entries.
  private(set) var wordRows = [Int](repeating: 0, count: WordExtraction.wordCount + 1)
  private(set) var rowBlocks: [UInt16]
  private(set) var rowMasks: [UInt16]
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
    rowMasks = rowBlocks
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

/// The rows, values and codes of a range of words.
private struct WordTable: Sendable {
  var wordRows: [UInt32] = []
  var wordValues: [UInt32] = []
  var wordCodes: [UInt64] = []
  var rows: [BlockRow] = []
  var values: [Double] = []
  var codes: [UInt8] = []

  init(words: Range<Int>, _ held: HeldWords, _ background: [Double], sizes: [Double], starts: [Double]) {
    // Which of the word's values a count has; while they are looked for, 1 for the counts that occur.
    var codeOfCount: [UInt16] = []
    for word in words {
      wordRows.append(UInt32(rows.count))
      wordValues.append(UInt32(values.count))
      wordCodes.append(UInt64(codes.count))
      let range = held.wordRows[word]..<held.wordRows[word + 1]
      var most = 0
      for row in range {
        for place in held.places(of: row) {
          let count = Int(held.counts[place])
          most = max(most, count)
          if codeOfCount.count <= most {
            codeOfCount.append(contentsOf: repeatElement(0, count: most + 1 - codeOfCount.count))
          }
          codeOfCount[count] = 1
        }
      }
      let firstValue = values.count
      var valueCount = 0
      if most > 0 {
        for count in 1...most where codeOfCount[count] > 0 {
          codeOfCount[count] = UInt16(valueCount)
          values.append(log((Double(count) + background[word]) / background[word]))
          valueCount += 1
        }
      }
      let isWide = valueCount > 256
      var offset = 0
      for row in range {
        let (block, mask) = (held.rowBlocks[row], held.rowMasks[row])
        var bound = 0.0
        var rest = mask
        var place = held.rowCounts[row]
        while rest != 0 {
          let code = Int(codeOfCount[Int(held.counts[place])])
          codes.append(UInt8(truncatingIfNeeded: code))
          if isWide { codes.append(UInt8(truncatingIfNeeded: code >> 8)) }
          let number = Int(block) * WordModel.blockSize + rest.trailingZeroBitCount
          bound = max(bound, values[firstValue + code] - sizes[number] + starts[Int(block)])
          place += 1
          rest &= rest - 1
        }
        let steps = min((bound * WordModel.boundSteps).rounded(.up) + 1, 65_535)
        rows.append(BlockRow(block: block, mask: mask, bound: UInt16(steps), offset: UInt16(offset)))
        offset += mask.nonzeroBitCount
      }
      // Clean for the next word.
      for count in codeOfCount.indices { codeOfCount[count] = 0 }
    }
  }
}
