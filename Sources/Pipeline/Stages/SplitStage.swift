import BioIO
import BioModel
import Parallel
import Reads

/// Reads a pool, says whose every pair is, and writes the samples' files.
///
/// In each round the lanes read the next batches, split those of the round before, and compress the blocks that are
/// full; then blocks and texts are put in order on one thread. Rounds and blocks do not depend on the number of threads,
/// and neither do the files. At most two rounds of batches and `PooledFiles.memoryLimit` of text are in memory.
struct SplitStage {
  let splitter: BarcodeSplitter
  /// Samples of the table.
  let samples: Int
  let context: RunContext

  private static let batchesPerRound = 4

  /// A task of a round.
  private enum Task: Sendable {
    case read
    case split(ReadPairSlot)
    case compress(PooledFiles.Block)
  }

  /// What a task gave.
  private enum Done: Sendable {
    case read([ReadPairSlot])
    case split(SplitBatch)
    case compressed([UInt8], file: Int)
  }

  /// - Parameters:
  ///   - mates: files per destination, 1 or 2.
  ///   - files: per destination the files of its mates, destinations in the order of the table, reads without a sample
  ///     last.
  /// - Returns: the counts, and the number of pairs that were read.
  /// - Throws: the input's and the output's faults; a request to stop.
  func run(_ stream: PairedReadStream, mates: Int, files: inout PooledFiles) throws -> (SplitCounts, read: Int) {
    var counts = SplitCounts(samples: samples)
    var read = 0
    var waiting: [ReadPairSlot] = []
    var isFinished = false
    while true {
      try context.cancellation.check()
      let blocks = files.takeFullBlocks()
      if isFinished, waiting.isEmpty, blocks.isEmpty { break }
      let tasks = (isFinished ? [] : [.read]) + waiting.map { Task.split($0) } + blocks.map { Task.compress($0) }
      let done = try parallelMap(count: tasks.count, threads: context.threads, scratch: { BGZFCompressor() }) {
        [splitter, samples] compressor, index throws(any Error) -> Done in
        switch tasks[index] {
        case .read: return .read(try SplitStage.nextRound(stream))
        case .split(let slot): return .split(SplitBatch(slot.pairs, splitter, samples: samples))
        case .compress(let block): return .compressed(block.compressed(by: compressor), file: block.file)
        }
      }
      waiting = []
      for result in done {
        switch result {
        case .read(let slots):
          waiting = slots
          isFinished = slots.count < SplitStage.batchesPerRound
          read += slots.reduce(0) { $0 + $1.pairs.count }
        case .split(let batch):
          counts.add(batch.counts)
          context.progress.advance(by: batch.counts.input)
          for part in batch.parts {
            for (mate, text) in part.texts.enumerated() {
              files.add(text.array[...], to: part.destination * mates + mate)
            }
          }
        case .compressed(let bytes, let file): try files.append(bytes, to: file)
        }
      }
    }
    try finish(files)
    return (counts, read)
  }

  /// The last blocks, the end markers, the disk.
  private func finish(_ files: PooledFiles) throws {
    _ = try parallelMap(count: files.paths.count, threads: context.threads, scratch: { BGZFCompressor() }) {
      compressor, file throws(any Error) in
      try files.append(files.lastBlock(of: file)?.compressed(by: compressor) ?? [], to: file, isLast: true)
    }
  }

  private static func nextRound(_ stream: PairedReadStream) throws -> [ReadPairSlot] {
    var slots: [ReadPairSlot] = []
    while slots.count < batchesPerRound {
      var slot = ReadPairSlot()
      guard try stream.next(into: &slot) else { break }
      slots.append(slot)
    }
    return slots
  }
}
