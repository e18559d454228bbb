import Kernels
import Statistics
import Testing

@Suite struct EndsFreeAlignmentTests {
  private static let codes: [UInt8] = [0, 1, 2, 3]

  /// A centre and up to sixteen relatives of one length.
  private func group(_ simulated: inout SimulatedSequences, _ length: Int) -> (centre: [UInt8], reads: [[UInt8]]) {
    let centre = simulated.random(length)
    let shift = simulated.generator.below(7) - 3
    let readLength = max(2, length + (simulated.generator.below(2) == 0 ? 0 : shift))
    let reads = (0..<(1 + simulated.generator.below(16))).map { _ -> [UInt8] in
      var read = simulated.mutated(centre, changes: simulated.generator.below(12))
      if simulated.generator.below(5) == 0 { read = simulated.random(readLength) }
      if read.count > readLength { read.removeLast(read.count - readLength) }
      return read + simulated.random(readLength - read.count)
    }
    func coded(_ sequence: [UInt8]) -> [UInt8] { sequence.map { UInt8(SequenceLetters.code($0)) } }
    return (coded(centre), reads.map(coded))
  }

  @Test func lanesAgreeWithThePlainTwin() {
    var simulated = SimulatedSequences("ends-free-lanes")
    let lanes = EndsFreeLanes(match: 5, mismatch: -4, gap: -8)
    var gapped = 0
    for round in 0..<500 {
      let (centre, reads) = group(&simulated, [2, 3, 5, 8, 15, 16, 17, 18, 33, 60][round % 10])
      let band = [nil, 0, 1, 3, 16][round % 5]
      let n = reads[0].count
      #expect(EndsFreeLanes.fits(match: 5, mismatch: -4, gap: -8, centre: centre.count, read: n, band: band))
      let letters = reads.flatMap { $0 }
      let plain = PlainEndsFree(band: band)
      unsafe letters.withUnsafeBufferPointer { letters in
        unsafe centre.withUnsafeBufferPointer { source in
          guard let letters = letters.baseAddress, let source = source.baseAddress else { return }
          unsafe lanes.align(
            centre: source, centre.count, letters: letters, starts: reads.indices.map { $0 * n }, n, band: band)
          for lane in reads.indices {
            var edits: [UInt32] = [7]
            unsafe lanes.appendEdits(lane: lane, centre: source, read: letters + lane * n, to: &edits)
            #expect(edits == [7] + plain.edits(centre: centre, read: reads[lane]), "\(centre) \(reads[lane])")
            if edits.contains(where: { $0 & 7 == 4 }) { gapped += 1 }
          }
        }
      }
    }
    #expect(gapped > 1000)
  }

  @Test func oneByOneAgreesWithThePlainTwin() {
    var simulated = SimulatedSequences("ends-free")
    var aligner = EndsFreeAlignment()
    for round in 0..<400 {
      let (centre, reads) = group(&simulated, [2, 3, 9, 16, 17, 40][round % 6])
      let band = [nil, 0, 2, 16][round % 4]
      let homopolymer = round % 3 == 0 ? -1 : -8
      let scores = EndsFreeAlignment.Scores(match: 5, mismatch: -4, gap: -8, homopolymerGap: homopolymer)
      let plain = PlainEndsFree(homopolymerGap: homopolymer, band: band)
      for read in reads {
        var edits: [UInt32] = []
        unsafe centre.withUnsafeBufferPointer { source in
          unsafe read.withUnsafeBufferPointer { letters in
            guard let source = source.baseAddress, let letters = letters.baseAddress else { return }
            unsafe aligner.align(
              centre: source, centre.count, read: letters, read.count, band: band, scores: scores, edits: &edits)
          }
        }
        #expect(edits == plain.edits(centre: centre, read: read), "\(centre) \(read)")
      }
    }
  }

  @Test func refusesWhatDoesNotFit() {
    #expect(!EndsFreeLanes.fits(match: 5, mismatch: -4, gap: -1, centre: 9, read: 9, band: 16))
    #expect(!EndsFreeLanes.fits(match: 5, mismatch: -4, gap: -200, centre: 9, read: 9, band: 16))
    #expect(!EndsFreeLanes.fits(match: 5, mismatch: -4, gap: -8, centre: 1, read: 9, band: 16))
    #expect(!EndsFreeLanes.fits(match: 5, mismatch: -4, gap: -8, centre: 90_000, read: 90_000, band: nil))
  }
}
