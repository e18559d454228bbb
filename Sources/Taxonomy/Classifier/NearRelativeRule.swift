/// How a sparse reference guards against naming what it lacks (`docs/decisions/sparse-reference.md`).
///
/// Naive Bayes always answers with the best class it has. Where a genus is missing, that is a relative's name. With this
/// rule a rank is named only if its confidence reaches `minimumConfidence` and, where `minimumShares[rank]` is not 0, one
/// entry of the named group holds at least that share of the query's distinct words of eight bases, and more of them
/// than any entry outside the group, by more than one substitution can change. Otherwise the next wider rank is tried.
public struct NearRelativeRule: Sendable, Equatable {
  /// The most words of eight bases that one substitution changes.
  public static let wordsPerSubstitution = 8

  /// Confidence 0…1 a rank needs, in steps of 0.001; takes the place of `ConfidenceCutOff.standard`.
  public let minimumConfidence: Double
  /// Shares 0…1 of the query's distinct words, from domain to genus, in steps of 0.001; 0 demands
  /// nothing. A share s stands for an
  /// identity of about s^(1/8), since a substitution breaks up to eight words.
  public let minimumShares: [Double]

  /// - Parameters:
  ///   - minimumConfidence: rounded to 0.001.
  ///   - minimumShares: six, from domain to genus, rounded to 0.001; fewer are filled with 0 (no demand).
  public init(minimumConfidence: Double, minimumShares: [Double]) {
    let steps = ([minimumConfidence] + minimumShares).map { Self.steps($0) }
    self.init(steps: steps)
  }

  /// From thousandths: the confidence, then six shares.
  init(steps: [Int]) {
    let filled = Array(steps.prefix(7)) + [Int](repeating: 0, count: max(0, 7 - steps.count))
    minimumConfidence = Double(filled[0]) / 1000
    minimumShares = filled.dropFirst().map { Double($0) / 1000 }
  }

  /// The thousandths of `init(steps:)`.
  var steps: [Int] { ([minimumConfidence] + minimumShares).map { Self.steps($0) } }

  private static func steps(_ value: Double) -> Int {
    value.isFinite ? Int((min(max(value, 0), 1) * 1000).rounded()) : 0
  }

  /// Whether a group may be named at a rank.
  ///
  /// - Parameters:
  ///   - inside: distinct query words in the group's best entry.
  ///   - outside: the same of the best entry of any other group.
  ///   - words: distinct words of the query.
  func allows(rank: Int, inside: Int, outside: Int, words: Int) -> Bool {
    !demands(rank: rank)
      || inside >= needed(rank: rank, words: words) && inside - outside > Self.wordsPerSubstitution
  }

  /// Whether anything is demanded at a rank; nothing is below the genus.
  func demands(rank: Int) -> Bool { rank < minimumShares.count && minimumShares[rank] > 0 }

  /// How many of the query's distinct words an entry must hold.
  func needed(rank: Int, words: Int) -> Int {
    let thousandths = Self.steps(minimumShares[rank])
    return (thousandths * words + 999) / 1000
  }
}
