/// How long the amplicons of one primer pair are in a reference: the ones that would not merge are otherwise invisible.
///
/// Lengths are of the bases between the primers.
public struct AmpliconLengths: Sendable, Equatable {
  /// One phylum's amplicons.
  public struct Phylum: Sendable, Equatable {
    public let name: String
    /// Amplicons by length; index = length.
    public let counts: [Int]

    public init(name: String, counts: [Int]) {
      self.name = name
      self.counts = counts
    }
  }

  /// Sorted by name.
  public let phyla: [Phylum]

  public init(phyla: [Phylum]) { self.phyla = phyla }

  /// The number of amplicons.
  public var count: Int { phyla.reduce(0) { $0 + $1.counts.reduce(0, +) } }

  /// The smallest length at or below which at least `share` (0…1) of the amplicons inside `window` lie; nil where there
  /// is none.
  func quantile(_ share: Double, in window: LengthWindow?) -> Int? {
    var all = Histogram()
    for phylum in phyla { all.add(Histogram(phylum.counts)) }
    return all.within(window).quantile(share)
  }

  /// The share of each phylum's amplicons that are longer than `length`; only phyla that lose at least one in a hundred,
  /// in the order of their names.
  func losses(above length: Int) -> [(phylum: String, share: Double)] {
    phyla.compactMap { phylum in
      let total = phylum.counts.reduce(0, +)
      let longer = phylum.counts.dropFirst(length + 1).reduce(0, +)
      guard total > 0, longer * 100 >= total, longer > 0 else { return nil }
      return (phylum.name, Double(longer) / Double(total))
    }
  }
}

extension Histogram {
  /// The counts of numbers inside the window; all where it is nil.
  func within(_ window: LengthWindow?) -> Histogram {
    guard let window else { return self }
    return Histogram(counts.indices.map { window.contains($0) ? counts[$0] : 0 })
  }
}
