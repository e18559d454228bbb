public import BioModel

/// Looks at the first reads of one sample, to plan the run from.
///
/// It counts and keeps no reads: qualities, lengths, the catalogue's primers and, on the first 2,000 pairs, overlaps.
/// All counters are sums, so the plan does not depend on the order of samples. Feed it batches from the start of the
/// sample; it stops by itself.
public struct LibraryProbe: Sendable {
  /// The pairs (single reads) of a sample that are looked at.
  public static let maximumPairs = 20_000
  /// The pairs of a sample whose overlap is estimated.
  public static let maximumOverlaps = 2_000

  /// The sample's id, for notices.
  public let sample: String
  /// Pairs (single reads) looked at so far.
  public private(set) var pairCount = 0
  /// Whether the batches held second mates.
  public private(set) var isPaired = false
  /// One quality report per mate.
  public private(set) var quality: [QualityReport] = [QualityReport(), QualityReport()]

  private(set) var primers: PrimerProbe
  /// Pairs whose overlap was looked for.
  private(set) var overlapsExamined = 0
  /// Pairs by amplicon length, as the reads are (primers included where they are left in).
  private(set) var ampliconLengths: [Int] = []
  /// Pairs by overlapping bases.
  private(set) var overlaps: [Int] = []
  private var estimate = OverlapEstimate()

  /// - Parameters:
  ///   - sample: the sample's id.
  ///   - pairs: the primer pairs to look for; a user's own pair is put before the catalogue.
  public init(sample: String, pairs: [PrimerPair] = PrimerCatalog.all) {
    self.sample = sample
    primers = PrimerProbe(pairs)
  }

  /// Enough was seen; further batches change nothing.
  public var isFull: Bool { pairCount >= LibraryProbe.maximumPairs }

  /// Notes the reads of a batch, up to `maximumPairs` in all. Complexity O(bases × catalogue).
  public mutating func add(_ batch: ReadPairBatch) {
    let first = batch.forward.bytes
    let second = batch.reverse?.bytes ?? []
    for index in 0..<batch.count {
      if isFull { return }
      let record = batch.forward.records[index]
      let bases = first.span.extracting(record.sequence)
      quality[0].add(sequence: bases, quality: first.span.extracting(record.quality))
      if let reverse = batch.reverse {
        isPaired = true
        let mate = reverse.records[index]
        let mateBases = second.span.extracting(mate.sequence)
        quality[1].add(sequence: mateBases, quality: second.span.extracting(mate.quality))
        primers.add(first: bases, second: mateBases)
        if overlapsExamined < LibraryProbe.maximumOverlaps { noteOverlap(bases, mateBases) }
      } else {
        primers.add(read: bases)
      }
      pairCount += 1
    }
  }

  /// Adds what another probe saw, of this or another sample.
  public mutating func add(_ other: LibraryProbe) {
    pairCount += other.pairCount
    isPaired = isPaired || other.isPaired
    for mate in quality.indices { quality[mate].add(other.quality[mate]) }
    primers.add(other.primers)
    overlapsExamined += other.overlapsExamined
    LibraryProbe.add(other.ampliconLengths, to: &ampliconLengths)
    LibraryProbe.add(other.overlaps, to: &overlaps)
  }

  /// The share of examined pairs that overlap by at least `bases`.
  func overlapShare(atLeast bases: Int) -> Double {
    overlapsExamined == 0 ? 0 : Double(overlaps.dropFirst(bases).reduce(0, +)) / Double(overlapsExamined)
  }

  private mutating func noteOverlap(_ first: Span<UInt8>, _ second: Span<UInt8>) {
    overlapsExamined += 1
    guard let (length, overlap) = estimate.amplicon(first: first, second: second) else { return }
    LibraryProbe.count(length, in: &ampliconLengths)
    LibraryProbe.count(overlap, in: &overlaps)
  }

  private static func count(_ value: Int, in histogram: inout [Int]) {
    if value >= histogram.count {
      histogram.append(contentsOf: repeatElement(0, count: value + 1 - histogram.count))
    }
    histogram[value] += 1
  }

  private static func add(_ other: [Int], to histogram: inout [Int]) {
    if other.count > histogram.count {
      histogram.append(contentsOf: repeatElement(0, count: other.count - histogram.count))
    }
    for index in other.indices { histogram[index] += other[index] }
  }
}
