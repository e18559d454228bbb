import BioModel

/// How the samples of subjects enter tests of abundances, which take what they are given as independent.
///
/// A column of interest that is the same in all samples of a subject compares subjects: each becomes one sample (its counts
/// summed, its shares averaged, its quantities averaged). One that changes within subjects compares a subject with itself:
/// the subject becomes a term of the model, whose coefficients are not tested. Other terms that cannot be told apart then
/// are left out, which is said.
struct SubjectModel {
  private(set) var table: FeatureTable
  private(set) var formula: ModelFormula
  private(set) var metadata: SampleMetadata
  private(set) var options: DesignOptions
  /// The column of subjects, where it is a term.
  private(set) var term: String?
  /// Whether each row of the table is a subject.
  private(set) var isPutTogether = false
  private(set) var notices: [Notice] = []

  /// - Parameters:
  ///   - interest: the column whose effect is asked for.
  ///   - subject: the column that says whose the samples are; nil for independent samples.
  /// - Throws: `DesignError`: unknown columns, nothing to compare.
  init(
    _ table: FeatureTable, formula: ModelFormula, interest: String?, subject: String?, metadata: SampleMetadata,
    options: DesignOptions
  ) throws(DesignError) {
    (self.table, self.formula, self.metadata, self.options) = (table, formula, metadata, options)
    guard let subject, subject != interest else { return }
    let design = try StudyDesign(
      formula, metadata: metadata, samples: table.sampleIDs, references: options.references,
      categories: options.categories, alsoNeeded: [subject])
    let place = Dictionary(table.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let own = table.selectingSamples(design.sampleIDs.compactMap { place[$0] })
    let cells = metadata.aligned(to: own.sampleIDs)
    let subjects = (cells[column: subject]?.values ?? []).map { $0 ?? "" }
    let members = Dictionary(grouping: own.sampleIDs.indices) { subjects[$0] }
    guard members.count < own.sampleCount else { return }
    func varies(_ name: String) -> Bool {
      let values = cells[column: name]?.values ?? []
      return members.values.contains { Set($0.map { values[$0] }).count > 1 }
    }
    if varies(interest ?? formula.variables.last ?? "") {
      try takeAsTerm(subject, where: varies)
    } else {
      let quantities = Set(
        design.variables.compactMap { name, variable in if case .numeric = variable { name } else { nil } })
      try putTogether(own, subjects, members, cells, quantities: quantities, where: varies)
    }
  }

  private mutating func takeAsTerm(_ subject: String, where varies: (String) -> Bool) throws(DesignError) {
    let kept = formula.terms.filter { $0.variables.contains(where: varies) }
    let left = formula.terms.filter { !kept.contains($0) }
    formula = try ModelFormula(terms: [ModelFormula.Term([subject])] + kept)
    options.categories.insert(subject)
    term = subject
    notices = [
      Notice(
        .note, code: "subjects-as-term",
        message: "abundances: samples are compared within \(subject), which is a term of the model"
          + (left.isEmpty
            ? "" : "; left out, as they do not change within one: " + left.map(\.description).joined(separator: ", ")))
    ]
  }

  private mutating func putTogether(
    _ own: FeatureTable, _ subjects: [String], _ members: [String: [Int]], _ cells: SampleMetadata,
    quantities: Set<String>,
    where varies: (String) -> Bool
  ) throws(DesignError) {
    let sums = own.addingUpSamples(subjects)
    let order = sums.sampleIDs
    let left = formula.terms.filter { term in term.variables.contains { varies($0) && !quantities.contains($0) } }
    formula = try ModelFormula(terms: formula.terms.filter { !left.contains($0) })
    metadata = SampleMetadata(
      sampleIDs: order,
      columns: cells.columns.map { column in
        SampleMetadata.Column(
          name: column.name,
          values: order.map { name in
            let values = (members[name] ?? []).map { column.values[$0] }
            guard quantities.contains(column.name) else { return values.first ?? nil }
            let numbers = values.compactMap { $0.flatMap { NumberText.number($0) } }
            return numbers.isEmpty ? nil : NumberText.text(numbers.reduce(0, +) / Double(numbers.count))
          })
      })
    notices = [
      Notice(
        .note, code: "subjects-put-together",
        message: "abundances: the \(own.sampleCount) samples of \(order.count) subjects are put together, one row each"
          + (left.isEmpty
            ? "" : "; left out, as they change within one: " + left.map(\.description).joined(separator: ", ")))
    ]
    isPutTogether = true
    table = own.unit == .counts ? sums : sums.dividingSamples(by: order.map { Double(members[$0]?.count ?? 1) })
  }
}

extension FeatureTable {
  /// Every value of a sample over that sample's number.
  fileprivate func dividingSamples(by divisors: [Double]) -> FeatureTable {
    var means = values
    for sample in 0..<sampleCount {
      for place in rowStarts[sample]..<rowStarts[sample + 1] { means[place] /= divisors[sample] }
    }
    return FeatureTable(
      sampleIDs: sampleIDs, featureIDs: featureIDs, unit: unit, rowStarts: rowStarts, columns: columns, values: means,
      lineages: lineages)
  }
}
