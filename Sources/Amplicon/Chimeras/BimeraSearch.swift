import Kernels

/// Looks for the parents of one sequence after the other; the scratch of one lane.
///
/// Parents of any sample are bounded first (`ShiftedFlanks`); those whose bound leaves them a chance are the candidates.
/// Per sample the candidates are then taken by falling bound until no bound is above the best flank.
struct BimeraSearch {
  private struct Candidate {
    let number: Int
    /// Upper bounds of the flanks, in letters of the sequence.
    let left: Int
    let right: Int
    /// Read off the alignment when first needed.
    var flanks: SharedFlanks?
  }

  /// The longest flank and the candidate that shares it.
  private struct Best {
    var length = 0
    var candidate: Int?
  }

  private let occurrences: Occurrences
  private let settings: BimeraSettings
  private let aligner = EndsFreeAligner(scores: .init(match: 5, mismatch: -4, gap: -8))
  /// The last sequence for which another was noted as a possible parent.
  private var noted: [Int32]
  /// Where a sample stands among the samples of the sequence at hand; −1 if it does not hold it.
  private var place: [Int32]
  private var possible: [Int] = []
  private var candidates: [Candidate] = []
  /// Per sample of the sequence: candidates with enough reads in it, by falling bound of the left and the right flank.
  private var byLeft: [[Int]] = []
  private var byRight: [[Int]] = []

  init(occurrences: Occurrences, settings: BimeraSettings) {
    self.occurrences = occurrences
    self.settings = settings
    noted = Array(repeating: -1, count: occurrences.sequences.count)
    place = Array(repeating: -1, count: occurrences.sampleCount)
  }

  /// The sequence as a bimera, if any sample flags it.
  mutating func bimera(_ sequence: Int) -> Bimera? {
    let samples = occurrences.samples(ofSequence: sequence)
    listPossibleParents(sequence, samples)
    guard boundCandidates(sequence) else { return nil }
    listBySample(samples)
    let count = occurrences.sequences.range(sequence).count
    var flagged: [Int] = []
    var tally: [(start: Int, end: Int, samples: Int)] = []
    for (at, entry) in samples.enumerated() {
      guard let (start, end) = parents(of: sequence, count: count, sample: at) else { continue }
      flagged.append(Int(entry.number))
      if let known = tally.firstIndex(where: { $0.start == start && $0.end == end }) {
        tally[known].samples += 1
      } else {
        tally.append((start, end, 1))
      }
    }
    // Numbers rise as abundance falls.
    guard let usual = tally.min(by: { (-$0.samples, $0.start, $0.end) < (-$1.samples, $1.start, $1.end) }) else {
      return nil
    }
    return Bimera(
      sequence: sequence, startParent: usual.start, endParent: usual.end, flaggedSamples: flagged,
      sampleCount: samples.count)
  }

  private func isParent(reads: UInt32, of child: UInt32) -> Bool {
    Double(reads) > settings.foldOverAbundance * Double(child) && Int(reads) >= settings.minimumParentReads
  }

  /// Fills `possible` with the sequences that have a parent's reads in any of the samples.
  private mutating func listPossibleParents(_ sequence: Int, _ samples: ArraySlice<Occurrences.Entry>) {
    possible.removeAll(keepingCapacity: true)
    noted[sequence] = Int32(sequence)
    for sample in samples {
      for entry in occurrences.sequences(ofSample: Int(sample.number)) {
        guard isParent(reads: entry.reads, of: sample.reads) else { break }
        if noted[Int(entry.number)] != Int32(sequence) {
          noted[Int(entry.number)] = Int32(sequence)
          possible.append(Int(entry.number))
        }
      }
    }
  }

