public import BioModel
import Kernels

/// Recognises barcodes inside the reads of a pool that nobody has split yet.
///
/// It finds each pair's primers behind at most 40 bases and counts the bases directly before them. Barcodes are told
/// from heterogeneity spacers by `BarcodeEvidence`: they agree between the mates, or few of one length explain the reads.
/// Reads of one sample, also with its barcode left in, and ordinary libraries with spacers give nil. Only barcodes that
/// stand directly before the primer are recognised; letters between the two (as a spacer behind the barcode) hide them.
///
/// All counters are sums. Feed it batches from the start of one sample or pool; it stops by itself. Add up parts of one
/// sample only: samples that each keep a spacer of their own would look like a pool.
public struct InlineBarcodeProbe: Sendable {
  /// The pairs (single reads) that are looked at.
  public static let maximumPairs = 20_000
  /// The pairs whose letters are counted, per primer pair.
  public static let maximumDetailed = 5_000
  /// The barcodes that findings name.
  public static let namedBarcodes = 20
  /// The shortest barcode that is told from a spacer.
  public static let shortestBarcode = 4
  private static let placements = 41

  private let pairs: [PrimerPair]
  private var tallies: [PrefixTally]
  private var patterns: [PrimerPattern] = []
  private var places: [(forward: Int, reverse: Int)] = []
  private var first = PrimerPlanes()
  private var second = PrimerPlanes()
  private var firstHits: [PrimerHit?]
  private var secondHits: [PrimerHit?]
  /// Pairs (single reads) looked at so far.
  public private(set) var pairCount = 0

  /// - Parameter pairs: the primer pairs to look for; a user's own pair is put before the catalogue.
  public init(pairs: [PrimerPair] = PrimerCatalog.all) {
    self.pairs = pairs
    tallies = Array(repeating: PrefixTally(placements: InlineBarcodeProbe.placements), count: pairs.count)
    var known: [String] = []
    func place(_ primer: Primer) -> Int {
      if let index = known.firstIndex(of: primer.sequence) { return index }
      known.append(primer.sequence)
      return known.count - 1
    }
    for pair in pairs { places.append((place(pair.forward), place(pair.reverse))) }
    for letters in known {
      patterns.append(
        PrimerPattern(Array(letters.utf8), maximumMismatches: Int(0.15 * Double(letters.utf8.count))))
    }
    firstHits = Array(repeating: nil, count: known.count)
    secondHits = firstHits
  }

  /// Enough was seen; further batches change nothing.
  public var isFull: Bool { pairCount >= InlineBarcodeProbe.maximumPairs }

  /// Notes the reads of a batch, up to `maximumPairs` in all. Complexity O(reads × catalogue).
  public mutating func add(_ batch: ReadPairBatch) {
    let forward = batch.forward.bytes
    let reverse = batch.reverse?.bytes ?? []
    for index in 0..<batch.count {
      if isFull { return }
      pairCount += 1
      let read = forward.span.extracting(batch.forward.records[index].sequence)
      if let mates = batch.reverse {
        note(first: read, second: reverse.span.extracting(mates.records[index].sequence))
      } else {
        note(read: read)
      }
    }
  }

  /// Adds what another probe over the same primer pairs saw of the same sample.
  public mutating func add(_ other: InlineBarcodeProbe) {
    pairCount += other.pairCount
    for index in tallies.indices { tallies[index].add(other.tallies[index]) }
  }

  /// The barcodes, or nil where there are none. Complexity O(different prefixes × lengths).
  public var findings: InlineBarcodeFindings? {
    // The pair that explains the reads best, as in the inspection of primers.
    var best: (index: Int, bits: Double)?
    for index in pairs.indices where tallies[index].located > 0 {
      let pair = pairs[index]
      let bits =
        Double(tallies[index].located) * (pair.forward.informationInBits + pair.reverse.informationInBits)
        - PrimerMatchScore.bitsPerMismatch * Double(tallies[index].mismatches)
      if bits > best?.bits ?? 0 { best = (index, bits) }
    }
    guard let index = best?.index, 2 * tallies[index].located >= pairCount else { return nil }
    return BarcodeEvidence(tallies[index]).findings(primers: pairs[index], examined: pairCount)
  }

  private mutating func note(first read: Span<UInt8>, second mate: Span<UInt8>) {
    search(read, &first, &firstHits)
    search(mate, &second, &secondHits)
    for index in pairs.indices {
      let place = places[index]
      let straight = InlineBarcodeProbe.both(firstHits[place.forward], secondHits[place.reverse])
      let turned = InlineBarcodeProbe.both(secondHits[place.forward], firstHits[place.reverse])
      if let straight, straight.mismatches <= turned?.mismatches ?? Int.max {
        note(index, straight, forward: read, reverse: mate)
      } else if let turned {
        note(index, turned, forward: mate, reverse: read)
      }
    }
  }

  private mutating func note(read: Span<UInt8>) {
    search(read, &first, &firstHits)
    for index in pairs.indices {
      // A single read shows what stands before one primer; the other prefix is empty.
      let forward = firstHits[places[index].forward]
      let reverse = firstHits[places[index].reverse]
      let isForward = (forward?.mismatches ?? Int.max) <= (reverse?.mismatches ?? Int.max)
      guard let hit = isForward ? forward : reverse else { continue }
      let prefix = PrimerPrefix(read, before: hit.start)
      let none = PrimerPrefix(read, before: 0)
      tallies[index].note(
        PrefixTally.Both(forward: isForward ? prefix : none, reverse: isForward ? none : prefix),
        starts: (isForward ? hit.start : 0, isForward ? 0 : hit.start), mismatches: hit.mismatches,
        shortest: InlineBarcodeProbe.shortestBarcode, limit: InlineBarcodeProbe.maximumDetailed)
    }
  }

  private mutating func note(
    _ index: Int, _ hits: (forward: Int, reverse: Int, mismatches: Int), forward: Span<UInt8>, reverse: Span<UInt8>
  ) {
    tallies[index].note(
      PrefixTally.Both(
        forward: PrimerPrefix(forward, before: hits.forward), reverse: PrimerPrefix(reverse, before: hits.reverse)),
      starts: (hits.forward, hits.reverse), mismatches: hits.mismatches,
      shortest: InlineBarcodeProbe.shortestBarcode, limit: InlineBarcodeProbe.maximumDetailed)
  }

  private func search(_ read: Span<UInt8>, _ planes: inout PrimerPlanes, _ hits: inout [PrimerHit?]) {
    planes.load(read.extracting(first: InlineBarcodeProbe.placements + Primer.maximumLength))
    for index in patterns.indices {
      hits[index] = planes.best(patterns[index], starts: 0..<InlineBarcodeProbe.placements)
    }
  }

  private static func both(_ forward: PrimerHit?, _ reverse: PrimerHit?) -> (
    forward: Int, reverse: Int, mismatches: Int
  )? {
    guard let forward, let reverse else { return nil }
    return (forward.start, reverse.start, forward.mismatches + reverse.mismatches)
  }
}
