import Kernels
import Parallel
import Statistics

/// One run of the model over one sample: the state of its partitions.
struct DadaPartitioning {
  let comparisons: DadaComparisons
  let settings: DadaSettings
  let threads: ThreadCount
  let reads: [Int]
  let isPrior: [Bool]
  /// Rate of a row at a score, 16 × 94.
  let rates: [Double]
  let lengths: [Int]

  /// The centre of each partition, its reads, and how it came to be.
  var centres: [Int] = []
  var partitionReads: [Int] = []
  var births: [DadaPartitions.Birth] = []
  /// Whether p values of the partition's members are out of date.
  var isStale: [Bool] = []
  /// Members of each partition.
  var members: [[Int32]] = []

  /// Partition of each unique, λ under that partition's centre, substitutions to it, p value.
  var partition: [Int32]
  var lambda: [Double]
  var hamming: [UInt32]
  var p: [Double]
  var isLocked: [Bool]
  /// Most expected reads from the centres alone so far: a floor for what a later centre must offer.
  var floor: [Double]
  /// Later partitions that could take the unique: a list per unique in one arena.
  var options: [[DadaOption]]
  let totalReads: Int

  init(
    _ comparisons: DadaComparisons, errors: ErrorModel, settings: DadaSettings, priors: Set<[UInt8]>,
    threads: ThreadCount
  ) {
    self.comparisons = comparisons
    self.settings = settings
    self.threads = threads
    let uniques = comparisons.uniques
    reads = uniques.sequences.readCounts
    lengths = (0..<uniques.count).map { uniques.sequences.range($0).count }
    isPrior = priors.isEmpty ? [] : (0..<uniques.count).map { priors.contains(uniques.sequences.sequence($0)) }
    var rates = [Double](repeating: 0, count: Transition.count * TransitionCounts.scoreCount)
    for row in 0..<Transition.count {
      for score in 0..<TransitionCounts.scoreCount {
        rates[row * TransitionCounts.scoreCount + score] = errors.rate(
          row, score: settings.usesQualities ? score : errors.highestScore)
      }
    }
    self.rates = rates
    let count = uniques.count
    partition = Array(repeating: 0, count: count)
    lambda = Array(repeating: 0, count: count)
    hamming = Array(repeating: 0, count: count)
    p = Array(repeating: 1, count: count)
    isLocked = Array(repeating: false, count: count)
    floor = Array(repeating: 0, count: count)
    options = Array(repeating: [], count: count)
    totalReads = uniques.totalReads
  }

  mutating func divide(maximumVariants: Int) {
    centres = [0]
    partitionReads = [totalReads]
    births = [.initial]
    isStale = [true]
    members = [Array(0..<Int32(reads.count))]
    compare(with: 0)
    updateP()
    while centres.count < maximumVariants, let (unique, birth) = nextBud() {
      let old = Int(partition[unique])
      let new = centres.count
      centres.append(unique)
      partitionReads.append(0)
      births.append(birth)
      isStale.append(true)
      members.append([])
      move(members[old].firstIndex(of: Int32(unique)) ?? 0, from: old, to: new)
      compare(with: new)
      for _ in 0..<10 { if !shuffle() { break } }
      updateP()
    }
  }

  /// λ of every unique under the centre of a partition, and which could move there.
  mutating func compare(with number: Int) {
    let centre = centres[number]
    let chunks = comparisons.edits(centre: centre)
    var scratch = EndsFreeAlignment()
    for (chunkNumber, chunk) in chunks.enumerated() {
      let range = comparisons.chunkRange(chunkNumber)
      for unique in range {
        let place = unique - range.lowerBound
        if settings.greedy && (reads[unique] > reads[centre] || isLocked[unique]) && unique != centre { continue }
        comparisons.compare(unique, centre: centre, into: chunk, at: place, scratch: &scratch)
        guard chunk.isAligned(place) else { continue }
        let edits = chunk.edits(place)
        let value = probability(of: unique, edits: edits)
        if number == 0 || unique == centre {
          lambda[unique] = value
          hamming[unique] = DadaPartitioning.hamming(edits)
        }
        if value * Double(totalReads) > floor[unique] || unique == centre {
          let expected = value * Double(reads[centre])
          if expected > floor[unique] { floor[unique] = expected }
          options[unique].append(
            DadaOption(partition: Int32(number), hamming: DadaPartitioning.hamming(edits), lambda: value))
        }
      }
    }
  }

