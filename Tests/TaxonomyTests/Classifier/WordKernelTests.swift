import Kernels
import Statistics
import Testing

/// The kernels of the classifiers against loops that do the same one by one.
@Suite struct WordKernelTests {
  private func rows(_ generator: inout SeededGenerator, blockCount: Int) -> [BlockRow] {
    (0..<blockCount).compactMap { block in
      guard generator.below(3) > 0 else { return nil }
      var codes = SIMD8<UInt8>()
      for lane in 0..<8 { codes[lane] = UInt8(generator.below(4)) }
      return BlockRow(block: UInt16(block), bound: UInt16(generator.below(20_000)), codes: codes)
    }
  }

  @Test(arguments: [1, 15, 16, 17, 63, 64, 65, 200])
  func blocksThatReachAThreshold(blockCount: Int) {
    var generator = SeededGenerator(purpose: "bounds", seed: UInt64(blockCount))
    let width = (blockCount + 15) / 16 * 16
    let words = 9
    var matrix = [Int16](repeating: 0, count: words * width)
    var places = [UInt16](repeating: 0, count: words * width)
    let factor: UInt64 = 40_000
    var expected = [[Int]](repeating: [Int](repeating: 0, count: width), count: words)
    for word in 0..<words {
      let rows = rows(&generator, blockCount: blockCount)
      for row in rows {
        expected[word][Int(row.block)] = Int((Double(row.bound) * Double(factor) / 0x1p20).rounded(.up))
      }
      Self.spread(rows, factor: factor, start: word * width, width: width, &matrix, &places)
      for (number, row) in rows.enumerated() { #expect(places[word * width + Int(row.block)] == UInt16(number + 1)) }
    }
    #expect(matrix.map { Int($0) } == expected.flatMap { $0 })
    let start = (0..<width).map { $0 < blockCount ? Int16(generator.below(500)) : Int16.min }
    for draws in [[], [0], [3, 3, 8], [Int32](repeating: 5, count: 20)] as [[Int32]] {
      let sums = (0..<width).map { block in
        draws.reduce(Int(start[block])) { $0 + expected[Int($1)][block] }
      }
      for threshold in [-32_768, 0, 400, 1500, 32_000] {
        var found = [Int32](repeating: -1, count: width)
        var reached = [Int16](repeating: 0, count: width)
        let count = Self.reaching(
          Int16(threshold), draws, width: width, start: start, matrix: matrix, &found, &reached)
        let plain = (0..<width).filter { sums[$0] >= threshold }
        #expect(found[..<count].map { Int($0) } == plain)
        #expect(reached[..<count].map { Int($0) } == plain.map { sums[$0] })
      }
    }
  }

  private static func spread(
    _ rows: [BlockRow], factor: UInt64, start: Int, width: Int, _ matrix: inout [Int16], _ places: inout [UInt16]
  ) {
    var matrixSpan = matrix.mutableSpan
    var placeSpan = places.mutableSpan
    BlockBounds.spread(
      0..<rows.count, of: rows.span, factor: factor, start: start, width: width, matrix: &matrixSpan,
      places: &placeSpan)
  }

  private static func reaching(
    _ threshold: Int16, _ draws: [Int32], width: Int, start: [Int16], matrix: [Int16], _ found: inout [Int32],
    _ sums: inout [Int16]
  ) -> Int {
    var foundSpan = found.mutableSpan
    var sumSpan = sums.mutableSpan
    return BlockBounds.reaching(
      threshold, draws: draws.span, width: width, start: start.span, matrix: matrix.span, found: &foundSpan,
      sums: &sumSpan)
  }

  @Test func rowsWriteTheValuesOfTheirCodes() {
    let values = [9.0, 0, 1.5, 2.5, 3.5]
    let row = BlockRow(block: 0, bound: 0, codes: [0, 1, 2, 3, 0, 0, 1, 200])
    var target = [Double](repeating: -1, count: 10)
    Self.write(row, high: 0, values, 1..<5, &target, 1)
    // A code beyond the values takes the last one: damaged files must not lead out of the array.
    #expect(target == [-1, 0, 1.5, 2.5, 3.5, 0, 0, 1.5, 3.5, -1])
    #expect(BlockRows.holders(row, high: 0) == 0b1100_1110)
    #expect(BlockRows.holders(row, high: 1) == 0b1100_1111)
    let many = (0..<600).map { Double($0) }
    Self.write(row, high: 0x0000_0000_0000_0201, many, 0..<600, &target, 0)
    #expect(target[0] == 256 && target[1] == 513 && target[2] == 2)
  }

  private static func write(
    _ row: BlockRow, high: UInt64, _ values: [Double], _ range: Range<Int>, _ target: inout [Double], _ start: Int
  ) {
    var span = target.mutableSpan
    BlockRows.write(row, high: high, values: values.span, range: range, target: &span, start: start)
  }

  @Test func sumsOfDraws() {
    let values = (0..<40).map { Double($0) * 0.25 }
    let draws: [Int32] = [0, 2, 2, 3]
    let sum = BlockSums.sum(values.span, start: 8, draws: draws.span)
    for lane in 0..<8 {
      #expect(sum[lane] == draws.reduce(0) { $0 + values[8 + 8 * Int($1) + lane] })
    }
  }

  @Test(arguments: [16, 48])
  func wordHits(width: Int) {
    var generator = SeededGenerator(purpose: "hits", seed: UInt64(width))
    let words = 7
    let matrix = (0..<words * width).map { _ in UInt16(generator.below(4) == 0 ? 0 : generator.below(65_536)) }
    for drawCount in [1, 5, 40] {
      let draws = (0..<drawCount).map { _ in Int32(generator.below(words)) }
      let hits = (0..<width).map { block in draws.count { matrix[Int($0) * width + block] != 0 } }
      for threshold in [0, 1, drawCount / 2, drawCount] {
        var found = [Int32](repeating: -1, count: width)
        var counts = [Int16](repeating: 0, count: width)
        let count = Self.hits(threshold, draws, width: width, matrix, &found, &counts)
        let plain = (0..<width).filter { hits[$0] >= threshold }
        #expect(found[..<count].map { Int($0) } == plain)
        #expect(counts[..<count].map { Int($0) } == plain.map { hits[$0] })
      }
      let lanes = WordHits.counts(block: 3, draws: draws.span, width: width, matrix: matrix.span)
      for lane in 0..<16 {
        #expect(Int(lanes[lane]) == draws.count { matrix[Int($0) * width + 3] >> UInt16(lane) & 1 == 1 })
      }
    }
  }

  private static func hits(
    _ threshold: Int, _ draws: [Int32], width: Int, _ matrix: [UInt16], _ found: inout [Int32],
    _ counts: inout [Int16]
  ) -> Int {
    var foundSpan = found.mutableSpan
    var countSpan = counts.mutableSpan
    return WordHits.reaching(
      threshold, draws: draws.span, width: width, matrix: matrix.span, found: &foundSpan, hits: &countSpan)
  }

  @Test(arguments: [1, 4, 31, 32])
  func seedsAreFound(seedLength: Int) {
    var generator = SeededGenerator(purpose: "seeds", seed: UInt64(seedLength))
    let start = 3
    let codes = (0..<200).map { _ in UInt64(generator.below(4)) }
    var packed = [UInt8](repeating: 0, count: 50)
    for (place, code) in codes.enumerated() { packed[place / 4] |= UInt8(code) << UInt8(2 * (place % 4)) }
    let wanted = codes[(start + 60)..<(start + 60 + seedLength)].reduce(0) { $0 << 2 | $1 }
    var filter = [UInt64](repeating: 0, count: SeedScan.filterBits / 64)
    filter[SeedScan.bit(of: wanted) >> 6] |= 1 << UInt64(SeedScan.bit(of: wanted) & 63)
    let plain = (0...(150 - seedLength)).filter { place in
      codes[(start + place)..<(start + place + seedLength)].reduce(0) { $0 << 2 | $1 } == wanted
    }
    var places = [Int32](repeating: 0, count: 150)
    var words = [UInt64](repeating: 0, count: 150)
    let count = Self.candidates(packed, start, 150, seedLength, filter, &places, &words)
    #expect((0..<count).filter { words[$0] == wanted }.map { Int(places[$0]) } == plain)
    #expect(plain.contains(60))
  }

  private static func candidates(
    _ packed: [UInt8], _ start: Int, _ count: Int, _ seedLength: Int, _ filter: [UInt64], _ places: inout [Int32],
    _ words: inout [UInt64]
  ) -> Int {
    var placeSpan = places.mutableSpan
    var wordSpan = words.mutableSpan
    return SeedScan.candidates(
      packed: packed.span, start: start, count: count, seedLength: seedLength, filter: filter.span,
      places: &placeSpan, words: &wordSpan)
  }
}
