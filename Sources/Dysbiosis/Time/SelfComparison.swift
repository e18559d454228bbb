/// Whether a sample is nearer to its own person's past than to other people.
///
/// Own distance: the median of the distances to the person's earlier samples. Another person's: the median of the distances to all
/// samples of that person. If a sample had nothing of its person, the own distance would be one of m + 1 exchangeable ones, so
/// p = (#{others ≤ own} + 1)/(m + 1) is then at most a with probability a.
public struct SelfComparison: Sendable, Equatable {
  /// What is said.
  public enum Verdict: String, Sendable, CaseIterable {
    /// p ≤ 0.05: nearer to the own past than to nearly everybody else.
    case likeSelf = "like-self"
    /// At least half of the other people are as near as the own past.
    case unlikeSelf = "unlike-self"
    /// Neither, or too few other people to tell (`reason`).
    case undecided
  }

  /// The distance to the own past.
  public let own: Double
  /// Other people, and those of them who are as near or nearer.
  public let others: Int
  public let nearerOthers: Int

  public init(own: Double, others: [Double]) {
    self.own = own
    self.others = others.count
    nearerOthers = others.count { $0 <= own }
  }

  public var pValue: Double { Double(nearerOthers + 1) / Double(others + 1) }

  /// Other people below which nothing is decided: with fewer no p value can reach 0.05, so only one verdict would be left.
  public static let leastOthers = 19

  /// Why nothing can be decided, kebab-case; empty where it could.
  public var reason: String { others < Self.leastOthers ? "too-few-other-subjects" : "" }

  /// Nil without other people.
  public var verdict: Verdict? {
    if others == 0 { return nil }
    if others < Self.leastOthers { return .undecided }
    if pValue <= 0.05 { return .likeSelf }
    return 2 * nearerOthers >= others ? .unlikeSelf : .undecided
  }
}
