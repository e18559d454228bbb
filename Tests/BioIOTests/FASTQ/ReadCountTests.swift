import BioIO
import BioModel
import TestSupport
import Testing

/// Real files against `seqkit stats -a` (Fixtures/read-counts).
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct ReadCountTests {
  @Test func countsEqualSeqkit() throws {
    let golden = try ByteReader.readAll(fixture("read-counts/read-counts.tsv"))
    let rows = String(decoding: golden, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count >= 30)
    for row in rows {
      let fields = row.split(separator: "\t").map(String.init)
      let reader = try FASTQReader(path: (TestData.folder ?? "") + "/" + fields[0])
      let batch = ReadBatch()
      var bases = 0
      var q20 = 0
      var q30 = 0
      var shortest = Int.max
      var longest = 0
      while try reader.next(into: batch, maximumRecords: 4_096) {
        for record in batch.records {
          bases += Int(record.length)
          shortest = min(shortest, Int(record.length))
          longest = max(longest, Int(record.length))
          for position in record.quality {
            q20 += batch.bytes[position] >= 20 ? 1 : 0
            q30 += batch.bytes[position] >= 30 ? 1 : 0
          }
        }
      }
      #expect([reader.readCount, bases, shortest, longest] == fields[1...4].compactMap { Int($0) }, "\(fields[0])")
      // seqkit prints percentages with two decimals.
      for (count, column) in [(q20, 5), (q30, 6)] {
        let difference = 100 * Double(count) / Double(bases) - (Double(fields[column]) ?? -1)
        #expect(difference.magnitude <= 0.005_001, "\(fields[0])")
      }
    }
  }
}
