import BioModel
import Diversity
import Glibc
import Parallel
import TestSupport
import Testing

struct ScratchDistancesTests {
  private let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"

  @Test(
    "a scratch file holds the matrix's distances, in single precision their nearest", arguments: [1, 2, 15, 16, 17, 53])
  func sameNumbers(_ samples: Int) throws {
    let table = RandomFeatureTable.counts(samples: samples, features: 60, density: 0.1, seed: UInt64(samples))
    for metric in [BrayCurtisRelative(), CanberraMeanCounts(), Aitchison()] as [any BetaMetric] {
      let whole = try BetaDiversity.matrix(metric, table)
      let double = try BetaDiversity.scratchDistances(
        metric, table, of: Double.self, folder: folder, threads: ThreadCount(3))
      let single = try BetaDiversity.scratchDistances(metric, table, of: Float.self, folder: folder)
      for i in 0..<samples {
        for j in 0..<samples {
          #expect(double[i, j].bitPattern == whole[i, j].bitPattern || (double[i, j].isNaN && whole[i, j].isNaN))
          #expect(Float(whole[i, j]) == Float(single[i, j]) || (single[i, j].isNaN && whole[i, j].isNaN))
        }
      }
      for block in fixedChunks(count: samples, size: 7) {
        let expected = Array(whole.values[block.lowerBound * samples..<block.upperBound * samples])
        #expect(zip(double.rows(block), expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
      }
    }
  }

  @Test("a folder that does not exist is an error that names it")
  func noFolder() throws {
    let table = RandomFeatureTable.counts(samples: 3, features: 4, density: 1, seed: 1)
    let missing = folder + "/there-is-no-such-folder"
    #expect(throws: DiversityError.noScratchSpace(folder: missing, bytes: 12, code: ENOENT)) {
      try BetaDiversity.scratchDistances(BrayCurtisCounts(), table, of: Float.self, folder: missing)
    }
  }
}
