/// Two methods' word on each feature, and where they disagree.
public struct AbundanceAgreement: Sendable, Equatable {
  /// Who calls a feature at the level 0.05 after adjustment.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Both, with one sign.
    case both
    /// The first method alone.
    case firstOnly = "first-only"
    /// The second method alone.
    case secondOnly = "second-only"
    /// Both, with opposite signs.
    case opposite
    /// Neither.
    case neither
  }

  /// One feature and coefficient.
  public struct Row: Sendable, Equatable {
    /// The first method's test.
    public let first: AbundanceTest
    /// The second method's.
    public let second: AbundanceTest
    /// What they say together.
    public let verdict: Verdict
  }

  /// Tests that both methods made, in the first one's order.
  public let rows: [Row]

  /// Pairs the tests by feature and coefficient. Complexity O(tests).
  public init(_ first: [AbundanceTest], _ second: [AbundanceTest]) {
    var place: [[String]: AbundanceTest] = [:]
    for test in second { place[[test.feature, test.coefficient]] = test }
    rows = first.compactMap { one in
      guard let other = place[[one.feature, one.coefficient]] else { return nil }
      let verdict: Verdict =
        switch (one.isSignificant, other.isSignificant) {
        case (true, true): (one.log2FoldChange > 0) == (other.log2FoldChange > 0) ? .both : .opposite
        case (true, false): .firstOnly
        case (false, true): .secondOnly
        case (false, false): .neither
        }
      return Row(first: one, second: other, verdict: verdict)
    }
  }

  /// How many rows of a coefficient have a verdict.
  public func count(_ verdict: Verdict, coefficient: String) -> Int {
    rows.count { $0.verdict == verdict && $0.first.coefficient == coefficient }
  }
}
