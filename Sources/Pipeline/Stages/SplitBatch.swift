import BioIO
import BioModel
import Reads

/// What a batch of a pool becomes: the text of each file it goes to, and the counts.
struct SplitBatch: Sendable {
  /// Text for the files of one destination.
  struct Part: Sendable {
    /// The sample's place in the table; the number of samples for reads without one.
    let destination: Int
    var texts: [ByteChunk]
  }

  private(set) var parts: [Part] = []
  private(set) var counts: SplitCounts

  /// Says of every read of the batch whose it is. Reads keep their order within a destination.
  init(_ batch: ReadPairBatch, _ splitter: BarcodeSplitter, samples: Int) {
    counts = SplitCounts(samples: samples)
    var scratch = BarcodeSplitter.Scratch()
    var places: [Int: Int] = [:]
    let first = batch.forward
    let bases = first.bytes
    let mateBases = batch.reverse?.bytes ?? []
    for index in 0..<batch.count {
      let read = bases.span.extracting(first.records[index].sequence)
      let outcome: BarcodeOutcome
      if let second = batch.reverse {
        outcome = splitter.split(
          first: read, second: mateBases.span.extracting(second.records[index].sequence), scratch: &scratch)
      } else {
        outcome = splitter.split(read: read, scratch: &scratch)
      }
      counts.note(outcome)
      var destination = samples
      var starts = (0, 0)
      if case .assigned(let found) = outcome {
        destination = found.sample
        starts = (found.firstStart, found.secondStart)
      }
      let place = places[destination] ?? parts.count
      if place == parts.count {
        places[destination] = place
        parts.append(
          Part(destination: destination, texts: Array(repeating: ByteChunk(), count: batch.reverse == nil ? 1 : 2)))
      }
      SplitBatch.append(first, index, from: starts.0, to: &parts[place].texts[0])
      if let second = batch.reverse {
        SplitBatch.append(second, index, from: starts.1, to: &parts[place].texts[1])
      }
    }
  }

  private static func append(_ batch: ReadBatch, _ index: Int, from start: Int, to text: inout ByteChunk) {
    let record = batch.records[index]
    let bytes = batch.bytes
    FASTQFormatter.append(bytes.span, record, keeping: start..<Int(record.length), to: &text)
  }
}
