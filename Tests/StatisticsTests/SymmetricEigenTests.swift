import BioModel
import Statistics
import TestSupport
import Testing

struct SymmetricEigenTests {
  @Test("a matrix by hand")
  func byHand() throws {
    // [[2, 1], [1, 2]] has 3 along (1, 1) and 1 along (1, −1).
    let found = try SymmetricEigen([2, 1, 1, 2], order: 2, leading: 2)
    #expect(agree(found.eigenvalues[0], 3, within: 1e-15))
    #expect(agree(found.eigenvalues[1], 1, within: 1e-15))
    #expect(agree(found.vectors[0][0], found.vectors[0][1], within: 1e-15))
    #expect(agree(found.vectors[1][0], -found.vectors[1][1], within: 1e-15))
  }

  @Test("A v = λ v, unit length, orthogonal; the spectrum has the trace", arguments: [1, 2, 3, 8, 33, 120])
  func laws(_ order: Int) throws {
    var generator = SeededGenerator(purpose: "test", seed: UInt64(order))
    var matrix = [Double](repeating: 0, count: order * order)
    for i in 0..<order {
      for j in 0...i {
        matrix[i * order + j] = generator.uniform01() - 0.5
        matrix[j * order + i] = matrix[i * order + j]
      }
    }
    let wanted = min(order, 5)
    let found = try SymmetricEigen(matrix, order: order, leading: wanted)
    #expect(found.eigenvalues.count == order && found.vectors.count == wanted)
    #expect(zip(found.eigenvalues, found.eigenvalues.dropFirst()).allSatisfy { $0 >= $1 })
    let trace = (0..<order).map { matrix[$0 * order + $0] }.compensatedSum
    #expect(agree(found.eigenvalues.compensatedSum, trace, within: 1e-12))
    for (rank, vector) in found.vectors.enumerated() {
      for i in 0..<order {
        let product = (0..<order).reduce(0.0) { $0 + matrix[i * order + $1] * vector[$1] }
        #expect(agree(product, found.eigenvalues[rank] * vector[i], within: 1e-11))
      }
      for other in 0...rank {
        let dot = zip(vector, found.vectors[other]).reduce(0.0) { $0 + $1.0 * $1.1 }
        #expect(agree(dot, other == rank ? 1 : 0, within: 1e-11))
      }
    }
    #expect(try SymmetricEigen(matrix, order: order, leading: wanted) == found)
  }

  @Test("equal eigenvalues, zeros, no rows, no vectors")
  func degenerate() throws {
    let identity = try SymmetricEigen([1, 0, 0, 0, 1, 0, 0, 0, 1], order: 3, leading: 2)
    #expect(identity.eigenvalues == [1, 1, 1])
    let zero = try SymmetricEigen([0, 0, 0, 0], order: 2, leading: 2)
    #expect(zero.eigenvalues == [0, 0])
    #expect(try SymmetricEigen([], order: 0, leading: 3).eigenvalues.isEmpty)
    #expect(try SymmetricEigen([4], order: 1, leading: 0).vectors.isEmpty)
  }

  @Test("numbers that are not finite are refused, with the routine's name")
  func notFinite() {
    do {
      _ = try SymmetricEigen([.nan, 0, 0, 1], order: 2, leading: 1)
      Issue.record("NaN was accepted")
    } catch {
      #expect(error.routine == "dsytrd")
      #expect(error.kind == .checkFailed)
      #expect(error.description.contains("2 × 2"))
    }
  }
}
