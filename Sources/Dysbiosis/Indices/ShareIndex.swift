import BioModel

/// An index that is the share of one group of taxa; adding one is a type with a descriptor, a side and a group.
public protocol ShareIndex: DysbiosisIndex {
  /// The group's id.
  var group: String { get }
}

extension ShareIndex {
  public var signature: [TaxonTerm] { TaxonGroups.builtIn[group] ?? [] }

  /// The share of the group in each sample, with Jeffreys' interval where reads were counted; an empty sample has none.
  ///
  /// Trait groups hold many genera that hardly anybody carries, so their coverage is printed, and one resolvable taxon
  /// is enough for a value. A table whose names cannot express the group has none.
  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    let sum = TaxonSum(terms: signature)
    let isResolvable = input.profile.taxonSet(sum).isResolvable
    return assemble(input, coverage: coverage(in: input.profile), leastCoverage: 0) { profile, explains in
      let set = profile.taxonSet(sum)
      let refusal = IndexPortability.refusal(of: id, in: profile)
      return { sample in
        guard let share = profile.share(of: set.features, sample: sample) else { return .emptySample }
        if let refusal { return IndexArithmetic(reason: refusal, isRefused: true) }
        guard isResolvable else { return IndexArithmetic(raw: share, reason: "database-unknown", isRefused: true) }
        var result = IndexArithmetic(raw: share)
        if explains {
          result.setInterval(shareOf: set.features, sample: sample, in: profile)
          result.contributions = profile.contributions(of: set, sign: 1, sample: sample)
        }
        return result
      }
    }
  }
}
