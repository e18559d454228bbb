import Kernels
import Statistics

/// The bootstrap of one query: how many of 100 replicates agree with a class at each rank.
///
/// A replicate's winner is found exactly but without summing everything: words that few classes hold are added for all
/// classes first. A class's score can rise no further than by −Σ log P of the remaining words (each factor of P(w|G) is
/// at most 1), so only classes that could still reach the leader's whole score get the remaining words.
struct BootstrapVotes {
  /// Words held by more than this share of classes are added last.
  private static let commonShare = 0.25

  private var scores: [Double]
  private var blockMaxima: [Double]
  private var survivors: [Int32]
  private var times: [Int] = []
  private var sums: [Double] = []
  private var drawnCommon: [(row: Int, times: Double)] = []
  /// log((m + P)/P) by common word and class, zero where the class lacks the word.
  private var common: [Double] = []

  init(_ model: WordModel) {
    scores = [Double](repeating: 0, count: model.classCount)
    blockMaxima = [Double](repeating: 0, count: model.blockCount)
    survivors = [Int32](repeating: 0, count: model.classCount)
  }

  /// Votes 0…100 for the groups of `chosen`, by rank from domain to genus.
  mutating func votes(
    for chosen: Int, query: QueryWords, model: WordModel, tree: ClassTree, own: LeftOut?,
    generator: inout SeededGenerator
  ) -> [Double] {
    let distinct = query.distinct
    let limit = Int(Self.commonShare * Double(model.classCount))
    let rareCount = distinct.prefix { model.memberCount(of: Int($0)) <= limit }.count
    fillCommon(distinct[rareCount...], model: model)

    var votes = [Double](repeating: 0, count: ClassTree.ranks.count)
    let draws = max(1, query.unambiguousLength / 8)
    times = [Int](repeating: 0, count: distinct.count)
    for _ in 0..<BayesScorer.replicates {
      for index in times.indices { times[index] = 0 }
      for _ in 0..<draws { times[query.distinctIndices[generator.below(query.positions)]] += 1 }
      let winners = self.winners(draws: draws, rareCount: rareCount, distinct: distinct, model: model, own: own)
      let share = 1 / Double(winners.count)
      for winner in winners {
        for rank in 0..<tree.sharedRanks(chosen, winner) { votes[rank] += share }
      }
    }
    return votes
  }

  private mutating func fillCommon(_ words: ArraySlice<UInt16>, model: WordModel) {
    common = [Double](repeating: 0, count: words.count * model.classCount)
    for (row, word) in words.enumerated() { model.add(word, toRow: row, of: &common) }
  }

  // The classes tied for the best score of the replicate in `times`, rising.
  private mutating func winners(
    draws: Int, rareCount: Int, distinct: [UInt16], model: WordModel, own: LeftOut?
  ) -> [Int] {
    let commonDraws = times[rareCount...].reduce(0, +)
    model.start(&scores, draws: draws - commonDraws)
    var rareConstant = 0.0
    for index in 0..<rareCount where times[index] > 0 {
      rareConstant += Double(times[index]) * model.logBackground[Int(distinct[index])]
      model.add(distinct[index], times: Double(times[index]), to: &scores)
    }
    drawnCommon.removeAll(keepingCapacity: true)
    var commonConstant = 0.0
    for index in rareCount..<distinct.count where times[index] > 0 {
      commonConstant += Double(times[index]) * model.logBackground[Int(distinct[index])]
      drawnCommon.append((row: index - rareCount, times: Double(times[index])))
    }
    if let own {
      // Never positive, so the bound below holds for the class it concerns too.
      own.apply(to: &scores, words: distinct, times: times, positions: draws, model: model)
    }

    guard let leader = model.leader(scores, blockMaxima: &blockMaxima) else { return [] }
    let reached = total(leader, commonDraws: commonDraws, model: model)
    let slack = BayesScorer.tieTolerance * (reached + rareConstant + commonConstant).magnitude + 1e-6
    let count = Self.indices(
      of: scores, blockMaxima: blockMaxima, atLeast: reached + commonConstant - slack, into: &survivors)
    sums.removeAll(keepingCapacity: true)
    var maximum = -Double.infinity
    for index in 0..<count {
      let sum = total(Int(survivors[index]), commonDraws: commonDraws, model: model)
      sums.append(sum)
      maximum = max(maximum, sum)
    }
    let threshold =
      maximum - BayesScorer.tieTolerance * (maximum + rareConstant + commonConstant).magnitude
    return sums.indices.filter { sums[$0] >= threshold }.map { Int(survivors[$0]) }
  }

  private static func indices(
    of scores: [Double], blockMaxima: [Double], atLeast threshold: Double, into found: inout [Int32]
  ) -> Int {
    var span = found.mutableSpan
    return WordScoring.indices(
      of: scores.span, blockMaxima: blockMaxima.span, atLeast: threshold, into: &span)
  }

  // A class's whole score: its rare words are in `scores`, the common ones are looked up.
  private func total(_ classNumber: Int, commonDraws: Int, model: WordModel) -> Double {
    var sum = scores[classNumber] + Double(commonDraws) * model.negativeLogSize[classNumber]
    for drawn in drawnCommon { sum += drawn.times * common[drawn.row * model.classCount + classNumber] }
    return sum
  }
}
