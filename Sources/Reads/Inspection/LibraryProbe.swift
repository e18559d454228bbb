public import BioModel

/// Looks at the reads of one sample, to plan from.
///
/// It counts and keeps no reads. The first batch is searched for every primer pair of the catalogue; from then on the
/// pair that explains the sample best (if any does) is removed from every read, and what is left is surveyed. All
/// counters are sums, so the plan does not depend on the order of samples. Feed it batches from the start of the sample.
public struct LibraryProbe: Sendable {
  /// The pairs (single reads) of a sample from which `run` plans.
  public static let maximumPairs = 20_000
  /// The pairs of a sample that are searched for all primers of the catalogue.
  public static let cataloguePairs = 4_096

  /// Which primers a probe removes.
  public enum PrimerSearch: Sendable, Equatable {
    /// Those of the catalogue that are found.
    case catalogue
    /// This pair; it is looked for before the catalogue's.
    case given(PrimerPair)
    /// None.
    case none
  }

  /// The sample's id, for notices.
  public let sample: String
  /// Pairs (single reads) looked at so far.
  public private(set) var pairCount = 0
  /// Whether the batches held second mates.
  public private(set) var isPaired = false
  /// One quality report per mate.
  public private(set) var quality: [QualityReport] = [QualityReport(), QualityReport()]

  private(set) var primers: PrimerProbe
  /// Pairs searched for the catalogue's primers.
  private(set) var searchedCount = 0
  // Surveys by the pair that was removed: place 0 for none, place i + 1 for pair i of the probe.
  private(set) var surveys: [LibrarySurvey?]
  private let search: PrimerSearch
  private let limit: Int
  // The place among `surveys`, once it is decided.
  private var place: Int?
  private var surveyor: LibrarySurveyor?
  private var isContinued = false

  /// - Parameters:
  ///   - sample: the sample's id.
  ///   - search: which primers to look for.
  ///   - limit: pairs (single reads) after which nothing more is looked at.
  public init(sample: String, search: PrimerSearch = .catalogue, limit: Int = maximumPairs) {
    self.sample = sample
    self.search = search
    self.limit = limit
    var pairs = PrimerCatalog.all
    if case .given(let pair) = search { pairs.insert(pair, at: 0) }
    primers = PrimerProbe(pairs)
    surveys = Array(repeating: nil, count: pairs.count + 1)
  }

  /// Enough was seen; further batches change nothing.
  public var isFull: Bool { pairCount >= limit }

  /// A probe that has seen nothing and removes the same primers as this one has decided to: one per lane.
  public func continued() -> LibraryProbe {
    var copy = LibraryProbe(sample: sample, search: search, limit: limit)
    copy.place = place
    copy.surveyor = surveyor
    copy.searchedCount = place == nil ? 0 : LibraryProbe.cataloguePairs
    copy.isContinued = true
    return copy
  }

  /// Notes the reads of a batch, up to the limit in all. Complexity O(bases); the first batch O(bases × catalogue).
  public mutating func add(_ batch: ReadPairBatch) {
    if isFull { return }
    isPaired = isPaired || batch.reverse != nil
    let count = min(batch.count, limit - pairCount)
    let batch = count < batch.count ? batch.prefix(count) : batch
    if place == nil, count > 0 { decide(batch) }
    noteQualities(batch)
    pairCount += count
    guard let place, var own = surveyor else { return }
    var survey = surveys[place] ?? LibrarySurvey()
    surveys[place] = nil
    own.add(batch, to: &survey)
    surveys[place] = survey
    surveyor = own
  }

  /// Adds what another probe saw, of this or another sample.
  public mutating func add(_ other: LibraryProbe) {
    pairCount += other.pairCount
    isPaired = isPaired || other.isPaired
    for mate in quality.indices { quality[mate].add(other.quality[mate]) }
    primers.add(other.primers)
    searchedCount += other.isContinued ? 0 : other.searchedCount
    for index in surveys.indices {
      guard let survey = other.surveys[index] else { continue }
      var sum = surveys[index] ?? LibrarySurvey()
      sum.add(survey)
      surveys[index] = sum
    }
  }

  /// The pair the user gave.
  var givenPair: PrimerPair? {
    if case .given(let pair) = search { pair } else { nil }
  }

  /// The survey of the samples with this pair, and with pairs of the same region whose primers are as long (the same
  /// primers, written with other degenerate letters); of those without primers where `pair` is nil.
  func survey(of pair: PrimerPair?) -> LibrarySurvey {
    guard let pair else { return surveys[0] ?? LibrarySurvey() }
    var sum = LibrarySurvey()
    for (index, other) in primers.pairs.enumerated() {
      guard let survey = surveys[index + 1], other.isTwin(of: pair) else { continue }
      sum.add(survey)
    }
    return sum
  }

  /// Searches the first batch and decides which primers this sample's reads carry.
  private mutating func decide(_ batch: ReadPairBatch) {
    let first = batch.forward.bytes
    let second = batch.reverse?.bytes ?? []
    let searched = min(batch.count, LibraryProbe.cataloguePairs)
    for index in 0..<searched {
      let bases = first.span.extracting(batch.forward.records[index].sequence)
      if let reverse = batch.reverse {
        primers.add(first: bases, second: second.span.extracting(reverse.records[index].sequence))
      } else {
        primers.add(read: bases)
      }
    }
    searchedCount = searched
    var found: Int?
    switch search {
    case .none: break
    case .given: found = 0
    case .catalogue:
      if let best = primers.best(isPaired: isPaired),
        Double(primers.tallies[best].found) >= LibraryPlanner.primerShare * Double(searched)
      {
        found = best
      }
    }
    place = found.map { $0 + 1 } ?? 0
    surveyor = LibrarySurveyor(primers: found.map { primers.pairs[$0] })
  }

  private mutating func noteQualities(_ batch: ReadPairBatch) {
    quality[0].add(batch.forward)
    if let reverse = batch.reverse { quality[1].add(reverse) }
  }
}

extension PrimerPair {
  /// Whether the other pair frames the same insert with primers of the same lengths.
  func isTwin(of other: PrimerPair) -> Bool {
    id == other.id && forward == other.forward && reverse == other.reverse
      || region == other.region && region != "unknown" && forward.length == other.forward.length
        && reverse.length == other.reverse.length
  }
}

extension ReadPairBatch {
  /// The first pairs of the batch, copied.
  fileprivate func prefix(_ count: Int) -> ReadPairBatch {
    func head(_ batch: ReadBatch) -> ReadBatch {
      ReadBatch(
        bytes: batch.bytes, records: Array(batch.records.prefix(count)), firstRecordNumber: batch.firstRecordNumber)
    }
    return ReadPairBatch(forward: head(forward), reverse: reverse.map(head))
  }
}