  /// Fills `candidates` with the possible parents whose bounds leave them a chance; false if there are none.
  private mutating func boundCandidates(_ sequence: Int) -> Bool {
    candidates.removeAll(keepingCapacity: true)
    let uniques = occurrences.sequences
    let range = uniques.range(sequence)
    let n = range.count
    let settings = settings
    unsafe uniques.letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return }
      for number in possible {
        let other = uniques.range(number)
        // SAFETY: both ranges lie in the arena.
        let left = unsafe ShiftedFlanks.left(
          base + range.lowerBound, count: n, base + other.lowerBound, count: other.count,
          allowed: settings.maximumShift, oneOff: settings.allowsOneOff)
        let right = unsafe ShiftedFlanks.right(
          base + range.upperBound, count: n, base + other.upperBound, count: other.count,
          allowed: settings.maximumShift, oneOff: settings.allowsOneOff)
        candidates.append(Candidate(number: number, left: left, right: right))
      }
    }
    let longestLeft = candidates.reduce(0) { max($0, $1.left) }
    let longestRight = candidates.reduce(0) { max($0, $1.right) }
    candidates.removeAll { $0.left + longestRight < n && $0.right + longestLeft < n }
    candidates.sort { $0.number < $1.number }
    return !candidates.isEmpty
  }

  private mutating func listBySample(_ samples: ArraySlice<Occurrences.Entry>) {
    for at in byLeft.indices.prefix(samples.count) {
      byLeft[at].removeAll(keepingCapacity: true)
      byRight[at].removeAll(keepingCapacity: true)
    }
    while byLeft.count < samples.count {
      byLeft.append([])
      byRight.append([])
    }
    for (at, entry) in samples.enumerated() { place[Int(entry.number)] = Int32(at) }
    let own = samples.map(\.reads)
    // Taken out of self while they are filled, so that self can be read.
    var lists: [[Int]] = []
    swap(&lists, &byLeft)
    enter(candidates.indices.sorted { (-candidates[$0].left, $0) < (-candidates[$1].left, $1) }, own, &lists)
    swap(&lists, &byLeft)
    swap(&lists, &byRight)
    enter(candidates.indices.sorted { (-candidates[$0].right, $0) < (-candidates[$1].right, $1) }, own, &lists)
    swap(&lists, &byRight)
    for entry in samples { place[Int(entry.number)] = -1 }
  }

  /// Appends candidates, in the order given, to the lists of the samples in which they have a parent's reads.
  private func enter(_ order: [Int], _ own: [UInt32], _ lists: inout [[Int]]) {
    for candidate in order {
      for entry in occurrences.samples(ofSequence: candidates[candidate].number) {
        let at = Int(place[Int(entry.number)])
        if at >= 0, isParent(reads: entry.reads, of: own[at]) { lists[at].append(candidate) }
      }
    }
  }

  /// The parents in one sample: numbers of the sequences that share the start and the end.
  private mutating func parents(of sequence: Int, count: Int, sample: Int) -> (start: Int, end: Int)? {
    guard let first = byLeft[sample].first, let second = byRight[sample].first,
      candidates[first].left + candidates[second].right >= count
    else { return nil }
    func find(_ length: (SharedFlanks) -> Int, fromLeft: Bool, distance: Int) -> Best {
      longest(sequence, count, fromLeft ? byLeft[sample] : byRight[sample], fromLeft, length, distance)
    }
    func joined(_ left: Best, _ right: Best) -> (start: Int, end: Int)? {
      guard let start = left.candidate, let end = right.candidate, left.length + right.length >= count else {
        return nil
      }
      return (candidates[start].number, candidates[end].number)
    }
    let exact = joined(
      find(\.left, fromLeft: true, distance: 0), find(\.right, fromLeft: false, distance: 0))
    if exact != nil || !settings.allowsOneOff { return exact }
    let far = settings.minimumOneOffDistance
    return joined(
      find(\.leftOneOff, fromLeft: true, distance: far), find(\.right, fromLeft: false, distance: far))
      ?? joined(find(\.left, fromLeft: true, distance: far), find(\.rightOneOff, fromLeft: false, distance: far))
  }

  /// The longest flank among candidates in order of falling bound; the more abundant sequence on ties.
  private mutating func longest(
    _ sequence: Int, _ count: Int, _ order: [Int], _ fromLeft: Bool, _ length: (SharedFlanks) -> Int,
    _ minimumDistance: Int
  ) -> Best {
    var best = Best()
    for candidate in order {
      if (fromLeft ? candidates[candidate].left : candidates[candidate].right) < best.length { break }
      let flanks = flanks(sequence, candidate)
      if flanks.left + flanks.right >= count || flanks.distance < minimumDistance { continue }
      let found = length(flanks)
      if found > best.length || (found == best.length && candidate < best.candidate ?? .max) {
        best = Best(length: found, candidate: candidate)
      }
    }
    return best
  }

  private mutating func flanks(_ sequence: Int, _ candidate: Int) -> SharedFlanks {
    if let known = candidates[candidate].flanks { return known }
    let uniques = occurrences.sequences
    let (own, other) = (uniques.range(sequence), uniques.range(candidates[candidate].number))
    unsafe uniques.letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return }
      // SAFETY: both ranges lie in the arena.
      unsafe aligner.align(
        base + own.lowerBound, count: own.count, base + other.lowerBound, count: other.count,
        band: settings.maximumShift)
    }
    let flanks = SharedFlanks(aligner: aligner, maximumShift: settings.maximumShift)
    candidates[candidate].flanks = flanks
    return flanks
  }
}
