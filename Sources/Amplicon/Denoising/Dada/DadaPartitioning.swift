import Glibc
import Kernels
import Parallel
import Statistics

/// One run of the model over one sample: the state of its partitions.
///
/// A unique belongs to one partition; `options` holds, beside, every centre that could ever expect most reads of it. Each
/// centre keeps its own reads, so λ times these is a floor that a later centre must pass with all reads of the sample:
/// what cannot is forgotten at once.
struct DadaPartitioning {
  let comparisons: DadaComparisons
  let settings: DadaSettings
  let threads: ThreadCount
  let rates: RateTable
  let reads: [Int]
  let totalReads: Int
  let isPrior: [Bool]
  /// λ without any edit, for quick estimates.
  let ownProducts: [Double]
  /// log(reads!) of uniques that can be tested.
  let logFactorials: [Double]
  /// p values above this cannot found a partition, as a logarithm.
  let logSignificance: Double

  /// The partitions, in the order in which they budded.
  var partitions: [DadaPartition] = []
  /// Of each unique: partition, place among its members, λ and substitutions under its centre.
  var partition: [Int32]
  var place: [Int32]
  var lambda: [Double]
  var hamming: [Int32]
  /// The floor of expected reads.
  var floor: [Double]
  var isLocked: [Bool]
  var options: DadaOptions
  /// The aligner of work on one lane.
  let aligner: PairAligner

  init(
    _ comparisons: DadaComparisons, errors: ErrorModel, settings: DadaSettings, priors: Set<[UInt8]>,
    threads: ThreadCount
  ) {
    self.comparisons = comparisons
    self.settings = settings
    self.threads = threads
    let uniques = comparisons.uniques
    let count = uniques.count
    let rates = RateTable(errors)
    self.rates = rates
    reads = uniques.sequences.readCounts
    totalReads = uniques.totalReads
    isPrior = priors.isEmpty ? [] : (0..<count).map { priors.contains(uniques.sequences.sequence($0)) }
    ownProducts = (0..<count).map { unique in
      let start = comparisons.starts[unique]
      // SAFETY: the letters and scores of a unique lie in their arenas.
      return unsafe rates.product(
        codes: comparisons.codes + start, scores: comparisons.scores + start, count: comparisons.length(unique),
        edits: [])
    }
    logFactorials = uniques.sequences.readCounts.map { $0 > 1 ? lgamma(Double($0) + 1) : 0 }
    logSignificance = log(settings.omegaA / Double(max(1, count)))
    partition = Array(repeating: 0, count: count)
    place = (0..<Int32(count)).map { $0 }
    lambda = Array(repeating: 0, count: count)
    hamming = Array(repeating: 0, count: count)
    floor = Array(repeating: 0, count: count)
    isLocked = Array(repeating: false, count: count)
    options = DadaOptions(count: count)
    aligner = PairAligner(settings)
  }

  /// Divides until no unique is significant, or there are as many partitions as allowed.
  mutating func divide(maximumVariants: Int) {
    partitions = [DadaPartition(centre: 0, birth: .initial, reads: totalReads, members: Array(0..<Int32(reads.count)))]
    compare(with: 0)
    updateSignificance()
    while partitions.count < maximumVariants, let bud = nextBud() {
      let new = partitions.count
      partitions.append(DadaPartition(centre: bud.unique, birth: birth(of: bud), reads: 0, members: []))
      move(bud.unique, to: new)
      compare(with: new)
      for _ in 0..<10 where !shuffle() { break }
      updateSignificance()
    }
  }

  /// Moves a unique to the end of a partition; the last member of its old one takes its place.
  mutating func move(_ unique: Int, to: Int) {
    let (from, hole) = (Int(partition[unique]), Int(place[unique]))
    let last = partitions[from].members.removeLast()
    if Int(last) != unique {
      partitions[from].members[hole] = last
      place[Int(last)] = Int32(hole)
    }
    place[unique] = Int32(partitions[to].members.count)
    partitions[to].members.append(Int32(unique))
    partition[unique] = Int32(to)
    partitions[from].reads -= reads[unique]
    partitions[to].reads += reads[unique]
    partitions[from].isStale = true
    partitions[to].isStale = true
  }

  private func birth(of bud: DadaBud) -> DadaPartitions.Birth {
    let from = Int(partition[bud.unique])
    let fold = Double(reads[bud.unique]) / (lambda[bud.unique] * Double(partitions[from].reads))
    let substitutions = Int(hamming[bud.unique])
    return bud.isPrior
      ? .prior(p: bud.p, fold: fold, from: from, hamming: substitutions)
      : .abundance(p: bud.p, fold: fold, from: from, hamming: substitutions)
  }
}

/// A partition: its centre, reads and members, in the order that moving left them in.
struct DadaPartition {
  let centre: Int
  let birth: DadaPartitions.Birth
  var reads: Int
  var members: [Int32]
  /// Whether its reads or members changed since its p values were looked at.
  var isStale = true
  /// The members with the smallest p value, of all and of the priors.
  var best: DadaBud?
  var bestPrior: DadaBud?

  init(centre: Int, birth: DadaPartitions.Birth, reads: Int, members: [Int32]) {
    self.centre = centre
    self.birth = birth
    self.reads = reads
    self.members = members
  }
}

/// A unique that may found a partition.
struct DadaBud {
  let unique: Int
  let reads: Int
  let p: Double
  let isPrior: Bool

  /// Smaller p first, then more reads; else the one found first stays.
  func precedes(_ other: DadaBud?) -> Bool {
    guard let other else { return true }
    return p != other.p ? p < other.p : reads > other.reads
  }
}