  /// λ: the product over the unique's positions of the rate of its base there given the centre's.
  func probability(of unique: Int, edits: ArraySlice<UInt32>) -> Double {
    let start = comparisons.uniques.sequences.range(unique).lowerBound
    var product = 1.0
    var next = edits.startIndex
    for at in 0..<lengths[unique] {
      let base = Int(comparisons.codes[start + at])
      var from = base
      if next < edits.endIndex, Int(edits[next] >> 3) == at {
        let code = Int(edits[next] & 7)
        if code < 4 { from = code }
        next += 1
      }
      product *= rates[
        Transition.row(from: from, to: base) * TransitionCounts.scoreCount + Int(comparisons.scores[start + at])]
    }
    return product
  }

  /// Moves every unique that is no centre to the partition that expects most reads of it; whether any moved.
  mutating func shuffle() -> Bool {
    let expectedReads = partitionReads.map { Double($0) }
    var hasMoved = false
    for from in centres.indices {
      for place in members[from].indices.reversed() {
        let unique = Int(members[from][place])
        if centres[from] == unique { continue }
        var best = -1.0
        var choice: DadaOption?
        for option in options[unique] {
          let expected = option.lambda * expectedReads[Int(option.partition)]
          if expected > best {
            best = expected
            choice = option
          }
        }
        guard let choice, choice.partition != partition[unique] else { continue }
        let to = Int(choice.partition)
        lambda[unique] = choice.lambda
        hamming[unique] = choice.hamming
        move(place, from: from, to: to)
        hasMoved = true
      }
    }
    return hasMoved
  }

  /// Moves a member to the end of another partition; the last member takes its place.
  mutating func move(_ place: Int, from: Int, to: Int) {
    let unique = members[from][place]
    members[from].swapAt(place, members[from].count - 1)
    members[from].removeLast()
    members[to].append(unique)
    partition[Int(unique)] = Int32(to)
    partitionReads[from] -= reads[Int(unique)]
    partitionReads[to] += reads[Int(unique)]
    isStale[from] = true
    isStale[to] = true
  }

  /// p values of the members of partitions that changed, and the locks.
  mutating func updateP() {
    for number in centres.indices where isStale[number] {
      isStale[number] = false
      let centre = centres[number]
      for member in members[number] {
        let unique = Int(member)
        p[unique] = significance(unique, number)
        if settings.greedy, unique == centre || lambda[unique] * Double(reads[centre]) > Double(reads[unique]) {
          isLocked[unique] = true
        }
      }
    }
  }

  func significance(_ unique: Int, _ number: Int) -> Double {
    let prior = !isPrior.isEmpty && isPrior[unique]
    if reads[unique] == 1 && !prior && !settings.detectsSingletons { return 1 }
    if hamming[unique] == 0 && lambda[unique] > 0 { return 1 }
    if lambda[unique] == 0 { return 0 }
    let expected = lambda[unique] * Double(partitionReads[number])
    if prior { return PoissonTail.atLeast(reads[unique], mean: expected) }
    return PoissonTail.atLeastGivenPresent(reads[unique], mean: expected)
  }

  /// The unique that founds the next partition: the smallest p, ties to more reads, then to the first.
  func nextBud() -> (unique: Int, birth: DadaPartitions.Birth)? {
    var best: Int?
    var bestPrior: Int?
    func precedes(_ a: Int, _ b: Int?) -> Bool {
      guard let b else { return true }
      return p[a] != p[b] ? p[a] < p[b] : reads[a] > reads[b]
    }
    for number in centres.indices {
      for member in members[number] {
        let unique = Int(member)
        if centres[number] == unique || reads[unique] < settings.minAbundance { continue }
        if lambda[unique] > 0, hamming[unique] < UInt32(settings.minHamming) { continue }
        let expected = lambda[unique] * Double(partitionReads[number])
        if Double(reads[unique]) < settings.minFold * expected { continue }
        if precedes(unique, best) { best = unique }
        if !isPrior.isEmpty, isPrior[unique], precedes(unique, bestPrior) { bestPrior = unique }
      }
    }
    if let best, p[best] * Double(reads.count) < settings.omegaA {
      return (best, .abundance(p: p[best], fold: fold(best), from: Int(partition[best]), hamming: Int(hamming[best])))
    }
    if let bestPrior, p[bestPrior] < settings.omegaP {
      return (
        bestPrior,
        .prior(p: p[bestPrior], fold: fold(bestPrior), from: Int(partition[bestPrior]), hamming: Int(hamming[bestPrior]))
      )
    }
    return nil
  }

  private func fold(_ unique: Int) -> Double {
    Double(reads[unique]) / (lambda[unique] * Double(partitionReads[Int(partition[unique])]))
  }

  static func hamming(_ edits: ArraySlice<UInt32>) -> UInt32 {
    edits.reduce(0) { $0 + ($1 & 7 < 4 ? 1 : 0) }
  }
}

/// A partition that could take a unique.
struct DadaOption {
  let partition: Int32
  let hamming: UInt32
  let lambda: Double
}
