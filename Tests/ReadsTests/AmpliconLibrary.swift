import BioModel
import Reads
import Statistics

/// Pairs of amplicon reads whose truth is known pair by pair.
struct AmpliconLibrary {
  /// One pair of mates as they were read, and what is between its primers.
  struct Pair {
    var first: [UInt8]
    var second: [UInt8]
    var firstQuality: [UInt8]
    var secondQuality: [UInt8]
    /// What is left of the mate with the forward primer and of the other; nil without primers.
    var insert: (forward: Range<Int>, reverse: Range<Int>)?
    var spacers = (forward: 0, reverse: 0)
    var isTurned = false
    var isReadThrough = false
    var length = 0

    /// Scores of the mate with the forward primer and of the other.
    var qualities: (forward: [UInt8], reverse: [UInt8]) {
      isTurned ? (secondQuality, firstQuality) : (firstQuality, secondQuality)
    }
  }

  var builder: ReadBuilder
  let primers: PrimerPair
  var readLength = 250
  /// Bases before primers: 0 up to, not including, this.
  var spacers = 1
  /// One pair in so many is turned; 0 for none.
  var turnedEvery = 0
  /// One pair in so many lacks its primers; 0 for none.
  var barrenEvery = 0
  /// The scores of the mate with the forward primer and of the other at a cycle (0-based, primers included).
  var forwardScores: (Int) -> [UInt8] = { _ in [36, 37, 38, 39, 33, 34, 35, 40, 32] }
  var reverseScores: (Int) -> [UInt8] = { _ in [36, 37, 38, 39, 33, 34, 35, 40, 32] }

  init(_ purpose: String, _ primers: PrimerPair) {
    builder = ReadBuilder(purpose)
    self.primers = primers
  }

  /// - Parameter lengths: of the bases between the primers, one for each pair, from the start again after the last.
  mutating func pairs(_ count: Int, lengths: [Int]) -> [Pair] {
    let templates = lengths.map { builder.random($0) }
    return (0..<count).map { number in pair(number, templates[number % templates.count]) }
  }

  private mutating func pair(_ number: Int, _ template: [UInt8]) -> Pair {
    let spacers = (builder.generator.below(spacers), builder.generator.below(spacers))
    let lacksPrimers = barrenEvery > 0 && number % barrenEvery == barrenEvery - 1
    let framed = [builder.random(spacers.0) + builder.drawn(primers.forward.sequence)]
    let end = ReadBuilder.turned(builder.random(spacers.1) + builder.drawn(primers.reverse.sequence))
    let amplicon = lacksPrimers ? builder.random(600) : framed[0] + template + end
    var mates = builder.mates(amplicon, length: readLength)
    var scores = (
      (0..<readLength).map { drawn(forwardScores($0)) }, (0..<readLength).map { drawn(reverseScores($0)) }
    )
    let isTurned = turnedEvery > 0 && number % turnedEvery == 0 && !lacksPrimers
    if isTurned {
      swap(&mates.0, &mates.1)
      swap(&scores.0, &scores.1)
    }
    var pair = Pair(first: mates.0, second: mates.1, firstQuality: scores.0, secondQuality: scores.1)
    guard !lacksPrimers else { return pair }
    let starts = (spacers.0 + primers.forward.length, spacers.1 + primers.reverse.length)
    pair.insert = (
      starts.0..<min(readLength, starts.0 + template.count), starts.1..<min(readLength, starts.1 + template.count)
    )
    pair.spacers = spacers
    pair.isTurned = isTurned
    pair.isReadThrough = starts.0 + template.count < readLength || starts.1 + template.count < readLength
    pair.length = template.count
    return pair
  }

  private mutating func drawn(_ scores: [UInt8]) -> UInt8 { scores[builder.generator.below(scores.count)] }

  /// - Parameter number: of the first pair in its file.
  static func batch(_ pairs: some Collection<Pair>, from number: Int = 0, isSingle: Bool = false) -> ReadPairBatch {
    let forward = ReadBuilder.batch(pairs.map { ($0.first, $0.firstQuality) })
    let reverse = ReadBuilder.batch(pairs.map { ($0.second, $0.secondQuality) })
    forward.firstRecordNumber = number
    reverse.firstRecordNumber = number
    return ReadPairBatch(forward: forward, reverse: isSingle ? nil : reverse)
  }

  static func probe(
    _ pairs: [Pair], sample: String = "s", search: LibraryProbe.PrimerSearch = .catalogue, isSingle: Bool = false
  ) -> LibraryProbe {
    var probe = LibraryProbe(sample: sample, search: search)
    probe.add(batch(pairs, isSingle: isSingle))
    return probe
  }
}
