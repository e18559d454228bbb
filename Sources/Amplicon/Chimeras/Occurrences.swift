/// A study's table read both ways: the sequences of a sample, most reads first, and the samples of a sequence.
struct Occurrences: Sendable {
  struct Entry: Sendable {
    /// A sequence, or a sample.
    let number: Int32
    let reads: UInt32
  }

  let sequences: UniqueSequences
  let sampleCount: Int
  private var bySample: [[Entry]] = []
  private var starts: [Int]
  private var bySequence: [Entry]

  init(of study: StudyUniques) {
    sequences = study.sequences
    sampleCount = study.sampleIDs.count
    starts = Array(repeating: 0, count: study.sequences.count + 1)
    for number in study.sequenceNumbers { starts[Int(number) + 1] += 1 }
    for number in 0..<study.sequences.count { starts[number + 1] += starts[number] }
    var next = starts
    bySequence = Array(repeating: Entry(number: 0, reads: 0), count: study.sequenceNumbers.count)
    for sample in 0..<sampleCount {
      let range = study.sampleStarts[sample]..<study.sampleStarts[sample + 1]
      for at in range {
        let number = Int(study.sequenceNumbers[at])
        bySequence[next[number]] = Entry(number: Int32(sample), reads: study.readCounts[at])
        next[number] += 1
      }
      // Most reads first; equal reads in the order of the study.
      let order = range.sorted {
        study.readCounts[$0] != study.readCounts[$1] ? study.readCounts[$0] > study.readCounts[$1] : $0 < $1
      }
      bySample.append(order.map { Entry(number: Int32(study.sequenceNumbers[$0]), reads: study.readCounts[$0]) })
    }
  }

  /// The sequences of a sample, most reads first.
  func sequences(ofSample sample: Int) -> [Entry] { bySample[sample] }
  /// The samples that hold a sequence, rising.
  func samples(ofSequence sequence: Int) -> ArraySlice<Entry> { bySequence[starts[sequence]..<starts[sequence + 1]] }
}
