import BioModel

/// Rows that include each other (`k__Bacteria`, `k__Bacteria|p__Firmicutes`, …) are taken apart, so that nothing is
/// counted twice and nothing is lost.
struct NestedClades {
  /// The parts of each feature's lineage text, prefixes kept.
  let paths: [[Substring]]
  /// The nearest row above each feature, or -1.
  let parents: [Int]
  /// The share of rows below the widest rank present whose next wider rank present is a row too.
  let completeness: Double
  /// The widest rows are domains, so that every row can have its parent.
  let startsAtDomain: Bool

  /// - Parameter names: the lineage text of each feature.
  init(names: [String]) {
    paths = names.map(LineageParser.parts)
    var numbers: [String: Int] = [:]
    for (number, path) in paths.enumerated() where !path.isEmpty { numbers[path.joined(separator: "|")] = number }
    // A table may start at any rank and leave ranks out; what names nothing (`UNKNOWN`) is no rank.
    let lengths = Set(zip(paths, paths.map(Self.depth)).filter { $0.1 >= 0 }.map(\.0.count)).sorted()
    let wider = Dictionary(uniqueKeysWithValues: zip(lengths.dropFirst(), lengths))
    startsAtDomain = lengths.first == 1
    var parents: [Int] = []
    var below = 0
    var direct = 0
    for path in paths {
      var parent = -1
      for depth in stride(from: path.count - 1, to: 0, by: -1) {
        if let number = numbers[path[..<depth].joined(separator: "|")] {
          parent = number
          if depth == wider[path.count] { direct += 1 }
          break
        }
      }
      if wider[path.count] != nil { below += 1 }
      parents.append(parent)
    }
    self.parents = parents
    completeness = below == 0 ? 0 : Double(direct) / Double(below)
  }

  /// How many rows lie above others or below them.
  var nestedCount: Int {
    var isNested = parents.map { $0 >= 0 }
    for parent in parents where parent >= 0 { isNested[parent] = true }
    return isNested.count { $0 }
  }

  /// Some row lies above another.
  var hasNesting: Bool { parents.contains { $0 >= 0 } }

