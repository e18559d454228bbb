/// Tells barcodes from spacers by what stands before the primers of one pair.
///
/// 1. *Same in both mates*: at some length L ≥ 4 the last L bases before both primers are equal, beyond what the two
///    ends' own frequencies give by chance: κ = (p − e)/(1 − e) ≥ 0.5 with p the share of equal pairs and
///    e = Σ f(w) r(w) (Cohen 1960, doi:10.1177/001316446002000104). L is the longest length up to which each further
///    base keeps ≥ 95 % of the equal pairs. Mates of one sample, whose letters are constant, have e = 1 and no κ.
/// 2. *Paired*: the words of one end predict those of the other: λ ≥ 0.5 both ways (Goodman & Kruskal 1954,
///    doi:10.2307/2281536).
/// 3. *Few*: a primer begins at one place in ≥ 80 % of the reads, and the words before it are few (at most a sixteenth of
///    all of that length), at least two, and none makes up 95 %.
///
/// In all of them the words seen at least twice, and in at least 1 of 5,000 reads, must explain at least half of the
/// reads (rule 3: 70 %); in 1 and 2 at least 80 % of the reads must have so many bases before each primer. Random
/// spacers fail 1 and 2 since mates do not agree and 3 since their words are many; spacers of several lengths fail all
/// since too many are shorter; a constant letter sequence fails all.
struct BarcodeEvidence {
  private typealias Both = PrefixTally.Both
  private typealias Barcode = InlineBarcodeFindings.Barcode

  private static let smallestAgreement = 0.5
  private static let keptPerBase = 0.95
  private static let smallestShare = 0.5
  private static let smallestShareOfFew = 0.7
  private static let smallestSharePlaced = 0.8
  private static let largestSingleShare = 0.95

  private let tally: PrefixTally
  private let total: Double
  // Words rarer than this are errors, not barcodes.
  private let rarest: Int

  init(_ tally: PrefixTally) {
    self.tally = tally
    total = Double(tally.detailed)
    rarest = max(2, tally.detailed / 5_000)
  }

  func findings(primers: PrimerPair, examined: Int) -> InlineBarcodeFindings? {
    guard let (evidence, length, barcodes) = same() ?? paired() ?? few(isForward: true) ?? few(isForward: false) else {
      return nil
    }
    let explained = barcodes.reduce(0) { $0 + $1.pairCount }
    let sorted = barcodes.sorted {
      ($1.pairCount, $0.forward ?? "", $0.reverse ?? "") < ($0.pairCount, $1.forward ?? "", $1.reverse ?? "")
    }
    return InlineBarcodeFindings(
      primers: primers, evidence: evidence, barcodeLength: length, examined: examined, located: tally.located,
      share: Double(explained) / total, distinctCount: barcodes.count,
      barcodes: Array(sorted.prefix(InlineBarcodeProbe.namedBarcodes)))
  }

  private typealias Answer = (InlineBarcodeFindings.Evidence, Int, [Barcode])

  private func same() -> Answer? {
    var length = InlineBarcodeProbe.shortestBarcode
    var equal = equalPairs(length)
    while length < PrimerPrefix.maximumLength, equal > 0 {
      let next = equalPairs(length + 1)
      if Double(next) < BarcodeEvidence.keptPerBase * Double(equal) { break }
      equal = next
      length += 1
    }
    guard isLong(length) else { return nil }
    let words = words(length)
    let chance = words.forward.reduce(0.0) { $0 + Double($1.value) * Double(words.reverse[$1.key] ?? 0) }
    let expected = chance / (total * total)
    guard expected < 1, (Double(equal) / total - expected) / (1 - expected) >= BarcodeEvidence.smallestAgreement else {
      return nil
    }
    let barcodes = words.both.filter { $0.key.forward == $0.key.reverse }
    return answer(.sameInBothMates, length, barcodes, BarcodeEvidence.smallestShare)
  }

  private func paired() -> Answer? {
    for length in (InlineBarcodeProbe.shortestBarcode...PrimerPrefix.maximumLength).reversed()
    where isLong(length) {
      let words = words(length)
      let common = words.both.filter { $0.value >= rarest }
      guard Double(common.values.reduce(0, +)) >= BarcodeEvidence.smallestShare * total else { continue }
      guard predicts(common, \.forward, \.reverse), predicts(common, \.reverse, \.forward) else { continue }
      return answer(.pairedBetweenMates, length, common, BarcodeEvidence.smallestShare)
    }
    return nil
  }

