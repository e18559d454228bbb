import BioIO
import BioModel
import Statistics
import TestSupport
import Testing

@Suite struct FASTQFormatterTests {
  /// The plain twin: a record as four lines.
  private func lines(_ batch: ReadBatch, _ index: Int, _ kept: Range<Int>, turned: Bool) -> [UInt8] {
    let record = batch.records[index]
    var bases = Array(batch.bytes[record.sequence])[kept]
    var scores = Array(batch.bytes[record.quality])[kept]
    if turned {
      let partners = Dictionary(uniqueKeysWithValues: zip("ACGTRYSWKMBDHVN".utf8, "TGCAYRSWMKVHDBN".utf8))
      bases = ArraySlice(bases.reversed().map { partners[$0] ?? $0 })
      scores = ArraySlice(scores.reversed())
    }
    return [0x40] + Array(batch.bytes[record.name]) + [0x0A] + Array(bases) + Array("\n+\n".utf8)
      + scores.map { min($0, 93) + 33 } + [0x0A]
  }

  private func randomBatch() -> ReadBatch {
    var generator = SeededGenerator(purpose: "fastq-formatter-tests", seed: 3, content: [])
    let batch = ReadBatch()
    for length in [0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 250, 251, 1_000] {
      for nameLength in [0, 1, 15, 16, 17, 40] {
        batch.append(
          name: (0..<nameLength).map { _ in UInt8(33 + generator.below(94)) },
          sequence: (0..<length).map { _ in Array("ACGTRYSWKMBDHVN".utf8)[generator.below(15)] },
          // Scores above 93 come from no reader; they are written as 93.
          quality: (0..<length).map { _ in UInt8(generator.below(100)) })
      }
    }
    return batch
  }

  @Test(arguments: [false, true])
  func keptPartsAreWrittenAsByThePlainTwin(turned: Bool) {
    var generator = SeededGenerator(purpose: "fastq-formatter-ranges", seed: 3, content: [])
    let batch = randomBatch()
    var text = ByteChunk()
    var expected: [UInt8] = []
    for index in 0..<batch.count {
      let length = Int(batch.records[index].length)
      let start = generator.below(length + 1)
      let end = start + generator.below(length - start + 1)
      for kept in [start..<end, 0..<length, length..<length] {
        FASTQFormatter.append(batch.bytes.span, batch.records[index], keeping: kept, turned: turned, to: &text)
        expected += lines(batch, index, kept, turned: turned)
      }
    }
    #expect(text.array == expected)
  }

  @Test func wholeBatchesAreWritten() {
    let batch = randomBatch()
    var text = ByteChunk()
    FASTQFormatter.append(batch, to: &text)
    FASTQFormatter.append(ReadBatch(), to: &text)
    let expected = (0..<batch.count).flatMap { lines(batch, $0, 0..<Int(batch.records[$0].length), turned: false) }
    #expect(text.array == expected)
  }
}
