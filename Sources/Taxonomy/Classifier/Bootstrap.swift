/// What the classifiers' replicates have in common.
enum Bootstrap {
  static let replicates = 100

  /// The confidence 0…1 of a name with that many votes. Shares of ties are thirds and sevenths: seven digits are kept, so
  /// that 0.94 stays 0.94.
  static func confidence(_ votes: Double) -> Double { (votes * 1e7).rounded() / (1e7 * Double(replicates)) }
}
