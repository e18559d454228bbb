import BioModel

/// An index that is the share of one group of taxa; adding one is a type with a descriptor, a side and a group.
public protocol ShareIndex: DysbiosisIndex {
  /// The group's id.
  var group: String { get }
}

extension ShareIndex {
  public var signature: [TaxonTerm] { TaxonGroups.builtIn[group] ?? [] }

  /// The share of the group in each sample; an empty sample has none.
  ///
  /// Trait groups hold many genera that hardly anybody carries, so their coverage is printed, and one resolvable taxon
  /// is enough for a value.
  public func evaluate(_ profile: CommunityProfile, cohort: ReferenceCohort?) -> [IndexResult] {
    let sum = TaxonSum(terms: signature)
    let isResolvable = profile.taxonSet(sum).isResolvable
    return assemble(profile, cohort: cohort, coverage: coverage(in: profile), leastCoverage: 0) { profile in
      let set = profile.taxonSet(sum)
      return { sample in
        guard let share = profile.share(of: set.features, sample: sample) else {
          return IndexArithmetic(reason: UndefinedReason.emptySample.rawValue, isRefused: true)
        }
        guard isResolvable else { return IndexArithmetic(raw: share, reason: "database-unknown", isRefused: true) }
        var result = IndexArithmetic(raw: share)
        result.contributions = set.members.compactMap { member in
          guard let part = profile.share(of: member.features, sample: sample), part > 0 else { return nil }
          return IndexResult.Contribution(taxon: member.term.name, amount: part)
        }
        return result
      }
    }
  }
}
