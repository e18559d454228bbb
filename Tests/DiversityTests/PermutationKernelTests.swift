import Kernels
import Statistics
import TestSupport
import Testing

struct PermutationKernelTests {
  static let orders = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 33]

  /// A symmetric matrix of whole numbers, so that sums are exact in any order.
  private func matrix(_ order: Int, _ generator: inout SeededGenerator) -> [Double] {
    var cells = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        let value = Double(generator.below(2_001)) - 1_000
        cells[row * order + column] = value
        cells[column * order + row] = value
      }
    }
    return cells
  }

  @Test("quadratic forms equal the double sum", arguments: orders)
  func forms(_ order: Int) {
    var generator = SeededGenerator(purpose: "forms", seed: UInt64(order))
    let cells = matrix(order, &generator)
    let groups = 3
    var vectors = [SIMD4<Double>](repeating: .zero, count: groups * order)
    for place in vectors.indices { for lane in 0..<4 { vectors[place][lane] = Double(generator.below(21)) - 10 } }
    // What is there already stays.
    var sums = [SIMD4<Double>](repeating: SIMD4(repeating: 5), count: groups)
    var target = sums.mutableSpan
    SymmetricForms.add(matrix: cells.span, order: order, vectors: vectors.span, to: &target)
    for group in 0..<groups {
      for lane in 0..<4 {
        var expected = 5.0
        for i in 0..<order {
          for j in 0..<order {
            expected += cells[i * order + j] * vectors[group * order + i][lane] * vectors[group * order + j][lane]
          }
        }
        #expect(sums[group][lane] == expected)
      }
    }
  }

  @Test("sums within groups equal the double sum over pairs of one label", arguments: orders)
  func groups(_ order: Int) {
    var generator = SeededGenerator(purpose: "groups", seed: UInt64(order))
    let cells = matrix(order, &generator)
    for groups in [1, 2, 3, 7] {
      let labellings = 5
      // −1, in no group, among them.
      let labels = (0..<(labellings * order)).map { _ in Int32(generator.below(groups + 1) - 1) }
      var sizes = [Int32](repeating: 0, count: labellings * groups)
      for (place, label) in labels.enumerated() where label >= 0 { sizes[place / order * groups + Int(label)] += 1 }
      var starts: [Int32] = []
      for place in sizes.indices {
        starts.append(place % groups == 0 ? 0 : starts[place - 1] + sizes[place - 1])
      }
      var places = [Int32](repeating: -1, count: labels.count)
      var filled = [Int32](repeating: 0, count: sizes.count)
      var sums = [Double](repeating: 0, count: sizes.count)
      var placeSpan = places.mutableSpan
      var filledSpan = filled.mutableSpan
      var sumSpan = sums.mutableSpan
      GroupSums.add(
        matrix: cells.span, order: order, groups: groups, labels: labels.span, starts: starts.span, places: &placeSpan,
        filled: &filledSpan, to: &sumSpan)
      #expect(filled == sizes)
      for labelling in 0..<labellings {
        for group in 0..<groups {
          var expected = 0.0
          for i in 0..<order where labels[labelling * order + i] == group {
            for j in 0..<order where labels[labelling * order + j] == group { expected += cells[i * order + j] }
          }
          #expect(sums[labelling * groups + group] == expected)
        }
      }
    }
  }

  @Test(
    "products of rows equal the plain sums, whatever rows they are taken with",
    arguments: [1, 3, 4, 5, 255, 256, 259, 600])
  func rowProducts(_ columns: Int) {
    var generator = SeededGenerator(purpose: "test", seed: UInt64(columns))
    let rows = 7
    let matrix = (0..<rows * columns).map { _ in generator.normal() }
    for groups in 1...3 {
      let vectors = (0..<groups * columns).map { _ in
        SIMD4(generator.normal(), generator.normal(), generator.normal(), generator.normal())
      }
      func products(_ rows: Range<Int>) -> [SIMD4<Double>] {
        var found = [SIMD4<Double>](repeating: .zero, count: rows.count * groups)
        var target = found.mutableSpan
        RowProducts.add(matrix: matrix.span, columns: columns, rows: rows, vectors: vectors.span, to: &target)
        return found
      }
      let all = products(0..<rows)
      for row in 0..<rows {
        for group in 0..<groups {
          var expected = SIMD4<Double>.zero
          for column in 0..<columns { expected += matrix[row * columns + column] * vectors[group * columns + column] }
          let difference = all[row * groups + group] - expected
          for lane in 0..<4 { #expect(difference[lane].magnitude < 1e-10) }
        }
        #expect(products(row..<row + 1) == Array(all[row * groups..<(row + 1) * groups]))
      }
      #expect(products(2..<2).isEmpty)
    }
  }
}
