import Glibc
import Statistics

extension DadaPartitioning {
  /// Looks for the smallest p value of each partition that changed, and locks what a centre's own reads explain.
  mutating func updateSignificance() {
    for number in partitions.indices where partitions[number].isStale {
      let centre = partitions[number].centre
      let centreReads = Double(reads[centre])
      let partitionReads = Double(partitions[number].reads)
      var best: DadaBud?
      var bestPrior: DadaBud?
      for member in partitions[number].members {
        let unique = Int(member)
        if settings.greedy, unique == centre || lambda[unique] * centreReads > Double(reads[unique]) {
          isLocked[unique] = true
        }
        guard unique != centre, let bud = bud(unique, partitionReads: partitionReads) else { continue }
        if bud.precedes(best) { best = bud }
        if bud.isPrior, bud.precedes(bestPrior) { bestPrior = bud }
      }
      partitions[number].best = best
      partitions[number].bestPrior = bestPrior
      partitions[number].isStale = false
    }
  }

  /// The unique that founds the next partition: the smallest p of all, and if that is not significant, of the priors.
  /// Among equal ones the one with more reads, then the first.
  func nextBud() -> DadaBud? {
    var best: DadaBud?
    var bestPrior: DadaBud?
    for partition in partitions {
      if let bud = partition.best, bud.precedes(best) { best = bud }
      if let bud = partition.bestPrior, bud.precedes(bestPrior) { bestPrior = bud }
    }
    if let best, best.p * Double(reads.count) < settings.omegaA {
      return DadaBud(unique: best.unique, reads: best.reads, p: best.p * Double(reads.count), isPrior: false)
    }
    if let bestPrior, bestPrior.p < settings.omegaP { return bestPrior }
    return nil
  }

  /// A member as a bud with its p value; nil if it cannot be one or its p value is certainly too large.
  private func bud(_ unique: Int, partitionReads: Double) -> DadaBud? {
    let count = reads[unique]
    let prior = !isPrior.isEmpty && isPrior[unique]
    if count == 1 && !prior && !settings.detectsSingletons || count < settings.minAbundance { return nil }
    let value = lambda[unique]
    if value == 0 { return DadaBud(unique: unique, reads: count, p: 0, isPrior: prior) }
    let expected = value * partitionReads
    if hamming[unique] == 0 || Int(hamming[unique]) < settings.minHamming || Double(count) < settings.minFold * expected
    {
      return nil
    }
    if prior || settings.detectsSingletons {
      return DadaBud(
        unique: unique, reads: count, p: PoissonTail.atLeast(count, mean: expected), isPrior: prior)
    }
    // The tail is at least its first term; far above the mean that is all there is.
    if Double(count) <= expected
      || Double(count) * log(expected) - expected - logFactorials[unique] > logSignificance + 1e-6
    {
      return nil
    }
    return DadaBud(
      unique: unique, reads: count, p: PoissonTail.atLeastGivenPresent(count, mean: expected), isPrior: false)
  }
}
