public import BioModel

/// A comparison that the metadata allow: made before the work, so that a confounded design stops a run at once.
public struct ComparisonPlan: Sendable {
  /// The column of interest.
  public let group: String
  /// The model.
  public let formula: ModelFormula
  /// Its levels, the reference first; empty for a quantity.
  public let levels: [String]
  /// Who may be exchanged with whom.
  public let scheme: PermutationScheme
  /// How columns are read.
  public let options: DesignOptions
  /// The columns of the samples.
  public let metadata: SampleMetadata
  /// Ids of `DistanceTests` to make.
  public let tests: [String]
  /// What the dispersion of groups is measured from.
  public let centres: [Dispersion.Centre]
  /// Entangled columns, samples without values, a choice made for many samples.
  public let notices: [Notice]

  /// Whether the column of interest is a quantity.
  public var isQuantity: Bool { levels.isEmpty }

  /// - Parameter samples: the ids of the samples that are compared.
  /// - Throws: `DesignError`: unknown columns and levels, nothing to compare, a group that lies in the column space of the
  ///   batches or of the other columns of the formula.
  /// - Complexity: O(samples × columns²).
  public init(_ asked: ComparisonOptions, metadata: SampleMetadata, samples: [String]) throws(DesignError) {
    let stated = try asked.formula.map { text throws(DesignError) in try ModelFormula(text) }
    let single = stated?.terms.filter { $0.variables.count == 1 }.map { $0.variables[0] } ?? []
    guard let group = asked.group ?? single.last else { throw DesignError.emptyFormula }
    var references: [String: String] = [:]
    let batches = asked.batches.filter { $0 != group }
    let formula: ModelFormula
    if let stated {
      formula = stated
    } else {
      formula = try ModelFormula(terms: (batches + [group]).map { ModelFormula.Term([$0]) })
    }
    let variables = formula.variables
    for (column, level) in asked.references where variables.contains(column) || column == group {
      references[column] = level
    }
    self.group = group
    self.formula = formula
    tests = asked.tests
    self.metadata = metadata
    scheme = PermutationScheme(
      count: asked.permutations, seed: asked.seed, strata: asked.strata, subject: asked.subject)
    var categories = Set(batches)
    // Two numbers are codes: 0 and 1 for no and yes.
    if Self.holdsTwoValues(group, of: samples, metadata) { categories.insert(group) }
    options = DesignOptions(references: references, categories: categories)
    let others = batches + single.filter { $0 != group && !batches.contains($0) }
    var notices = try Confounding.check(
      group: group, against: others, metadata: metadata, samples: samples, options: options, formula: formula)
    let design = try StudyDesign(
      formula, metadata: metadata, samples: samples, references: references, categories: categories,
      alsoNeeded: scheme.columns)
    notices += design.notices
    if let subject = asked.subject, let notice = Self.repeats(subject, design.sampleIDs, metadata) {
      notices.append(notice)
    }
    let sampleCount: Int
    if variables.contains(group) {
      levels = Self.levels(of: group, in: design)
      sampleCount = design.sampleIDs.count
    } else {
      let alone = try StudyDesign(
        ModelFormula(terms: [ModelFormula.Term([group])]), metadata: metadata, samples: samples,
        references: references, categories: categories)
      levels = Self.levels(of: group, in: alone)
      sampleCount = alone.sampleIDs.count
    }
    let chosen = Self.centres(asked, sampleCount: sampleCount)
    centres = chosen.centres
    if let notice = chosen.notice, !levels.isEmpty { notices.append(notice) }
    self.notices = notices
  }

  /// Those asked for, else of a PERMANOVA the spatial median, of many samples the centroid.
  private static func centres(
    _ asked: ComparisonOptions, sampleCount: Int
  ) -> (centres: [Dispersion.Centre], notice: Notice?) {
    let chosen = Dispersion.Centre.allCases.filter { asked.tests.contains($0.testID) }
    guard chosen.isEmpty, asked.tests.contains("permanova") else { return (chosen, nil) }
    guard sampleCount > asked.mostWithSpatialMedians else { return ([.spatialMedian], nil) }
    let message =
      "more than \(asked.mostWithSpatialMedians) samples: the dispersion of groups is measured from their centroids "
      + "(permdisp-centroid), which needs no spectrum of the distances; --tests permanova,permdisp measures it from "
      + "spatial medians"
    return ([.centroid], Notice(.note, code: "dispersion-from-centroids", message: message))
  }

  private static func holdsTwoValues(_ column: String, of samples: [String], _ metadata: SampleMetadata) -> Bool {
    let cells = metadata.aligned(to: samples)[column: column]?.values ?? []
    return Set(cells.compactMap { DesignVariable.isMissing($0) ? nil : $0 }).count == 2
  }

  /// What repeated samples of a subject mean, where there are any.
  private static func repeats(_ subject: String, _ samples: [String], _ metadata: SampleMetadata) -> Notice? {
    let subjects = Set((metadata.aligned(to: samples)[column: subject]?.values ?? []).compactMap { $0 })
    guard subjects.count < samples.count else { return nil }
    return Notice(
      .note, code: "repeated-subjects",
      message:
        "\(samples.count) samples are of \(subjects.count) different \(subject): distances move them together or within; in "
        + "tests of alpha diversity a subject counts once in a group, by the mean of its samples")
  }

  private static func levels(of column: String, in design: StudyDesign) -> [String] {
    guard case .categorical(let levels, _)? = design.variables.first(where: { $0.name == column })?.variable
    else { return [] }
    return levels
  }
}
