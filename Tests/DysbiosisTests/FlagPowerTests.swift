import Dysbiosis
import TestSupport
import Testing

/// Simulated people: the flagged share rises with the shift and with the depth, and stays at the stated rate without.
@Suite struct FlagPowerTests {
  static let depths = [1_000, 3_000, 10_000, 30_000]
  static let folds = [1.0, 2, 4, 16]
  static let blocks = 6
  static let peoplePerBlock = 250
  static let peoplePerCell = blocks * peoplePerBlock

  /// A common genus low and a rare one; a common one high and a rare one; a ratio low.
  static func markers() throws -> MarkerTable {
    func row(_ id: String, _ expression: String, _ side: String, _ p: String) -> [String: String] {
      var row = MarkerTableTests.good
      row["id"] = id
      row["expression"] = expression
      row["direction"] = side
      row["tail_p"] = p
      row["requirements"] = ""
      return row
    }
    return try MarkerTable(
      parsing: MarkerTableTests.table([
        row("roseburia-low", "g:Roseburia", "low", "0.1"), row("escherichia-high", "g:Escherichia", "high", "0.1"),
        row("dialister-low", "g:Dialister", "low", "0.1"),
        row("fusobacterium-high", "g:Fusobacterium", "high", "0.05"),
        row("ratio-low", "g:Faecalibacterium / g:Escherichia", "low", "0.1"),
      ]), file: "m.tsv")
  }

  struct Cell {
    var flagged = 0
    var evaluable = 0
    /// Of all people, not only of those that could be evaluated.
    var share: Double { Double(flagged) / Double(peoplePerCell) }
  }

  /// By marker, depth and fold. The same people stand in every cell, so that cells differ by shift and depth alone.
  /// - Parameter referenceDepth: nil: the reference is read as deep as the samples, as exchangeability asks for.
  static func cells(referenceDepth: Int? = nil, folds: [Double] = folds) throws -> [String: [[Cell]]] {
    let table = try markers()
    var found: [String: [[Cell]]] = [:]
    for block in UInt64(0)..<UInt64(blocks) {
      let members = ShiftedCommunities.people(99, seed: 2 * block)
      let people = ShiftedCommunities.people(peoplePerBlock, seed: 2 * block + 1)
      for (d, depth) in depths.enumerated() {
        let reference = ShiftedCommunities.counts(members, depth: referenceDepth ?? depth, seed: block)
        for (f, fold) in folds.enumerated() {
          let shift = ["Roseburia": 1 / fold, "Dialister": 1 / fold, "Escherichia": fold, "Fusobacterium": fold]
          let seed = UInt64(10_000 + 1000 * d + 100 * f) + block
          let samples = ShiftedCommunities.counts(people, depth: depth, shift: shift, seed: seed)
          for row in try ShiftedCommunities.verdicts(table, reference: reference, samples: samples) {
            let empty = [[Cell]](repeating: [Cell](repeating: Cell(), count: folds.count), count: depths.count)
            if row.status != .notEvaluable { found[row.marker, default: empty][d][f].evaluable += 1 }
            if row.status == .flagged { found[row.marker, default: empty][d][f].flagged += 1 }
          }
        }
      }
    }
    return found
  }

  /// Where few reads are expected, depth decides. Without a shift the rate is the stated one; six references of 99 people
  /// vary too, by a standard error of about 0.012.
  @Test func flagsRiseWithShiftAndDepthOnly() throws {
    let cells = try Self.cells()
    for marker in try Self.markers().markers {
      let p = try #require(marker.tailProbability)
      let grid = try #require(cells[marker.id])
      for (depth, row) in zip(Self.depths, grid) {
        Findings.print(marker.id, depth, row.map(\.share), row.map(\.evaluable))
        #expect(row[0].share <= p + 0.03, "\(marker.id) at \(depth) reads")
        for (less, more) in zip(row, row.dropFirst()) where less.evaluable > 0 { #expect(more.share > less.share) }
      }
      // With depth: never falling by more than noise, of references (0.017) and of counting people (0.018).
      for fold in 1..<Self.folds.count {
        for (less, more) in zip(grid, grid.dropFirst()) { #expect(more[fold].share >= less[fold].share - 0.05) }
      }
      let (shallow, deep) = (grid[0][3].share, grid[Self.depths.count - 1][3].share)
      #expect(deep > 0.4 && deep > 4 * grid[Self.depths.count - 1][0].share)
      if ["dialister-low", "fusobacterium-high"].contains(marker.id) { #expect(deep > shallow + 0.05) }
    }
  }

  /// A reference read deeper than the samples is not exchangeable with them: rare taxa near the gate of five reads are
  /// then flagged too often. Bounded here, and said in docs/findings/flags.md.
  @Test func deeperReferencesFlagRareTaxaMoreOften() throws {
    let cells = try Self.cells(referenceDepth: 20_000, folds: [1])
    for marker in try Self.markers().markers {
      let p = try #require(marker.tailProbability)
      for (depth, row) in zip(Self.depths, cells[marker.id] ?? []) where row[0].evaluable > 0 {
        let rate = Double(row[0].flagged) / Double(row[0].evaluable)
        Findings.print("reference of 20,000", marker.id, depth, rate)
        #expect(rate <= 2 * p)
      }
    }
  }
}
