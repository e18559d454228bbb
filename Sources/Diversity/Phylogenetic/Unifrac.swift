import BioModel
import Glibc
import Kernels
import Parallel

/// UniFrac distances: how much of a tree's branch length tells two samples apart.
///
/// With l the length of a branch and p, q the shares of the samples' reads below it:
/// - `unweighted`: Σ l over branches of one sample alone / Σ l over branches of either (Lozupone & Knight 2005,
///   doi:10.1128/AEM.71.12.8228-8235.2005); 0…1.
/// - `weighted`: Σ l |p − q| (Lozupone et al. 2007, doi:10.1128/AEM.01996-06); in units of branch length.
/// - `weightedNormalized`: Σ l |p − q| / Σ l (p + q), the mean distance of reads from the root; 0…1.
/// - `generalized`: Σ l (p + q)^α |p − q| / (p + q) / Σ l (p + q)^α (Chen et al. 2012,
///   doi:10.1093/bioinformatics/bts342); α = 1 is `weightedNormalized`; 0…1.
///
/// Each is a function of the samples' own sums over branches and of a sum over the branches that both have: of l for
/// the first, of l min(p, q) for the next two. So a pair costs its shared branches, many pairs at once, and no pair
/// visits branches without reads (the aim of Striped UniFrac, McDonald et al. 2018, doi:10.1038/s41592-018-0187-8, by
/// another way). Samples that differ in branches without length only are at 0.
enum Unifrac: DistanceFamily {
  case unweighted
  case weighted
  case weightedNormalized
  case generalized(alpha: Double)

  var greatest: Double? { if case .weighted = self { nil } else { 1 } }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    guard let branches = input.branches else { preconditionFailure("the driver gives the branches") }
    switch self {
    case .unweighted: fillUnweighted(cells, branches, threads)
    case .weighted: fillWeighted(cells, branches, isNormalized: false, threads)
    case .weightedNormalized: fillWeighted(cells, branches, isNormalized: true, threads)
    case .generalized(let alpha): GeneralizedUnifrac(branches, alpha: alpha).fill(cells, threads)
    }
  }

  private func fillUnweighted(_ cells: any DistanceCells, _ branches: BranchTable, _ threads: ThreadCount) {
    let rows = SparseRows(
      rowStarts: branches.rowStarts, columns: branches.columns,
      values: branches.columns.map { branches.lengths[Int($0)] })
    let presence = SharedPresenceDistances(
      rowStarts: branches.rowStarts, columns: branches.columns, weights: branches.lengths,
      isEmpty: branches.totals.map { $0 == 0 })
    let totals = presence.totals
    presence.fill(cells, threads: threads) { i, j, shared in
      let either = totals[i] + totals[j] - shared
      guard either > 0 else { return 0 }
      let alone = either - shared
      if alone >= SparseRows.smallestSafeShare * either { return min(1, alone / either) }
      // Where little differs, the lengths themselves and not their rounded multiples.
      return min(1, rows.sum(i, j) { ($0 - $1).magnitude } / rows.sum(i, j) { max($0, $1) })
    }
  }

  private func fillWeighted(
    _ cells: any DistanceCells, _ branches: BranchTable, isNormalized: Bool, _ threads: ThreadCount
  ) {
    let rows = SparseRows(
      rowStarts: branches.rowStarts, columns: branches.columns,
      values: zip(branches.columns, branches.shares).map { branches.lengths[Int($0)] * $1 })
    let totals = rows.rowSums { $0 }
    SharedFeatureDistances(branches, values: rows.values, term: SharedMinimum())
      .fill(cells, threads: threads) { i, j, shared in
        let whole = totals[i] + totals[j]
        guard whole > 0 else { return 0 }
        var difference = whole - 2 * shared
        if difference < SparseRows.smallestSafeShare * whole { difference = rows.sum(i, j) { ($0 - $1).magnitude } }
        return isNormalized ? min(1, difference / whole) : difference
      }
  }
}

extension SharedFeatureDistances {
  /// Distances over the branches of a tree.
  init(_ branches: BranchTable, values: [Term.Value], term: Term) {
    self.init(
      rowStarts: branches.rowStarts, columns: branches.columns, values: values, featureCount: branches.branchCount,
      term: term, isEmpty: branches.totals.map { $0 == 0 })
  }
}
