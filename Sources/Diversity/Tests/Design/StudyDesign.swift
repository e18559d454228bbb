public import BioModel
public import Statistics

/// The model matrix of a formula over samples: which samples, which columns, which term each column belongs to.
///
/// Columns are coded as treatment contrasts: an intercept, numbers as they are, for a category one indicator per level
/// except the reference. Where a formula has an interaction without one of its margins, that margin is coded by all its
/// levels, so the span is the one that the formula means. Columns that depend on earlier ones are left out (`basis.kept`).
/// Samples with a missing value in any column used are left out and named. Samples are in the order of their ids'
/// UTF-8 bytes, so their order in the files changes nothing.
public struct StudyDesign: Sendable {
  /// One step of the model.
  public struct Term: Sendable, Equatable {
    /// As in the formula.
    public let term: ModelFormula.Term
    /// Its columns.
    public let columns: Range<Int>
    /// Its dimensions that earlier terms do not span.
    public let degreesOfFreedom: Int
    /// Where its vectors stand in the basis.
    public let basis: Range<Int>
  }

  /// The formula.
  public let formula: ModelFormula
  /// The samples compared.
  public let sampleIDs: [String]
  /// Samples with missing values.
  public let leftOut: [String]
  /// The variables, in the formula's order.
  public let variables: [(name: String, variable: DesignVariable)]
  /// Names such as `group[case]`, `age`, `group[case]:age`; the first is `intercept`.
  public let columnNames: [String]
  /// The matrix by columns.
  public let columns: [[Double]]
  /// The terms after the intercept.
  public let terms: [Term]
  /// An orthonormal basis of the columns in their order.
  public let basis: OrthonormalBasis
  /// What a reader should know: samples left out, codes taken as numbers.
  public let notices: [Notice]

  /// Samples less the rank of the matrix.
  public var residualDegreesOfFreedom: Int { sampleIDs.count - basis.rank }

  /// - Parameters:
  ///   - formula: what is compared.
  ///   - metadata: the columns, for any samples.
  ///   - samples: the ids of those to compare, nil for all of the metadata.
  ///   - references: per column the level to compare with; a column named here is categorical.
  ///   - categories: columns whose numbers are codes.
  ///   - alsoNeeded: further columns without which a sample is left out (strata, subjects).
  /// - Throws: `DesignError`: unknown columns or levels, nothing to compare, a term that others determine, no residual.
  /// - Complexity: O(samples × columns²).
  public init(
    _ formula: ModelFormula, metadata: SampleMetadata, samples: [String]? = nil, references: [String: String] = [:],
    categories: Set<String> = [], alsoNeeded: [String] = []
  ) throws(DesignError) {
    let ids = samples ?? metadata.sampleIDs
    let aligned = metadata.aligned(to: ascendingByUTF8(ids).map { ids[$0] })
    var needed: [(name: String, cells: [String?])] = []
    for name in formula.variables + alsoNeeded {
      guard let column = aligned[column: name] else {
        throw DesignError.unknownColumn(name: name, known: metadata.columns.map(\.name))
      }
      needed.append((name, column.values))
    }
    let isUsed = aligned.sampleIDs.indices.map { sample in
      needed.allSatisfy { !DesignVariable.isMissing($0.cells[sample]) }
    }
    let used = aligned.sampleIDs.indices.filter { isUsed[$0] }
    self.formula = formula
    sampleIDs = used.map { aligned.sampleIDs[$0] }
    leftOut = aligned.sampleIDs.indices.filter { !isUsed[$0] }.map { aligned.sampleIDs[$0] }

    var variables: [(name: String, variable: DesignVariable)] = []
    for (name, cells) in needed.prefix(formula.variables.count) {
      let variable = try DesignVariable(
        column: name, cells: used.compactMap { cells[$0] }, reference: references[name],
        asCategories: categories.contains(name))
      if variable.isConstant {
        throw DesignError.constant(column: name, samples: used.count, leftOut: leftOut.count)
      }
      if case .categorical(let levels, _) = variable, levels.count == used.count {
        throw DesignError.noReplicates(column: name)
      }
      variables.append((name, variable))
    }
    self.variables = variables
    notices = StudyDesign.notices(variables, leftOut: leftOut, needed: needed.map(\.name))

    var names = ["intercept"]
    var columns = [[Double](repeating: 1, count: used.count)]
    var ranges: [Range<Int>] = []
    for term in formula.terms {
      let start = columns.count
      for (name, values) in StudyDesign.columns(of: term, formula: formula, variables: variables) {
        names.append(name)
        columns.append(values)
      }
      ranges.append(start..<columns.count)
    }
    let basis = OrthonormalBasis(columns)
    var terms: [Term] = []
    for (term, range) in zip(formula.terms, ranges) {
      let first = basis.kept.firstIndex { $0 >= range.lowerBound } ?? basis.rank
      let end = basis.kept.firstIndex { $0 >= range.upperBound } ?? basis.rank
      if first == end {
        throw DesignError.confounded(
          term: term.description, with: formula.terms.prefix(terms.count).map(\.description))
      }
      terms.append(Term(term: term, columns: range, degreesOfFreedom: end - first, basis: first..<end))
    }
    guard used.count > basis.rank else {
      throw DesignError.tooFewSamples(samples: used.count, parameters: basis.rank)
    }
    columnNames = names
    self.columns = columns
    self.terms = terms
    self.basis = basis
  }

  private static func columns(
    of term: ModelFormula.Term, formula: ModelFormula, variables: [(name: String, variable: DesignVariable)]
  ) -> [(name: String, values: [Double])] {
    var product: [(name: String, values: [Double])] = []
    for name in term.variables {
      guard let variable = variables.first(where: { $0.name == name })?.variable else { continue }
      let margin = term.variables.filter { $0 != name }
      let hasMargin =
        margin.isEmpty
        || formula.terms.contains { $0.variables.count == margin.count && $0.isWithin(ModelFormula.Term(margin)) }
      let own = variable.columns(name, contrast: hasMargin)
      if product.isEmpty {
        product = own
      } else {
        product = own.flatMap { right in
          product.map { left in ("\(left.name):\(right.name)", zip(left.values, right.values).map(*)) }
        }
      }
    }
    return product
  }

  private static func notices(
    _ variables: [(name: String, variable: DesignVariable)], leftOut: [String], needed: [String]
  ) -> [Notice] {
    var notices: [Notice] = []
    if !leftOut.isEmpty {
      let message =
        "\(leftOut.count) samples are left out because a value is missing in \(needed.joined(separator: ", ")): "
        + leftOut.prefix(20).joined(separator: ", ") + (leftOut.count > 20 ? " and more" : "")
      notices.append(Notice(.warning, code: "samples-left-out", message: message))
    }
    for case (let name, .numeric(let values)) in variables {
      let distinct = Set(values)
      if distinct.count > 2, distinct.count <= 10, distinct.allSatisfy({ $0 == $0.rounded() }) {
        let message =
          "column \(name) holds \(distinct.count) whole numbers and is taken as a quantity; if they are codes, name the "
          + "level to compare with (--reference-level \(name)=…), which makes it a category"
        notices.append(Notice(.note, code: "numbers-may-be-codes", message: message))
      }
    }
    return notices
  }
}
