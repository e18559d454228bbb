import Amplicon
import BioIO
import BioModel
import Reads

/// What one lane owns while it filters: the reads it works on, and the text it leaves for each file.
struct FilterItem {
  var slot = ReadPairSlot()
  var scratch = PairFilter.Scratch()
  /// One per file of the sample; empty for `qc`.
  let outputs: [OutputSlot]
  let merger: PairMerger?
  /// What stays of the mates, not yet counted.
  var kept = KeptReads()
  // The merged reads of the batch, each laid out as the formatter wants it.
  private var merged = ReadBatch()

  init(files: [OutputFile], merge: PairMergeSettings?) {
    outputs = files.map { OutputSlot(for: $0) }
    merger = merge.map { PairMerger(settings: $0) }
  }

  /// Appends the merger's read under the name of the pair.
  mutating func writeMerged(_ pair: Span<UInt8>, _ record: ReadBatch.Record) {
    guard let merger else { return }
    let start = Int32(merged.bytes.count)
    FilterItem.append(pair.extracting(record.name), to: &merged.bytes)
    merger.withMerged { bases, quality in
      FilterItem.append(bases, to: &merged.bytes)
      FilterItem.append(quality, to: &merged.bytes)
    }
    let sequence = start + record.nameLength
    let length = (Int32(merged.bytes.count) - sequence) / 2
    let place = ReadBatch.Record(
      nameStart: start, nameLength: record.nameLength, sequenceStart: sequence, qualityStart: sequence + length,
      length: length)
    merged.records.append(place)
    let bytes = merged.bytes
    FASTQFormatter.append(bytes.span, place, to: &outputs[0].text)
  }

  /// Counts the reads that stay.
  mutating func countKept(into fold: inout FilterFold) {
    for mate in 0..<2 { kept.count(slot.pairs, mate: mate, into: &fold.kept[mate]) }
    fold.kept[0].add(merged)
    merged.removeAll()
  }
}

extension FilterItem {
  fileprivate static func append(_ bytes: Span<UInt8>, to array: inout [UInt8]) {
    // SAFETY: the buffer lives as long as the closure, and is copied in it.
    unsafe bytes.withUnsafeBufferPointer { unsafe array.append(contentsOf: $0) }
  }
}

/// What a sample's reads add up to in `qc` and `filter`. Parts from several lanes combine in any order.
struct FilterFold: Sendable {
  var ledger = ReadLedger()
  /// The mates as they came, and what is left of them; merged reads count as one mate.
  var came = [QualityReport(), QualityReport()]
  var kept = [QualityReport(), QualityReport()]

  mutating func add(_ other: FilterFold) {
    ledger.add(other.ledger)
    for mate in came.indices {
      came[mate].add(other.came[mate])
      kept[mate].add(other.kept[mate])
    }
  }
}