  /// Whether rows above include the rows below, with the evidence: then every rank up is a row, and in every sample a
  /// row is at least the sum of the rows under it (up to rounding).
  func decision(_ table: FeatureTable, isWhole: Bool, assumptions: TableAssumptions) -> (
    isCumulative: Bool, said: Understanding
  ) {
    if let stated = assumptions.nesting {
      return (
        stated == .cumulative, Understanding(key: "nesting", value: stated.rawValue, confidence: 1, reason: "stated")
      )
    }
    var cells = 0
    var dominated = 0
    var sums = ChildSums(featureCount: paths.count)
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      sums.gather(row, parents)
      let slack = tolerance(table, sample, isWhole: isWhole)
      for (column, value) in zip(row.columns, row.values) {
        let sum = sums.taken(Int(column))
        guard sum > 0 else { continue }
        cells += 1
        if value >= sum * (isWhole ? 1 : 0.999) - slack { dominated += 1 }
      }
      // What is left has parts, but no row above them in this sample.
      let left = sums.clear(slack: slack)
      cells += left.left
      dominated += left.left - left.large
    }
    let share = cells == 0 ? 0 : Double(dominated) / Double(cells)
    let isCumulative = completeness >= 0.95 && share >= 0.995
    let reason =
      "\(percent(completeness)) of the rows have the next wider rank as a row, which is at least their sum in \(percent(share)) of the cells"
    return (
      isCumulative,
      Understanding(
        key: "nesting",
        value: (isCumulative ? TableAssumptions.Nesting.cumulative : .disjoint).rawValue,
        confidence: isCumulative
          ? (startsAtDomain || hasEqualRanks(table) ? 0.99 : 0.7) : share < 0.9 || completeness < 0.5 ? 0.99 : 0.7,
        reason: reason)
    )
  }

  // Every rank adds up to the same in every sample: parents and parts, beyond doubt.
  private func hasEqualRanks(_ table: FeatureTable) -> Bool {
    let longest = paths.map(\.count).max() ?? 0
    for sample in 0..<table.sampleCount {
      var sums = [Double](repeating: 0, count: longest + 1)
      let row = table[sample: sample]
      for (column, value) in zip(row.columns, row.values) { sums[paths[Int(column)].count] += value }
      let present = sums.filter { $0 > 0 }
      guard let least = present.min(), let most = present.max() else { continue }
      if most - least > 1e-3 * most { return false }
    }
    return true
  }

  /// The table without double counting: rows at `deepest` whole, rows above it only with what no row below explains,
  /// rows under it dropped (they are inside their parent).
  ///
  /// - Parameter deepest: how many ranks below the domain are kept, 7 for what lies under species (genome bins, strains).
  /// - Complexity: O(features + non-zeros).
  func separated(_ table: FeatureTable, deepest: Int, isWhole: Bool) -> (
    table: FeatureTable, kept: Int, remainders: Int
  ) {
    let depths = paths.map(Self.depth)
    if let complete = completeLevel(table, deepest, depths, isWhole: isWhole) {
      let kept = table.keepingFeatures(where: complete)
      return (kept, kept.featureCount, 0)
    }
    var hasChild = [Bool](repeating: false, count: paths.count)
    for (feature, parent) in parents.enumerated() where parent >= 0 && depths[feature] <= deepest {
      hasChild[parent] = true
    }
    var keep = (0..<paths.count).map { feature in
      depths[feature] > deepest ? parents[feature] < 0 : !hasChild[feature]
    }
    let leaves = keep
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var sums = ChildSums(featureCount: paths.count)
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      sums.gather(row, parents) { depths[$0] <= deepest }
      let slack = tolerance(table, sample, isWhole: isWhole)
      for (column, value) in zip(row.columns, row.values) {
        let feature = Int(column)
        let sum = sums.taken(feature)
        if depths[feature] > deepest, parents[feature] >= 0 { continue }
        var own = value
        if hasChild[feature] {
          own = value - sum
          guard isWhole ? own > 0 : own > slack + 0.001 * value else { continue }
          keep[feature] = true
        }
        columns.append(column)
        values.append(own)
      }
      _ = sums.clear()
      starts.append(columns.count)
    }
    let separated = FeatureTable(
      sampleIDs: table.sampleIDs, featureIDs: table.featureIDs, unit: table.unit, rowStarts: starts, columns: columns,
      values: values, lineages: table.lineages)
    let remainders = zip(keep, leaves).count { $0 && !$1 }
    return (separated.keepingFeatures(where: keep), leaves.count { $0 }, remainders)
  }

  // The rows of `level` and those without a place (`UNKNOWN`), when the level's rows alone make up every sample.
  //
  // Rows of real profiles contradict each other: MetaPhlAn 4 lists species under a phylum in which their family has no
  // row. The level as a whole is still exact there, which remainders along the paths are not.
  private func completeLevel(_ table: FeatureTable, _ level: Int, _ depths: [Int], isWhole: Bool) -> [Bool]? {
    for sample in 0..<table.sampleCount {
      var top = 0.0
      var atLevel = 0.0
      let row = table[sample: sample]
      for (column, value) in zip(row.columns, row.values) {
        // A kingdom under a domain (`d__Eukaryota|k__Fungi`) is inside it.
        if depths[Int(column)] == 0, parents[Int(column)] < 0 { top += value }
        if depths[Int(column)] == level { atLevel += value }
      }
      if (top - atLevel).magnitude > (isWhole ? 0 : 1e-4 * top) { return nil }
    }
    return depths.map { $0 == level || $0 < 0 }
  }

  // 0 for a domain … 6 for a species, 7 below; -1 for rows that say nothing is known.
  private static func depth(_ path: [Substring]) -> Int {
    guard let last = path.last else { return -1 }
    if let rank = TaxonPrefix.split(last).rank { return rank.depth }
    return path.count == 1 && TaxonName.isPlaceholder(String(last)) ? -1 : path.count - 1
  }

  // Profilers round each row: five decimals of a percent, some dozens of rows under one.
  private func tolerance(_ table: FeatureTable, _ sample: Int, isWhole: Bool) -> Double {
    guard !isWhole else { return 0 }
    let row = table[sample: sample]
    var top = 0.0
    for (column, value) in zip(row.columns, row.values) where parents[Int(column)] < 0 { top += value }
    return 2e-6 * top
  }

  private func percent(_ share: Double) -> String { NumberText.text(share * 100, significantDigits: 4) + " %" }
}