  private func few(isForward: Bool) -> Answer? {
    let starts = isForward ? tally.forwardStarts : tally.reverseStarts
    guard let most = starts.max(), Double(most) >= BarcodeEvidence.smallestSharePlaced * total,
      let length = starts.firstIndex(of: most),
      (InlineBarcodeProbe.shortestBarcode...PrimerPrefix.maximumLength).contains(length)
    else { return nil }
    let words = words(length)
    let own = (isForward ? words.forward : words.reverse).filter { $0.value >= rarest }
    guard Double(own.count) <= Double(1 << (2 * min(length, 24))) / 16 else { return nil }
    let barcodes = own.map {
      Barcode(forward: isForward ? $0.key.letters : nil, reverse: isForward ? nil : $0.key.letters, pairCount: $0.value)
    }
    return checked(
      isForward ? .fewBeforeForward : .fewBeforeReverse, length, barcodes, BarcodeEvidence.smallestShareOfFew)
  }

  private func answer(
    _ evidence: InlineBarcodeFindings.Evidence, _ length: Int, _ words: [Both: Int], _ smallestShare: Double
  ) -> Answer? {
    let barcodes = words.filter { $0.value >= rarest }.map {
      Barcode(forward: $0.key.forward.letters, reverse: $0.key.reverse.letters, pairCount: $0.value)
    }
    return checked(evidence, length, barcodes, smallestShare)
  }

  private func checked(
    _ evidence: InlineBarcodeFindings.Evidence, _ length: Int, _ barcodes: [Barcode], _ smallestShare: Double
  ) -> Answer? {
    let explained = Double(barcodes.reduce(0) { $0 + $1.pairCount })
    let most = Double(barcodes.map(\.pairCount).max() ?? 0)
    guard barcodes.count >= 2, explained >= smallestShare * total,
      most <= BarcodeEvidence.largestSingleShare * explained
    else { return nil }
    return (evidence, length, barcodes)
  }

  /// Most reads have as many bases before both primers.
  private func isLong(_ length: Int) -> Bool {
    [tally.forwardStarts, tally.reverseStarts].allSatisfy {
      Double($0.dropFirst(length).reduce(0, +)) >= BarcodeEvidence.smallestSharePlaced * total
    }
  }

  private func equalPairs(_ length: Int) -> Int {
    tally.prefixes.reduce(0) { sum, entry in
      guard let word = entry.key.forward.last(length) else { return sum }
      return word == entry.key.reverse.last(length) ? sum + entry.value : sum
    }
  }

  /// The last `length` bases before each primer, where both mates have as many, and before each alone.
  private func words(_ length: Int) -> (
    both: [Both: Int], forward: [PrimerPrefix: Int], reverse: [PrimerPrefix: Int]
  ) {
    var both: [Both: Int] = [:]
    var forward: [PrimerPrefix: Int] = [:]
    var reverse: [PrimerPrefix: Int] = [:]
    for (prefixes, count) in tally.prefixes {
      let one = prefixes.forward.last(length)
      let other = prefixes.reverse.last(length)
      if let one { forward[one, default: 0] += count }
      if let other { reverse[other, default: 0] += count }
      if let one, let other { both[Both(forward: one, reverse: other), default: 0] += count }
    }
    return (both, forward, reverse)
  }

  /// Goodman and Kruskal's λ of the words at `to`, given those at `from`, is large.
  private func predicts(
    _ words: [Both: Int], _ from: KeyPath<Both, PrimerPrefix>, _ to: KeyPath<Both, PrimerPrefix>
  ) -> Bool {
    var best: [PrimerPrefix: Int] = [:]
    var totals: [PrimerPrefix: Int] = [:]
    for (both, count) in words {
      best[both[keyPath: from]] = max(best[both[keyPath: from]] ?? 0, count)
      totals[both[keyPath: to], default: 0] += count
    }
    let all = totals.values.reduce(0, +)
    let modal = totals.values.max() ?? 0
    guard all > modal else { return false }
    let lambda = Double(best.values.reduce(0, +) - modal) / Double(all - modal)
    return lambda >= BarcodeEvidence.smallestAgreement
  }
}
