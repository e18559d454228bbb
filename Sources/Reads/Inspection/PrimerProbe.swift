import Kernels

/// Looks for every primer of the catalogue at the starts of reads.
struct PrimerProbe: Sendable {
  private static let maximumSpacer = 15
  // Behind the primers, reads begin at most this far from the consensus (a base too many or too few was cut).
  private static let insertStarts = 0..<3

  let pairs: [PrimerPair]
  private(set) var tallies: [PrimerTally]
  // Each distinct primer is searched for once per read; a pair names two of them.
  private var patterns: [PrimerPattern] = []
  private var opposites: [PrimerPattern] = []
  private var places: [(forward: Int, reverse: Int)] = []
  private var starts: [(forward: PrimerPattern?, reverse: PrimerPattern?)] = []
  private var firstHits: [PrimerHit?]
  private var secondHits: [PrimerHit?]
  private var first = PrimerPlanes()
  private var second = PrimerPlanes()

  init(_ pairs: [PrimerPair]) {
    self.pairs = pairs
    tallies = Array(repeating: PrimerTally(), count: pairs.count)
    var known: [String] = []
    func place(_ primer: Primer) -> Int {
      if let index = known.firstIndex(of: primer.sequence) { return index }
      known.append(primer.sequence)
      return known.count - 1
    }
    for pair in pairs {
      places.append((place(pair.forward), place(pair.reverse)))
      starts.append(
        (PrimerProbe.start(pair.insertStarts.forward), PrimerProbe.start(pair.insertStarts.reverse)))
    }
    for sequence in known {
      let allowed = Int(0.15 * Double(sequence.utf8.count))
      patterns.append(PrimerPattern(Array(sequence.utf8), maximumMismatches: allowed))
      opposites.append(PrimerPattern(ReverseComplement.of(Array(sequence.utf8)), maximumMismatches: allowed))
    }
    firstHits = Array(repeating: nil, count: known.count)
    secondHits = Array(repeating: nil, count: known.count)
  }

  /// Notes one pair.
  mutating func add(first: Span<UInt8>, second: Span<UInt8>) {
    self.first.load(first.extracting(first: 80))
    self.second.load(second.extracting(first: 80))
    for index in patterns.indices {
      firstHits[index] = self.first.best(patterns[index], starts: 0..<PrimerProbe.maximumSpacer + 1)
      secondHits[index] = self.second.best(patterns[index], starts: 0..<PrimerProbe.maximumSpacer + 1)
    }
    for index in pairs.indices {
      let place = places[index]
      let straight = both(firstHits[place.forward], secondHits[place.reverse])
      let turned = both(secondHits[place.forward], firstHits[place.reverse])
      if let straight, straight.mismatches <= turned?.mismatches ?? Int.max {
        note(index, straight, isTurned: false)
      } else if let turned {
        note(index, turned, isTurned: true)
      } else if firstHits[place.forward] != nil || secondHits[place.reverse] != nil
        || secondHits[place.forward] != nil || firstHits[place.reverse] != nil
      {
        tallies[index].oneMateOnly += 1
      }
      if begins(self.first, starts[index].forward), begins(self.second, starts[index].reverse) {
        tallies[index].insertStraight += 1
      } else if begins(self.second, starts[index].forward), begins(self.first, starts[index].reverse) {
        tallies[index].insertTurned += 1
      }
    }
  }

  /// Notes one single read.
  mutating func add(read: Span<UInt8>) {
    first.load(read)
    for index in patterns.indices {
      firstHits[index] = first.best(patterns[index], starts: 0..<PrimerProbe.maximumSpacer + 1)
    }
    for index in pairs.indices {
      let place = places[index]
      let forward = firstHits[place.forward]
      let reverse = firstHits[place.reverse]
      if let forward, forward.mismatches <= reverse?.mismatches ?? Int.max {
        tallies[index].straight += 1
        noteOne(index, forward, isForward: true)
        if holds(opposites[place.reverse], behind: forward.start) { tallies[index].bothInRead += 1 }
      } else if let reverse {
        tallies[index].turned += 1
        noteOne(index, reverse, isForward: false)
        if holds(opposites[place.forward], behind: reverse.start) { tallies[index].bothInRead += 1 }
      }
      if begins(first, starts[index].forward) {
        tallies[index].insertStraight += 1
      } else if begins(first, starts[index].reverse) {
        tallies[index].insertTurned += 1
      }
    }
  }

  /// Adds another sample's or another part's tallies over the same pairs.
  mutating func add(_ other: PrimerProbe) {
    for index in tallies.indices { tallies[index].add(other.tallies[index]) }
  }

  /// The pair that explains the reads best; the first of equals. Nil where none was seen.
  func best(isPaired: Bool) -> Int? {
    var best: (index: Int, bits: Double)?
    for index in pairs.indices where tallies[index].found > 0 {
      let bits = tallies[index].bits(pairs[index], isPaired: isPaired)
      if bits > best?.bits ?? 0 { best = (index, bits) }
    }
    return best?.index
  }

  private func both(_ forward: PrimerHit?, _ reverse: PrimerHit?) -> (
    forward: PrimerHit, reverse: PrimerHit, mismatches: Int
  )? {
    guard let forward, let reverse else { return nil }
    return (forward, reverse, forward.mismatches + reverse.mismatches)
  }

  private mutating func note(
    _ index: Int, _ hits: (forward: PrimerHit, reverse: PrimerHit, mismatches: Int), isTurned: Bool
  ) {
    if isTurned { tallies[index].turned += 1 } else { tallies[index].straight += 1 }
    noteOne(index, hits.forward, isForward: true)
    noteOne(index, hits.reverse, isForward: false)
  }

  private mutating func noteOne(_ index: Int, _ hit: PrimerHit, isForward: Bool) {
    tallies[index].mismatches += hit.mismatches
    if hit.start > 0 { tallies[index].spacers += 1 }
    if isForward {
      tallies[index].forwardSpacers[hit.start] += 1
    } else {
      tallies[index].reverseSpacers[hit.start] += 1
    }
  }

  // A place for an insert start: unknown consensus is never met.
  private func begins(_ planes: PrimerPlanes, _ start: PrimerPattern?) -> Bool {
    guard let start else { return false }
    return planes.first(start, starts: PrimerProbe.insertStarts) != nil
  }

  private func holds(_ opposite: PrimerPattern, behind start: Int) -> Bool {
    first.first(opposite, starts: start..<first.count) != nil
  }

  private static func start(_ letters: String) -> PrimerPattern? {
    letters.isEmpty ? nil : PrimerPattern(Array(letters.utf8), maximumMismatches: 2)
  }
}
