import Amplicon
import BioIO
import BioModel
import Reads

/// What `qc` and `filter` do with a batch: count, filter, write what stays as text. Shared between lanes.
struct FilterWork: Sendable {
  /// Nil for `qc`.
  let filter: PairFilter?
  let merge: PairMergeSettings?

  /// For `qc`.
  init() {
    filter = nil
    merge = nil
  }

  init(_ options: FilterOptions) throws {
    filter = PairFilter(
      adapters: options.adapters.map { AdapterTrimmer($0) }, phiX: options.screensPhiX ? PhiXScreen() : nil,
      primers: try options.primers.map { PrimerTrimmer(try PrimerChoice.pair($0), settings: options.primerSettings) },
      forward: ReadFilter(options.forward), reverse: ReadFilter(options.reverse))
    var settings = PairMergeSettings()
    if let limit = options.mergedExpectedErrors { settings.maximumExpectedErrors = limit }
    merge = options.mergesPairs ? settings : nil
  }

  /// Counts the item's reads and leaves the kept ones in its outputs, sealed.
  func fold(_ item: inout FilterItem, into fold: inout FilterFold) {
    let pairs = item.slot.pairs
    fold.ledger.input += pairs.count
    fold.came[0].add(pairs.forward)
    if let reverse = pairs.reverse { fold.came[1].add(reverse) }
    guard let filter else { return }
    if let reverse = pairs.reverse {
      foldPairs(pairs.forward, reverse, filter, &item, &fold)
    } else {
      foldSingles(pairs.forward, filter, &item, &fold)
    }
    item.countKept(into: &fold)
    for output in item.outputs { output.seal() }
  }

  private func foldPairs(
    _ forward: ReadBatch, _ reverse: ReadBatch, _ filter: PairFilter, _ item: inout FilterItem,
    _ fold: inout FilterFold
  ) {
    let firstBytes = forward.bytes
    let secondBytes = reverse.bytes
    for index in 0..<forward.count {
      let first = forward.records[index]
      let second = reverse.records[index]
      let outcome = filter.apply(
        first: firstBytes.span.extracting(first.sequence), firstQuality: firstBytes.span.extracting(first.quality),
        second: secondBytes.span.extracting(second.sequence),
        secondQuality: secondBytes.span.extracting(second.quality),
        scratch: &item.scratch)
      switch outcome {
      case .dropped(let fate): fold.ledger[fate] += 1
      case .kept(let trim):
        if trim.isTurned {
          keep(secondBytes.span, second, firstBytes.span, first, trim, &item, &fold.ledger)
        } else {
          keep(firstBytes.span, first, secondBytes.span, second, trim, &item, &fold.ledger)
        }
      }
    }
  }

  /// Writes, or merges, what is left of a pair; the mate with the forward primer comes first.
  private func keep(
    _ bytes: Span<UInt8>, _ record: ReadBatch.Record, _ mateBytes: Span<UInt8>, _ mate: ReadBatch.Record,
    _ trim: PairTrim, _ item: inout FilterItem, _ ledger: inout ReadLedger
  ) {
    if let merger = item.merger {
      let (first, second) = (record.part(trim.forward), mate.part(trim.reverse))
      switch merger.merge(
        forward: bytes.extracting(first.sequence), forwardQuality: bytes.extracting(first.quality),
        reverse: mateBytes.extracting(second.sequence), reverseQuality: mateBytes.extracting(second.quality))
      {
      case .rejected(let fate): ledger[fate] += 1
      case .merged:
        ledger[.kept] += 1
        item.writeMerged(bytes, record)
      }
      return
    }
    ledger[.kept] += 1
    item.kept.note(record, trim.forward, mate: 0, isInReverse: trim.isTurned)
    item.kept.note(mate, trim.reverse, mate: 1, isInReverse: !trim.isTurned)
    FASTQFormatter.append(bytes, record, keeping: trim.forward, to: &item.outputs[0].text)
    FASTQFormatter.append(mateBytes, mate, keeping: trim.reverse, to: &item.outputs[1].text)
  }

  private func foldSingles(
    _ reads: ReadBatch, _ filter: PairFilter, _ item: inout FilterItem, _ fold: inout FilterFold
  ) {
    let bytes = reads.bytes
    for record in reads.records {
      let sequence = bytes.span.extracting(record.sequence)
      let quality = bytes.span.extracting(record.quality)
      switch filter.apply(read: sequence, quality: quality, scratch: &item.scratch) {
      case .dropped(let fate): fold.ledger[fate] += 1
      case .kept(let trim):
        fold.ledger[.kept] += 1
        item.kept.note(record, trim.range, mate: 0, isInReverse: false)
        FASTQFormatter.append(bytes.span, record, keeping: trim.range, turned: trim.isTurned, to: &item.outputs[0].text)
      }
    }
  }
}
