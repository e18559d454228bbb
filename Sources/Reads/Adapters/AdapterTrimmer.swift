import Kernels

/// Cuts reads where the insert ends and the sequencing adapter begins.
///
/// Pairs: where the overlap of the mates shows an insert shorter than a read (`InsertLength`), both are cut at its end.
/// Otherwise, and for single reads, the given adapters are looked for (`PrimerPlanes.adapter`), whole or from their
/// first `minimumOverlap` bases at the read's end on; of several adapters the one with the highest score counts (agreeing
/// minus disagreeing bases), the first of equals. No base is removed from a read's start.
///
/// A value of this type is shared between threads; each brings its own `Scratch`.
public struct AdapterTrimmer: Sendable {
  /// Memory that is reused from read to read; one per thread.
  public struct Scratch: Sendable {
    var planes = PrimerPlanes()
    var turned: [UInt8] = []

    public init() {}
  }

  /// The bases of a pair that stay: each mate up to here.
  public struct Ends: Sendable, Equatable {
    /// The end in mate 1.
    public var first: Int
    /// The end in mate 2.
    public var second: Int
    /// The overlap of the mates showed the end of the insert.
    public var isFromOverlap: Bool

    public init(first: Int, second: Int, isFromOverlap: Bool) {
      self.first = first
      self.second = second
      self.isFromOverlap = isFromOverlap
    }
  }

  /// How it looks.
  public let settings: AdapterSettings
  private let first: [AdapterPattern]
  private let second: [AdapterPattern]
  private let insert: InsertLength

  public init(_ settings: AdapterSettings) {
    self.settings = settings
    first = AdapterTrimmer.patterns(settings.first, settings)
    second = AdapterTrimmer.patterns(settings.second, settings)
    insert = InsertLength(
      minimumOverlap: settings.minimumMateOverlap, maximumMismatches: settings.maximumMateMismatches,
      maximumMismatchRate: settings.maximumMateMismatchRate)
  }

  /// Where the bases of a pair that stay end. Letters are upper-case.
  ///
  /// - Complexity: O(bases of both mates × adapters); no allocation after the longest read.
  public func ends(first: Span<UInt8>, second: Span<UInt8>, scratch: inout Scratch) -> Ends {
    if settings.usesMateOverlap, let length = insertLength(first, second, &scratch) {
      return Ends(
        first: min(first.count, length), second: min(second.count, length), isFromOverlap: true)
    }
    return Ends(
      first: AdapterTrimmer.end(first, self.first, &scratch), second: AdapterTrimmer.end(second, self.second, &scratch),
      isFromOverlap: false)
  }

  /// Where the bases of a single read that stay end.
  ///
  /// - Complexity: O(bases × adapters); no allocation after the longest read.
  public func end(read: Span<UInt8>, scratch: inout Scratch) -> Int { AdapterTrimmer.end(read, first, &scratch) }

  private func insertLength(_ first: Span<UInt8>, _ second: Span<UInt8>, _ scratch: inout Scratch) -> Int? {
    if scratch.turned.count < second.count {
      scratch.turned = Array(repeating: 0, count: second.count)
    }
    var turned = scratch.turned.mutableSpan
    ReverseComplement.write(second, into: &turned)
    return insert.shorter(first: first, turned: scratch.turned.span.extracting(0..<second.count))
  }

  private static func end(_ read: Span<UInt8>, _ patterns: [AdapterPattern], _ scratch: inout Scratch) -> Int {
    guard !patterns.isEmpty else { return read.count }
    scratch.planes.load(read)
    var best: AdapterHit?
    for pattern in patterns {
      guard let hit = scratch.planes.adapter(pattern) else { continue }
      if let known = best, hit.score <= known.score { continue }
      best = hit
    }
    return best?.start ?? read.count
  }

  private static func patterns(_ adapters: [Adapter], _ settings: AdapterSettings) -> [AdapterPattern] {
    adapters.map {
      AdapterPattern(
        Array($0.sequence.utf8), mismatchRate: settings.mismatchRate, minimumOverlap: settings.minimumOverlap)
    }
  }
}
