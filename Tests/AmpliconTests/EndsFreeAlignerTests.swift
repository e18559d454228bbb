import Kernels
import Statistics
import Testing

@Suite struct EndsFreeAlignerTests {
  private func aligned(
    _ a: [UInt8], _ b: [UInt8], _ aligner: EndsFreeAligner, band: Int?
  ) -> (first: [UInt8], second: [UInt8]) {
    unsafe a.withUnsafeBufferPointer { first in
      unsafe b.withUnsafeBufferPointer { second in
        // SAFETY: an empty buffer is not read.
        let nothing = unsafe UnsafePointer<UInt8>(bitPattern: 1)
        guard let f = unsafe first.baseAddress ?? nothing, let s = unsafe second.baseAddress ?? nothing else { return }
        unsafe aligner.align(f, count: a.count, s, count: b.count, band: band)
      }
    }
    var (i, j) = (0, 0)
    var rows: (first: [UInt8], second: [UInt8]) = ([], [])
    aligner.withColumns { columns in
      for at in columns.indices {
        let column = columns[at]
        if column == EndsFreeAligner.Column.secondOnly {
          rows.first.append(UInt8(ascii: "-"))
        } else {
          rows.first.append(a[i])
          i += 1
        }
        if column == EndsFreeAligner.Column.firstOnly {
          rows.second.append(UInt8(ascii: "-"))
        } else {
          rows.second.append(b[j])
          j += 1
        }
        let isMatch = rows.first.last == rows.second.last
        #expect(isMatch == (column == EndsFreeAligner.Column.match))
      }
    }
    return rows
  }

  @Test func choosesTheAlignmentsOfR() {
    let usual = EndsFreeAligner(scores: .init(match: 5, mismatch: -4, gap: -8))
    let strict = EndsFreeAligner(scores: .init(match: 1, mismatch: -64, gap: -64))
    let rows = DADA2Fixture.rows("alignments.tsv")
    #expect(rows.count == 400)
    for row in rows {
      let band = Int(row[2]).flatMap { $0 < 0 ? nil : $0 }
      let found = aligned(row[0].letters, row[1].letters, row[3] == "1" ? strict : usual, band: band)
      #expect(found.first == row[4].letters && found.second == row[5].letters)
    }
  }

  @Test func agreesWithThePlainTwin() {
    var simulated = SimulatedSequences("ends-free")
    let usual = EndsFreeAligner(scores: .init(match: 5, mismatch: -4, gap: -8))
    let strict = EndsFreeAligner(scores: .init(match: 1, mismatch: -64, gap: -64))
    for number in 0..<600 {
      let a = simulated.random(number < 40 ? number % 5 : simulated.generator.below(60))
      let b =
        number % 3 == 0
        ? simulated.random(number < 40 ? number % 7 : simulated.generator.below(60))
        : simulated.mutated(a, changes: simulated.generator.below(6))
      for band in [nil, 0, 3, 16] {
        let found = aligned(a, b, usual, band: band)
        let plain = plainEndsFree(a, b, match: 5, mismatch: -4, gap: -8, band: band)
        #expect(found.first == plain.first && found.second == plain.second)
      }
      let found = aligned(a, b, strict, band: nil)
      let plain = plainEndsFree(a, b, match: 1, mismatch: -64, gap: -64, band: nil)
      #expect(found.first == plain.first && found.second == plain.second)
    }
  }
}
