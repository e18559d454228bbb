/// What happens to a read pair or a single read before it is used: the one place that says the order.
///
/// 1. Adapters are cut from the 3' ends (`AdapterTrimmer`).
/// 2. A pair with a mate that is PhiX is lost to `phix`: before primers are looked for, so that control reads do not
///    count as reads without primers, and before quality, which says nothing of origin.
/// 3. Primers are found and removed (`PrimerTrimmer`); a pair without them is lost to `no-primer`.
/// 4. Each mate passes its filter (`ReadFilter`), the one with the sense primer first: a pair stays only if both do, and
///    the first mate that does not names the fate.
///
/// A step that is nil is left out. A value of this type is shared between threads; each brings its own `Scratch`.
public struct PairFilter: Sendable {
  /// Memory that is reused from read to read; one per thread.
  public struct Scratch: Sendable {
    var adapters = AdapterTrimmer.Scratch()
    var primers = PrimerTrimmer.Scratch()

    public init() {}
  }

  /// The outcome for one pair.
  public enum Outcome: Sendable, Equatable {
    /// These bases of each mate stay; a turned pair's mates are to be swapped.
    case kept(PairTrim)
    /// The pair is lost, to this bucket.
    case dropped(ReadFate)
  }

  /// The outcome for one single read.
  public enum SingleOutcome: Sendable, Equatable {
    /// These bases stay; those of a turned read are to be reverse-complemented.
    case kept(ReadTrim)
    /// The read is lost, to this bucket.
    case dropped(ReadFate)
  }

  private let adapters: AdapterTrimmer?
  private let phiX: PhiXScreen?
  private let primers: PrimerTrimmer?
  private let forward: ReadFilter
  private let reverse: ReadFilter

  /// - Parameters:
  ///   - forward: the limits of the mate with the sense primer, and of single reads.
  ///   - reverse: those of the other mate; nil for the same.
  public init(
    adapters: AdapterTrimmer? = nil, phiX: PhiXScreen? = nil, primers: PrimerTrimmer? = nil, forward: ReadFilter,
    reverse: ReadFilter? = nil
  ) {
    self.adapters = adapters
    self.phiX = phiX
    self.primers = primers
    self.forward = forward
    self.reverse = reverse ?? forward
  }

  /// What the steps before the filter leave of a pair.
  public enum Trimmed<Trim: Sendable & Equatable>: Sendable, Equatable {
    /// These bases, adapters and primers removed.
    case trimmed(Trim)
    /// The pair is lost, to this bucket.
    case dropped(ReadFate)
  }

  /// Applies all steps to a pair. Letters are upper-case; each mate has as many Phred scores as bases.
  ///
  /// - Complexity: O(bases of both mates); no allocation after the longest read.
  public func apply(
    first: Span<UInt8>, firstQuality: Span<UInt8>, second: Span<UInt8>, secondQuality: Span<UInt8>,
    scratch: inout Scratch
  ) -> Outcome {
    switch trim(first: first, second: second, scratch: &scratch) {
    case .dropped(let fate): .dropped(fate)
    case .trimmed(let trim):
      filter(trim, first: first, firstQuality: firstQuality, second: second, secondQuality: secondQuality)
    }
  }

  /// The steps before the filter: adapters, PhiX, primers.
  public func trim(first: Span<UInt8>, second: Span<UInt8>, scratch: inout Scratch) -> Trimmed<PairTrim> {
    var (firstEnd, secondEnd) = (first.count, second.count)
    if let adapters {
      let ends = adapters.ends(first: first, second: second, scratch: &scratch.adapters)
      (firstEnd, secondEnd) = (ends.first, ends.second)
    }
    if let phiX, phiX.contains(first, 0..<firstEnd) || phiX.contains(second, 0..<secondEnd) { return .dropped(.phiX) }
    guard let primers else {
      return .trimmed(PairTrim(isTurned: false, forward: 0..<firstEnd, reverse: 0..<secondEnd))
    }
    let found = primers.trim(
      first: first.extracting(0..<firstEnd), second: second.extracting(0..<secondEnd), scratch: &scratch.primers)
    return found.map { .trimmed($0) } ?? .dropped(.noPrimer)
  }

  /// The filter of both mates, on what `trim` left.
  public func filter(
    _ trim: PairTrim, first: Span<UInt8>, firstQuality: Span<UInt8>, second: Span<UInt8>, secondQuality: Span<UInt8>
  ) -> Outcome {
    let sense: Range<Int>
    let other: Range<Int>
    switch trim.isTurned
      ? forward.apply(sequence: second, quality: secondQuality, range: trim.forward)
      : forward.apply(sequence: first, quality: firstQuality, range: trim.forward)
    {
    case .dropped(let fate): return .dropped(fate)
    case .kept(let range): sense = range
    }
    switch trim.isTurned
      ? reverse.apply(sequence: first, quality: firstQuality, range: trim.reverse)
      : reverse.apply(sequence: second, quality: secondQuality, range: trim.reverse)
    {
    case .dropped(let fate): return .dropped(fate)
    case .kept(let range): other = range
    }
    return .kept(PairTrim(isTurned: trim.isTurned, forward: sense, reverse: other))
  }

  /// Applies all steps to a single read; `forward` holds its limits.
  ///
  /// - Complexity: as for a pair.
  public func apply(read: Span<UInt8>, quality: Span<UInt8>, scratch: inout Scratch) -> SingleOutcome {
    switch trim(read: read, scratch: &scratch) {
    case .dropped(let fate): .dropped(fate)
    case .trimmed(let trim): filter(trim, read: read, quality: quality)
    }
  }

  /// The steps before the filter of a single read.
  public func trim(read: Span<UInt8>, scratch: inout Scratch) -> Trimmed<ReadTrim> {
    let end = adapters?.end(read: read, scratch: &scratch.adapters) ?? read.count
    if let phiX, phiX.contains(read, 0..<end) { return .dropped(.phiX) }
    guard let primers else { return .trimmed(ReadTrim(isTurned: false, range: 0..<end)) }
    let found = primers.trim(read: read.extracting(0..<end), scratch: &scratch.primers)
    return found.map { .trimmed($0) } ?? .dropped(.noPrimer)
  }

  /// The filter of a single read, on what `trim` left.
  public func filter(_ trim: ReadTrim, read: Span<UInt8>, quality: Span<UInt8>) -> SingleOutcome {
    switch forward.apply(sequence: read, quality: quality, range: trim.range) {
    case .dropped(let fate): return .dropped(fate)
    case .kept(let range): return .kept(ReadTrim(isTurned: trim.isTurned, range: range))
    }
  }
}
