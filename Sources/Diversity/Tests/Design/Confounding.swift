public import BioModel
import Statistics

/// Whether the effect of a group can be told from that of other columns, such as the sequencing batch.
public enum Confounding {
  /// Cramér's V from which on two categories are said to be entangled.
  public static let warningLevel = 0.5

  /// Refuses a group that lies in the column space of the others, and warns where it nearly does.
  ///
  /// The rank test: the group is refused when [1, others, group] has no higher rank than [1, others]; where the rank
  /// grows by less than the group's levels, some of its contrasts cannot be estimated, which is a warning. A warning is
  /// also given where Cramér's V of the group and one of the others is ≥ 0.5; quantities have none.
  ///
  /// - Parameters:
  ///   - options: how the columns are read.
  ///   - formula: the model; the advice to put a column before the group is left out where it stands there.
  /// - Throws: `DesignError.confounded`, and what `StudyDesign` throws.
  public static func check(
    group: String, against others: [String], metadata: SampleMetadata, samples: [String]? = nil,
    options: DesignOptions = DesignOptions(), formula: ModelFormula? = nil
  ) throws(DesignError) -> [Notice] {
    guard !others.isEmpty else { return [] }
    let alone = try StudyDesign(
      ModelFormula(terms: [ModelFormula.Term([group])]), metadata: metadata, samples: samples,
      references: options.references, categories: options.categories, alsoNeeded: others)
    var notices: [Notice] = []
    let order = formula?.variables ?? []
    for other in others {
      guard let own = try variable(group, alone.sampleIDs, metadata, options)?.codes,
        let their = try variable(other, alone.sampleIDs, metadata, options)?.codes
      else { continue }
      // A column of its own in every sample is no category.
      guard Set(their).count < alone.sampleIDs.count else { continue }
      let v = cramersV(own, their)
      if v >= warningLevel {
        let text = NumberText.text(v, significantDigits: 3)
        let isBefore =
          order.firstIndex(of: other).flatMap { their in order.firstIndex(of: group).map { their < $0 } } ?? false
        let message =
          "\(group) and \(other) are entangled (Cramér's V \(text)): their effects can hardly be told apart"
          + (isBefore ? "" : "; put \(other) into the formula before \(group)")
        notices.append(Notice(.warning, code: "entangled-with-batch", message: message))
      }
    }
    let columns = try together(group, others, alone.sampleIDs, metadata, options)
    let before = OrthonormalBasis(Array(columns.prefix(columns.count - alone.terms[0].columns.count))).rank
    let gained = OrthonormalBasis(columns).rank - before
    if gained == 0 { throw DesignError.confounded(term: group, with: others) }
    if gained < alone.terms[0].degreesOfFreedom {
      let message =
        "of \(alone.terms[0].degreesOfFreedom) contrasts of \(group) only \(gained) can be told from "
        + others.joined(separator: ", ")
      notices.append(Notice(.warning, code: "partly-confounded", message: message))
    }
    return notices
  }

  /// Cramér's V of two categories, √(χ² / (n · (smaller number of levels − 1))); 0…1, 0 where one has one level.
  ///
  /// Reference: Cramér 1946, Mathematical Methods of Statistics, 21.9. Complexity O(n + levels²).
  public static func cramersV(_ a: [Int], _ b: [Int]) -> Double {
    let rows = numbered(a)
    let columns = numbered(b)
    let smaller = min(rows.levels, columns.levels)
    guard smaller > 1 else { return 0 }
    var counts = [Double](repeating: 0, count: rows.levels * columns.levels)
    var rowSums = [Double](repeating: 0, count: rows.levels)
    var columnSums = [Double](repeating: 0, count: columns.levels)
    for (row, column) in zip(rows.codes, columns.codes) {
      counts[row * columns.levels + column] += 1
      rowSums[row] += 1
      columnSums[column] += 1
    }
    let total = Double(a.count)
    var share = CompensatedSum()
    for row in 0..<rows.levels {
      for column in 0..<columns.levels {
        let count = counts[row * columns.levels + column]
        share.add(count * count / (rowSums[row] * columnSums[column]))
      }
    }
    return min(1, (max(0, share.value - 1) / Double(smaller - 1)).squareRoot()) * (total > 0 ? 1 : 0)
  }

  private static func numbered(_ codes: [Int]) -> (levels: Int, codes: [Int]) {
    let levels = Set(codes).sorted()
    let place = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    return (levels.count, codes.map { place[$0] ?? 0 })
  }

  /// A column as a model sees it; nil where the metadata lack it.
  private static func variable(
    _ name: String, _ samples: [String], _ metadata: SampleMetadata, _ options: DesignOptions
  ) throws(DesignError) -> DesignVariable? {
    guard let column = metadata.aligned(to: samples)[column: name] else { return nil }
    return try DesignVariable(
      column: name, cells: column.values.map { $0 ?? "" }, reference: options.references[name],
      asCategories: options.categories.contains(name))
  }

  /// Intercept, the others' columns, the group's.
  private static func together(
    _ group: String, _ others: [String], _ samples: [String], _ metadata: SampleMetadata, _ options: DesignOptions
  ) throws(DesignError) -> [[Double]] {
    var columns = [[Double](repeating: 1, count: samples.count)]
    for name in others + [group] {
      columns += try variable(name, samples, metadata, options)?.columns(name, contrast: true).map(\.values) ?? []
    }
    return columns
  }
}
