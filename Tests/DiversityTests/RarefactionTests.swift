import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct RarefactionTests {
  @Test("kept samples have exactly the depth, no feature gains, shallow samples are empty")
  func shape() throws {
    let table = RandomFeatureTable.counts(samples: 30, features: 40, density: 0.3, seed: 21)
    let depth = 4_000
    let found = try Rarefaction.rarefied(table, depth: depth, seed: 9, threads: ThreadCount(2))
    var kept = 0
    for sample in 0..<30 {
      let before = table.denseRow(sample)
      let after = found.denseRow(sample)
      let total = before.reduce(0, +)
      #expect(after.reduce(0, +) == (total >= Double(depth) ? Double(depth) : 0))
      #expect(zip(before, after).allSatisfy { $1 >= 0 && $1 <= $0 && $1 == $1.rounded() })
      kept += total >= Double(depth) ? 1 : 0
    }
    #expect(kept > 0 && kept < 30)
  }

  @Test("a draw depends on seed and content only")
  func content() throws {
    let table = RandomFeatureTable.counts(samples: 6, features: 30, density: 0.8, seed: 22)
    let found = try Rarefaction.rarefied(table, depth: 500, seed: 1)
    #expect(try Rarefaction.rarefied(table, depth: 500, seed: 1, threads: ThreadCount(7)) == found)
    #expect(try Rarefaction.rarefied(table, depth: 500, seed: 2) != found)
    let alone = try Rarefaction.rarefied(table.selectingSamples([4]), depth: 500, seed: 1)
    #expect(alone.denseRow(0) == found.denseRow(4))
    let order = RandomFeatureTable.order(30, seed: 3)
    let moved = RandomFeatureTable.reordered(table, samples: Array(0..<6), features: order)
    let other = try Rarefaction.rarefied(moved, depth: 500, seed: 1)
    for sample in 0..<6 { #expect(other.denseRow(sample) == order.map { found.denseRow(sample)[$0] }) }
  }

  @Test("all reads drawn give the sample back")
  func whole() throws {
    let table = FeatureTable(sampleIDs: ["a"], featureIDs: ["x", "y", "z"], unit: .counts, rows: [[5, 1, 9]])
    #expect(try Rarefaction.rarefied(table, depth: 15, seed: 0).denseRow(0) == [5, 1, 9])
  }

  @Test("draws are as frequent as counting all subsets says")
  func frequencies() throws {
    // 3 of {x x x, y y, z}: C(6, 3) = 20 equally likely subsets.
    let table = FeatureTable(sampleIDs: ["a"], featureIDs: ["x", "y", "z"], unit: .counts, rows: [[3, 2, 1]])
    let expected: [[Double]: Double] = [
      [3, 0, 0]: 1, [2, 1, 0]: 6, [2, 0, 1]: 3, [1, 2, 0]: 3, [1, 1, 1]: 6, [0, 2, 1]: 1,
    ]
    var seen: [[Double]: Double] = [:]
    let draws = 20_000
    for seed in 0..<draws {
      seen[try Rarefaction.rarefied(table, depth: 3, seed: UInt64(seed)).denseRow(0), default: 0] += 1
    }
    #expect(seen.keys.allSatisfy { expected[$0] != nil })
    var chiSquare = 0.0
    for (row, weight) in expected {
      let mean = Double(draws) * weight / 20
      chiSquare += (seen[row, default: 0] - mean) * (seen[row, default: 0] - mean) / mean
    }
    // The 99.9 % quantile of chi-square with 5 degrees of freedom; the seeds are fixed.
    #expect(chiSquare < 20.5)
  }

  @Test("fractions of reads and shares cannot be drawn from")
  func refusals() {
    let fractions = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[10.5]])
    #expect(throws: DiversityError.needsWholeCounts(what: "rarefaction")) {
      try Rarefaction.rarefied(fractions, depth: 5, seed: 0)
    }
    #expect(throws: DiversityError.depthNotPositive(-3)) { try Rarefaction.rarefied(fractions, depth: -3, seed: 0) }
  }
}
