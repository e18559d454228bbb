public import BioModel

/// A tree made ready for a table: which tip each feature is, which features have none, and what was decided on the way.
public struct TreeMatch: Sendable {
  /// What happens to features that the tree does not have.
  public enum MissingFeatures: String, Sendable, Codable, CaseIterable {
    /// An error that names them.
    case refuse
    /// They are left out of tree metrics, and the reads lost are said.
    case drop
  }

  /// The rooted tree.
  public let tree: PhylogeneticTree
  /// Whether the tree had no root (more than two branches at its first node) and was given one at its midpoint.
  public let isMidpointRooted: Bool
  /// Features that the tree does not have, in the table's order.
  public let missingFeatures: [String]
  /// The share of all the table's reads that these features have; of a table of shares, of all its values.
  public let lostShare: Double
  /// The largest such share of a single sample.
  public let largestLostShare: Double
  /// What a user should know: rooting, missing and negative branch lengths, features left out.
  public let notices: [Notice]
  private let tipNumbers: [String: Int]

  /// Matches features to tips by id.
  ///
  /// Features without any value in the table need no tip. Tips that are no features change nothing. Missing branch
  /// lengths count as 0, negative ones too, both with a notice.
  ///
  /// - Throws: `DiversityError.featuresNotInTree` where features are missing and may not be left out, or all are.
  /// - Complexity: O(nodes + features + non-zeros).
  public init(
    _ tree: PhylogeneticTree, table: FeatureTable, missing: MissingFeatures = .refuse
  ) throws(DiversityError) {
    var notices: [Notice] = []
    let isUnrooted = tree.children(of: 0).count > 2
    isMidpointRooted = isUnrooted
    self.tree = isUnrooted ? tree.rootedAtMidpoint() : tree
    if isUnrooted {
      let message =
        "the tree is not rooted (\(tree.children(of: 0).count) branches meet at its first node); "
        + "it is rooted at its midpoint"
      notices.append(Notice(.note, code: "tree-midpoint-rooted", message: message))
    }
    let (absent, negative) = (tree.missingBranchLengthCount, tree.negativeBranchLengthCount)
    if absent > 0 {
      let message = "\(absent) of \(tree.nodeCount - 1) branches of the tree have no length; they count as 0"
      notices.append(Notice(.warning, code: "branch-lengths-missing", message: message))
    }
    if negative > 0 {
      let message = "\(negative) branches of the tree have a length below 0; they count as 0"
      notices.append(Notice(.warning, code: "branch-lengths-negative", message: message))
    }

    tipNumbers = self.tree.tipsByName()
    var isHeld = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { isHeld[Int(column)] = true }
    let tips = tipNumbers
    let isMissing = (0..<table.featureCount).map { isHeld[$0] && tips[table.featureIDs[$0]] == nil }
    missingFeatures = isMissing.indices.filter { isMissing[$0] }.map { table.featureIDs[$0] }
    let losses = (0..<table.sampleCount).map { sample in
      let row = table[sample: sample]
      let lost = zip(row.columns, row.values).reduce(0.0) { isMissing[Int($1.0)] ? $0 + $1.1 : $0 }
      return (lost: lost, total: row.total)
    }
    let total = losses.reduce(0) { $0 + $1.total }
    lostShare = total > 0 ? losses.reduce(0) { $0 + $1.lost } / total : 0
    largestLostShare = losses.reduce(0) { $1.total > 0 ? max($0, $1.lost / $1.total) : $0 }
    let heldCount = isHeld.count { $0 }
    if !missingFeatures.isEmpty {
      guard missing == .drop, missingFeatures.count < heldCount else {
        throw DiversityError.featuresNotInTree(missingFeatures, of: heldCount)
      }
      let message =
        "\(missingFeatures.count) of \(heldCount) features are not in the tree and left out of what needs it, with "
        + "\(percent(lostShare)) % of all reads (\(percent(largestLostShare)) % of the sample that loses most): "
        + someNames(missingFeatures)
      notices.append(Notice(.warning, code: "features-not-in-tree", message: message))
    }
    self.notices = notices
  }

  /// The tip of a feature, or nil.
  public func tip(of feature: String) -> Int? { tipNumbers[feature] }

  /// The table without the features that have no tip. Complexity O(features + non-zeros).
  public func keptFeatures(of table: FeatureTable) -> FeatureTable {
    missingFeatures.isEmpty ? table : table.keepingFeatures(where: table.featureIDs.map { tipNumbers[$0] != nil })
  }
}

/// Names for a message: the first twenty.
func someNames(_ names: [String]) -> String {
  names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " and \(names.count - 20) more" : "")
}

/// A share in percent with two decimals, for a message.
private func percent(_ share: Double) -> String {
  let hundredths = Int((share * 10_000).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
