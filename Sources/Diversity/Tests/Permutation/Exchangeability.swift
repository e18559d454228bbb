import BioModel
import Statistics

/// What may be exchanged with what, for the terms of a design.
struct Exchangeability: Sendable {
  enum Kind: CaseIterable, Sendable {
    /// Samples, within strata where there are any.
    case samples
    /// Samples within their subject.
    case withinSubjects
    /// Whole subjects.
    case subjects
  }

  private let scheme: PermutationScheme
  private let strata: [Int]?
  private let subject: [Int]?
  private let constantVariables: Set<String>
  let notices: [Notice]

  init(_ design: StudyDesign, metadata: SampleMetadata, scheme: PermutationScheme) {
    func codes(_ column: String?) -> [Int]? {
      guard let column else { return nil }
      let values = metadata.aligned(to: design.sampleIDs)[column: column]?.values ?? []
      return Rearrangements.numbered(values.map { $0 ?? "" })
    }
    self.scheme = scheme
    let subject = codes(scheme.subject)
    var strata = codes(scheme.strata)
    var notices: [Notice] = []
    if let subject, let own = strata, !Exchangeability.isConstant(own.map(Double.init), within: subject) {
      // Samples of one subject in several strata: a subject can only move as a whole within one.
      let message = "strata cut through subjects, so samples are exchanged within strata of a subject only"
      notices.append(Notice(.note, code: "strata-within-subjects", message: message))
      strata = Rearrangements.numbered(zip(subject, own).map { [$0, $1] })
    }
    self.subject = subject
    self.strata = strata
    var constant: Set<String> = []
    if let subject {
      for (name, variable) in design.variables {
        let columns = variable.columns(name, contrast: false).map(\.values)
        if columns.allSatisfy({ Exchangeability.isConstant($0, within: subject) }) { constant.insert(name) }
      }
    }
    constantVariables = constant
    self.notices = notices
  }

  /// A term is exchanged by whole subjects where none of its variables changes within a subject.
  func kind(of term: ModelFormula.Term) -> Kind {
    guard subject != nil else { return .samples }
    return term.variables.allSatisfy(constantVariables.contains) ? .subjects : .withinSubjects
  }

  /// The rearrangements of one kind, and how the design's vectors follow them.
  func rearrangements(
    _ design: StudyDesign, kind: Kind, columns: [[Double]]? = nil, basis: OrthonormalBasis? = nil
  ) -> (Rearrangements, PermutedRows) {
    let columns = columns ?? design.columns
    let basis = basis ?? design.basis
    let count = design.sampleIDs.count
    let classes = Rearrangements.numbered((0..<count).map { row in columns.map { $0[row] } })
    let moves: Rearrangements
    var rebuilt: [[Double]]?
    switch kind {
    case .samples:
      moves = Rearrangements(scheme, classes: classes, unit: nil, block: strata, equalSizes: false)
    case .withinSubjects:
      let block = subject.map { own in strata.map { Rearrangements.numbered(zip(own, $0).map { [$0, $1] }) } ?? own }
      moves = Rearrangements(scheme, classes: classes, unit: nil, block: block, equalSizes: false)
    case .subjects:
      let isBetween = subject.map { own in columns.allSatisfy { Exchangeability.isConstant($0, within: own) } } ?? false
      // Rows that are equal within a subject fit a subject of any size; others need a partner of the same size.
      moves = Rearrangements(scheme, classes: classes, unit: subject, block: strata, equalSizes: !isBetween)
      if isBetween { rebuilt = basis.kept.map { columns[$0] } }
    }
    return (moves, PermutedRows(basis: Array(basis.vectors.dropFirst()), columns: rebuilt))
  }

  /// Rearrangements in which every sample's row is taken once, for statistics that need the groups' sizes to stay:
  /// subjects are exchanged with subjects of the same number of samples only.
  func bijections(_ design: StudyDesign, term: ModelFormula.Term, classes: [Int]) -> Rearrangements {
    switch kind(of: term) {
    case .samples: return Rearrangements(scheme, classes: classes, unit: nil, block: strata, equalSizes: false)
    case .withinSubjects:
      let block = subject.map { own in strata.map { Rearrangements.numbered(zip(own, $0).map { [$0, $1] }) } ?? own }
      return Rearrangements(scheme, classes: classes, unit: nil, block: block, equalSizes: false)
    case .subjects: return Rearrangements(scheme, classes: classes, unit: subject, block: strata, equalSizes: true)
    }
  }

  static func isConstant(_ values: [Double], within groups: [Int]) -> Bool {
    var first: [Int: Double] = [:]
    for (value, group) in zip(values, groups) {
      if let known = first[group], known != value { return false }
      first[group] = value
    }
    return true
  }
}

/// The vectors of a design whose rows moved.
struct PermutedRows: Sendable {
  /// Without the intercept.
  let basis: [[Double]]
  /// Columns to orthogonalise again, where subjects of several sizes move and the basis does not stay orthonormal.
  let columns: [[Double]]?

  func vectors(_ sources: [Int]) -> [[Double]] {
    guard let columns else { return basis.map { vector in sources.map { vector[$0] } } }
    let moved = OrthonormalBasis(columns.map { column in sources.map { column[$0] } })
    let found = Array(moved.vectors.dropFirst())
    // Columns that coincide after a move span less; what is missing explains nothing.
    guard found.count < basis.count else { return found }
    var padded = [[Double]](repeating: [Double](repeating: 0, count: sources.count), count: basis.count)
    for (vector, column) in zip(found, moved.kept.dropFirst()) { padded[column - 1] = vector }
    return padded
  }
}
