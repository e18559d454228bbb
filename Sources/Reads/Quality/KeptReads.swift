public import BioModel

/// What a filter keeps of a batch of pairs, gathered so that its quality is counted four reads at a time.
///
/// Belongs to a lane and is used again for each batch. Turned pairs' mates lie in the other mate's buffer.
public struct KeptReads: Sendable {
  // By kept mate, then by the buffer the read lies in.
  private var records: [[[ReadBatch.Record]]] = Array(repeating: [[], []], count: 2)

  public init() {}

  /// Notes the part of a read that stays.
  ///
  /// - Parameters:
  ///   - range: of its bases.
  ///   - mate: 0 for what stays as first mate (or single read), 1 for second mates.
  ///   - isInReverse: whether the read came as a second mate.
  public mutating func note(_ record: ReadBatch.Record, _ range: Range<Int>, mate: Int, isInReverse: Bool) {
    records[mate][isInReverse ? 1 : 0].append(record.part(range))
  }

  /// Counts what was noted of one mate and forgets it.
  public mutating func count(_ pairs: ReadPairBatch, mate: Int, into report: inout QualityReport) {
    for (buffer, batch) in [pairs.forward, pairs.reverse].enumerated() {
      guard let bytes = batch?.bytes else { continue }
      report.add(bytes.span, records[mate][buffer])
      records[mate][buffer].removeAll(keepingCapacity: true)
    }
  }
}
