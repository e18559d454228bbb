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
  // A merged read, laid out as the formatter wants it.
  private var merged: [UInt8] = []

  init(files: [OutputFile], merge: PairMergeSettings?) {
    outputs = files.map { OutputSlot(for: $0) }
    merger = merge.map { PairMerger(settings: $0) }
  }

  /// Appends the merger's read under the name of the pair.
  mutating func writeMerged(_ bytes: Span<UInt8>, _ record: ReadBatch.Record, _ report: inout QualityReport) {
    guard let merger else { return }
    merged.removeAll(keepingCapacity: true)
    FilterItem.append(bytes.extracting(record.name), to: &merged)
    merger.withMerged { bases, quality in
      report.add(sequence: bases, quality: quality)
      FilterItem.append(bases, to: &merged)
      FilterItem.append(quality, to: &merged)
    }
    let length = (merged.count - Int(record.nameLength)) / 2
    let place = ReadBatch.Record(
      nameStart: 0, nameLength: record.nameLength, sequenceStart: record.nameLength,
      qualityStart: record.nameLength + Int32(length), length: Int32(length))
    FASTQFormatter.append(merged.span, place, to: &outputs[0].text)
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
