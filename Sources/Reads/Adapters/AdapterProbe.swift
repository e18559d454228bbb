import Kernels

/// Which kit's adapter single reads run into, and on what share of them.
///
/// A read holds a preset's adapter where at least 16 of its bases are found with at most 10 % mismatches: by chance in
/// about 3 of a million reads of 250 bases. One per thread; probes are added up afterwards.
public struct AdapterProbe: Sendable {
  /// A preset and the reads that hold its adapter.
  public struct Finding: Sendable, Equatable {
    /// The kit.
    public let preset: AdapterPreset
    /// Reads that hold it.
    public let reads: Int
    /// Their share of all reads, 0…1.
    public let share: Double
  }

  /// The fewest bases of an adapter that count.
  public static let minimumOverlap = 16
  /// A kit is named from this many reads on …
  public static let fewestReads = 10
  /// … and from this share on.
  public static let smallestShare = 0.001

  /// Reads looked at.
  public private(set) var readCount = 0
  private var counts: [Int]
  private var planes = PrimerPlanes()
  private let patterns: [AdapterPattern]

  public init() {
    patterns = AdapterPreset.all.map {
      AdapterPattern(
        Array($0.first.sequence.utf8), mismatchRate: 0.1, minimumOverlap: AdapterProbe.minimumOverlap)
    }
    counts = patterns.map { _ in 0 }
  }

  /// Looks at one read (upper-case letters; first mates or single reads). Complexity O(bases × presets).
  public mutating func add(_ read: Span<UInt8>) {
    readCount += 1
    planes.load(read)
    var best: (score: Int, preset: Int)?
    for (number, pattern) in patterns.enumerated() {
      guard let hit = planes.adapter(pattern), hit.score > best?.score ?? 0 else { continue }
      best = (hit.score, number)
    }
    if let best { counts[best.preset] += 1 }
  }

  /// Adds what another probe saw.
  public mutating func add(_ other: AdapterProbe) {
    readCount += other.readCount
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Every preset with its reads, in the order of `AdapterPreset.all`; share 0 where no read was seen.
  public var findings: [Finding] {
    zip(AdapterPreset.all, counts).map { preset, reads in
      Finding(preset: preset, reads: reads, share: readCount == 0 ? 0 : Double(reads) / Double(readCount))
    }
  }

  /// The preset on most reads, the first of equals, where it is on at least 10 reads and 0.1 % of all.
  public var detected: Finding? {
    let candidates = findings.filter {
      $0.reads >= AdapterProbe.fewestReads && $0.share >= AdapterProbe.smallestShare
    }
    return candidates.reduce(nil) { best, next in best.map { $0.reads >= next.reads ? $0 : next } ?? next }
  }
}
