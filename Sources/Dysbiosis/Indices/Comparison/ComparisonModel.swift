import BioModel
import Parallel
import Taxonomy

/// One index made ready for a reference: measures one item.
protocol ComparisonModel: Sendable {
  /// - Parameters:
  ///   - explains: also interval and contributions, which the reference's own values do without.
  func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic
}

/// Why a comparison cannot be made, kebab-case.
struct ComparisonRefusal: Error {
  let reason: String
}

/// The people that samples are compared with.
struct ComparedPeople: Sendable {
  let cohort: ReferenceCohort
  let cases: ReferenceCohort?
  /// The reference subjects as items: their own subject left out.
  let reference: ItemViews
  let threads: ThreadCount
}

/// Items as seen from the reference and, where there are any, from the cases.
struct ItemViews: Sendable {
  let reference: PeopleView
  let cases: PeopleView?

  init?(
    _ input: IndexInput, cohort: ReferenceCohort, items: SharedDistances.Population, subjects: [String],
    needsCases: Bool
  ) {
    guard
      let reference = PeopleView(
        input.distances, items: items, subjects: subjects, rows: .reference, people: cohort)
    else { return nil }
    self.reference = reference
    cases =
      needsCases
      ? input.cases.flatMap {
        PeopleView(input.distances, items: items, subjects: subjects, rows: .cases, people: $0)
      } : nil
  }
}

extension DysbiosisIndex {
  /// The results of an index that compares whole profiles with people; it has no signature.
  ///
  /// - Parameters:
  ///   - fewestSubjects: independent reference subjects below which no value is shown.
  ///   - needsCases: whether it needs the study's cases.
  ///   - prepare: what is prepared once for all items, or why there is nothing to compare with.
  func compare(
    _ input: IndexInput, fewestSubjects: Int, needsCases: Bool = false,
    prepare: (ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel
  ) -> [IndexResult] {
    let subjects = input.profile.facts.map(\.subject)
    guard let cohort = input.cohort else { return refuse(input, "no-reference") }
    if needsCases, input.cases == nil { return refuse(input, "no-case-group") }
    guard
      let views = ItemViews(input, cohort: cohort, items: .samples, subjects: subjects, needsCases: needsCases),
      let own = ItemViews(
        input, cohort: cohort, items: .reference, subjects: cohort.subjects, needsCases: needsCases)
    else { return refuse(input, "cohort-has-no-profiles") }
    let people = ComparedPeople(cohort: cohort, cases: input.cases, reference: own, threads: input.threads)
    let model: any ComparisonModel
    do {
      model = try prepare(people)
    } catch {
      return refuse(input, error.reason)
    }
    let referenceValues = parallelMap(count: cohort.count, threads: input.threads) { row -> Double? in
      let result = model.measure(row, in: own, explains: false)
      return result.isRefused ? nil : result.shown ?? result.raw
    }
    let isTooSmall = cohort.count < fewestSubjects
    return parallelMap(count: input.profile.table.sampleCount, threads: input.threads) { sample -> IndexResult in
      var result =
        views.reference.items.isEmpty(sample)
        ? .emptySample
        : model.measure(sample, in: views, explains: true)
      if isTooSmall, !result.isRefused {
        result.reason = "reference-too-small"
        result.isRefused = true
      }
      // A distance to people of another host or body site is no measure of anything here.
      result.refuse(input.misfits[sample] ?? input.shallowness[sample])
      return self.result(
        result, sample: sample, input: input, coverage: .none,
        others: { views.reference.others(sample).compactMap { referenceValues[$0] } })
    }
  }

  private func refuse(_ input: IndexInput, _ reason: String) -> [IndexResult] {
    (0..<input.profile.table.sampleCount).map { sample in
      let isEmpty = input.profile.table[sample: sample].nonZeroCount == 0
      return result(
        IndexArithmetic(reason: isEmpty ? UndefinedReason.emptySample.rawValue : reason, isRefused: true),
        sample: sample, input: input, coverage: .none, others: { [] })
    }
  }
}
