/// Draws of a number of reads over features, given classes of features with the same share: made ready once, drawn often.
///
/// Independent Poisson counts with means a little below the multinomial's, then single reads until the total is
/// reached. A Poisson vector of a given sum is multinomial, and so is it with further reads of the same law, so the
/// draw is exact whatever the Poisson means add up to; a vector with more reads than asked for is drawn again. Means add
/// up to one standard deviation less than the reads: a sixth of the vectors is drawn again, and about √reads reads are
/// drawn singly.
public struct MultinomialSampler: Sendable {
  /// Features with the same share.
  public struct Class: Sendable {
    public let features: Int
    /// Of each of them.
    public let share: Double

    public init(features: Int, share: Double) {
      self.features = features
      self.share = share
    }
  }

  /// A class and the law of each of its features, or of all of them together.
  private struct Part {
    let law: PoissonLaw
    let features: Int
  }

  private let trials: Int
  /// Classes whose features are drawn one by one.
  private var dense: [Part] = []
  /// Classes with many more features than reads: their reads are drawn together and spread.
  private var sparse: [Part] = []
  private var denseFeatures = 0
  private var table: [AliasColumn] = []
  /// Where in `table` single reads are drawn: every dense feature, then every sparse class.
  private var singles = 0
  private var singleCount: Int { denseFeatures + sparse.count }

  /// - Parameters:
  ///   - trials: the reads of a draw, ≥ 0.
  ///   - classes: shares ≥ 0; only their proportions matter.
  /// - Complexity: O(classes + dense features).
  public init(trials: Int, classes: [Class]) {
    precondition(trials >= 0)
    self.trials = trials
    let mass = classes.reduce(0) { $0 + Double($1.features) * $1.share }
    let reads = max(0, Double(trials) - Double(trials).squareRoot())
    var denseWeights: [Double] = []
    var sparseWeights: [Double] = []
    for group in classes where group.features > 0 {
      let mean = mass > 0 ? reads * group.share / mass : 0
      if mean < 0.25, group.features > 16 {
        let whole = Double(group.features)
        sparse.append(Part(law: PoissonLaw(mean: mean * whole, table: &table), features: group.features))
        sparseWeights.append(group.share * whole)
      } else {
        dense.append(Part(law: PoissonLaw(mean: mean, table: &table), features: group.features))
        denseWeights += repeatElement(group.share, count: group.features)
      }
    }
    denseFeatures = denseWeights.count
    precondition(trials == 0 || mass > 0)
    singles = table.count
    if mass > 0 { table += AliasColumn.table(denseWeights + sparseWeights) }
  }

  /// The counts of one draw, in no order, some of them 0; they add up to the trials.
  ///
  /// - Complexity: O(dense features + reads of sparse classes + √trials), on average.
  public func draw(_ generator: inout SeededGenerator) -> [Int] {
    var (counts, sparseReads) = drawParts(&generator)
    for (place, reads) in sparseReads.enumerated() where reads > 0 {
      Self.spread(reads, over: sparse[place].features, into: &counts, &generator)
    }
    return counts
  }

  /// One count per class, zeros too, in the order of the classes: for classes of one feature each.
  public func drawInOrder(_ generator: inout SeededGenerator) -> [Int] {
    precondition(sparse.isEmpty && dense.allSatisfy { $0.features == 1 })
    return drawParts(&generator).dense
  }

  /// The counts of dense features, and the reads of sparse classes.
  private func drawParts(_ generator: inout SeededGenerator) -> (dense: [Int], sparse: [Int]) {
    var counts = [Int](repeating: 0, count: denseFeatures)
    var sparseReads = [Int](repeating: 0, count: sparse.count)
    var rest = trials > 0 ? -1 : 0
    while rest < 0 { rest = trials - drawIndependently(&counts, &sparseReads, &generator) }
    addSingles(rest, to: &counts, &sparseReads, &generator)
    return (counts, sparseReads)
  }

  /// Single reads until the total is reached: about √trials of them, a third of the work of deep samples.
  private func addSingles(
    _ reads: Int, to counts: inout [Int], _ sparseReads: inout [Int], _ generator: inout SeededGenerator
  ) {
    var own = generator
    var dense = counts.mutableSpan
    for _ in 0..<reads {
      let place = own.index(table, from: singles, count: singleCount)
      if place < denseFeatures { dense[place] &+= 1 } else { sparseReads[place - denseFeatures] += 1 }
    }
    generator = own
  }

  /// Poisson counts of all; their sum.
  private func drawIndependently(
    _ counts: inout [Int], _ sparseReads: inout [Int], _ generator: inout SeededGenerator
  ) -> Int {
    var own = generator
    var sum = 0
    var place = 0
    var places = counts.mutableSpan
    for group in dense {
      for _ in 0..<group.features {
        let drawn = group.law.draw(table, &own)
        places[place] = drawn
        place &+= 1
        sum &+= drawn
      }
    }
    for (place, group) in sparse.enumerated() {
      let drawn = group.law.draw(table, &own)
      sparseReads[place] = drawn
      sum &+= drawn
    }
    generator = own
    return sum
  }

  /// Reads over equally likely features: which feature each belongs to, then runs of the same.
  private static func spread(
    _ reads: Int, over features: Int, into counts: inout [Int], _ generator: inout SeededGenerator
  ) {
    var owners: [Int] = []
    owners.reserveCapacity(reads)
    for _ in 0..<reads { owners.append(generator.below(features)) }
    owners.sort()
    var start = 0
    for place in 1...owners.count where place == owners.count || owners[place] != owners[start] {
      counts.append(place - start)
      start = place
    }
  }
}
