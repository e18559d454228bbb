import Glibc
import Kernels
import Parallel

/// What naive Bayes knows of its reference: for every word the classes that hold it, and how often.
///
/// Log-probabilities are stored as differences from the class that lacks the word:
/// log((m + P)/(M + 1)) = log P − log(M + 1) + log((m + P)/P), where m is the number of the class's M sequences that
/// hold the word and P = (n + 0.5)/(N + 1) its share among all N sequences (Wang 2007, doi:10.1128/AEM.00062-07). So
/// a word costs an addition only in the classes that hold it.
struct WordModel: Sendable {
  let classCount: Int
  /// log P of every word.
  let logBackground: [Double]
  /// −log(M + 1) of every class.
  let negativeLogSize: [Double]
  /// Where each word's runs start; 65,537 entries.
  let wordRuns: [Int32]
  /// Where each run's members start; one more entry than runs.
  let runMembers: [Int32]
  /// log((m + P)/P) of every run.
  let runValues: [Double]
  /// Classes, by word, by rising m, rising within a run.
  let members: [UInt16]

  /// How many classes hold the word.
  func memberCount(of word: Int) -> Int {
    Int(runMembers[Int(wordRuns[word + 1])] - runMembers[Int(wordRuns[word])])
  }

  /// - Parameter classMembers: the entries of each class.
  /// - Complexity: O(bases + words held · classes); classes are counted on up to `threads` lanes.
  init(sequences: PackedSequences, classMembers: [[Int]], threads: ThreadCount) {
    let classCount = classMembers.count
    // Chunks of classes with about 256 sequences each, whatever the number of threads.
    var chunks: [Range<Int>] = []
    var start = 0
    var size = 0
    for (number, entries) in classMembers.enumerated() {
      size += entries.count
      if size >= 256 || number == classCount - 1 {
        chunks.append(start..<(number + 1))
        start = number + 1
        size = 0
      }
    }
    let ranges = chunks
    let tallies = parallelMap(count: ranges.count, threads: threads, scratch: { WordTally() }) { tally, chunk in
      ranges[chunk].map { tally.count(classMembers[$0], in: sequences) }
    }
    let profiles = tallies.flatMap { $0 }

    var sequenceCounts = [Int](repeating: 0, count: WordExtraction.wordCount)
    var wordStarts = [Int32](repeating: 0, count: WordExtraction.wordCount + 1)
    for profile in profiles {
      for (word, count) in zip(profile.words, profile.counts) {
        sequenceCounts[Int(word)] += Int(count)
        wordStarts[Int(word) + 1] += 1
      }
    }
    for word in 0..<WordExtraction.wordCount { wordStarts[word + 1] += wordStarts[word] }

    // Classes by word, in class order, with their counts.
    let total = Int(wordStarts[WordExtraction.wordCount])
    var holders = [UInt16](repeating: 0, count: total)
    var holderCounts = [UInt32](repeating: 0, count: total)
    var next = wordStarts
    for (number, profile) in profiles.enumerated() {
      for (word, count) in zip(profile.words, profile.counts) {
        let slot = Int(next[Int(word)])
        next[Int(word)] += 1
        holders[slot] = UInt16(number)
        holderCounts[slot] = count
      }
    }

    let sequenceTotal = Double(classMembers.reduce(0) { $0 + $1.count })
    let background = sequenceCounts.map { (Double($0) + 0.5) / (sequenceTotal + 1) }
    let (starts, allHolders, allCounts) = (wordStarts, holders, holderCounts)
    let sorted = parallelMap(count: 256, threads: threads) { block in
      WordRuns(
        words: (block * 256)..<(block * 256 + 256), starts: starts, holders: allHolders, counts: allCounts,
        background: background)
    }
    var wordRuns: [Int32] = []
    var runMembers: [Int32] = []
    var runValues: [Double] = []
    var members: [UInt16] = []
    members.reserveCapacity(total)
    for block in sorted {
      let (firstRun, firstMember) = (Int32(runValues.count), Int32(members.count))
      for run in block.wordRuns { wordRuns.append(run + firstRun) }
      for member in block.runMembers { runMembers.append(member + firstMember) }
      runValues.append(contentsOf: block.runValues)
      members.append(contentsOf: block.members)
    }
    wordRuns.append(Int32(runValues.count))
    runMembers.append(Int32(members.count))

    self.classCount = classCount
    logBackground = background.map { log($0) }
    negativeLogSize = classMembers.map { -log(Double($0.count) + 1) }
    self.wordRuns = wordRuns
    self.runMembers = runMembers
    self.runValues = runValues
    self.members = members
  }
}

/// The runs of a block of words: its classes sorted by count, then number.
private struct WordRuns: Sendable {
  var wordRuns: [Int32] = []
  var runMembers: [Int32] = []
  var runValues: [Double] = []
  var members: [UInt16] = []

  init(words: Range<Int>, starts: [Int32], holders: [UInt16], counts: [UInt32], background: [Double]) {
    for word in words {
      wordRuns.append(Int32(runValues.count))
      let slots = Int(starts[word])..<Int(starts[word + 1])
      guard let most = counts[slots].max() else { continue }
      if most == 1 {
        runMembers.append(Int32(members.count))
        runValues.append(log((1 + background[word]) / background[word]))
        members.append(contentsOf: holders[slots])
        continue
      }
      // Count and class in one number: sorting it sorts by count, then class.
      let keys = slots.map { UInt64(counts[$0]) << 16 | UInt64(holders[$0]) }.sorted()
      var previous: UInt64 = 0
      for key in keys {
        if key >> 16 != previous {
          previous = key >> 16
          runMembers.append(Int32(members.count))
          runValues.append(log((Double(previous) + background[word]) / background[word]))
        }
        members.append(UInt16(truncatingIfNeeded: key))
      }
    }
  }
}
