import BioModel

/// The samples behind the barcodes of both ends.
struct BarcodeLookup: Sendable {
  /// A sample, and the mismatches of its barcodes.
  typealias Found = (sample: Int, mismatches: Int)

  /// The barcodes before the forward primer.
  let forward: BarcodeSet
  /// The barcodes before the reverse primer; the forward ones where the table states none, to notice mates that
  /// disagree.
  let otherEnd: BarcodeSet
  private let statesReverse: Bool
  private var samples: [Key: Int] = [:]
  // For single reads: the sample that alone has this barcode at that end; -1 where several have it.
  private var byForward: [Int: Int] = [:]
  private var byReverse: [Int: Int] = [:]

  private struct Key: Hashable {
    let forward: Int
    let reverse: Int
  }

  private static let absent = -1

  init(_ barcodes: [SampleBarcode], maximumMismatches: Int) {
    let forwardLetters = BarcodeLookup.distinct(barcodes.map(\.forward))
    let reverseLetters = BarcodeLookup.distinct(barcodes.map(\.reverse))
    forward = BarcodeSet(forwardLetters, maximumMismatches: maximumMismatches)
    statesReverse = !reverseLetters.isEmpty
    otherEnd = statesReverse ? BarcodeSet(reverseLetters, maximumMismatches: maximumMismatches) : forward
    let forwardPlace = Dictionary(uniqueKeysWithValues: forwardLetters.enumerated().map { ($1, $0) })
    let reversePlace = Dictionary(uniqueKeysWithValues: reverseLetters.enumerated().map { ($1, $0) })
    for (sample, barcode) in barcodes.enumerated() {
      let one = barcode.forward.flatMap { forwardPlace[$0] } ?? BarcodeLookup.absent
      let other = barcode.reverse.flatMap { reversePlace[$0] } ?? BarcodeLookup.absent
      samples[Key(forward: one, reverse: other)] = sample
      byForward[one] = byForward[one] == nil ? sample : BarcodeLookup.absent
      byReverse[other] = byReverse[other] == nil ? sample : BarcodeLookup.absent
    }
  }

  /// The longest barcode's letters.
  var longest: Int { max(forward.longest, otherEnd.longest) }

  /// Whose a pair with these barcodes is.
  func outcome(_ forward: BarcodeSet.Match, _ reverse: BarcodeSet.Match) -> Result {
    guard statesReverse else { return outcomeOfOneEnd(forward, other: reverse) }
    switch (forward, reverse) {
    case (.found(let one, let mismatches), .found(let other, let more)):
      if let sample = samples[Key(forward: one, reverse: other)] { return .found((sample, mismatches + more)) }
      return .no(.barcodeConflict)
    case (.ambiguous, _), (_, .ambiguous): return .no(.ambiguous)
    case (.found(let one, let mismatches), .none):
      return found(samples[Key(forward: one, reverse: BarcodeLookup.absent)], mismatches)
    case (.none, .found(let other, let mismatches)):
      return found(samples[Key(forward: BarcodeLookup.absent, reverse: other)], mismatches)
    case (.none, .none): return .no(.noBarcode)
    }
  }

  /// Whose a single read with this barcode is.
  func outcome(_ match: BarcodeSet.Match, isReverse: Bool) -> Result {
    switch match {
    case .none: return .no(.noBarcode)
    case .ambiguous: return .no(.ambiguous)
    case .found(let place, let mismatches):
      let sample = isReverse && statesReverse ? byReverse[place] : byForward[place]
      return sample == BarcodeLookup.absent ? .no(.ambiguous) : found(sample, mismatches)
    }
  }

  private func outcomeOfOneEnd(_ match: BarcodeSet.Match, other: BarcodeSet.Match) -> Result {
    switch match {
    case .none: return .no(.noBarcode)
    case .ambiguous: return .no(.ambiguous)
    case .found(let place, let mismatches):
      if case .found(let second, _) = other, second != place { return .no(.barcodeConflict) }
      return found(samples[Key(forward: place, reverse: BarcodeLookup.absent)], mismatches)
    }
  }

  private func found(_ sample: Int?, _ mismatches: Int) -> Result {
    sample.map { .found(($0, mismatches)) } ?? .no(.noBarcode)
  }

  private static func distinct(_ letters: [String?]) -> [String] { Set(letters.compactMap { $0 }).sorted() }

  /// A sample, or why there is none.
  enum Result {
    case found(Found)
    case no(UnassignedReason)

    func map(_ assignment: (Found) -> BarcodeAssignment) -> BarcodeOutcome {
      switch self {
      case .found(let found): .assigned(assignment(found))
      case .no(let reason): .unassigned(reason)
      }
    }
  }
}
