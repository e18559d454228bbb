import BioIO

/// One reason for which tables do not go together.
protocol MergeCheck: Sendable {
  /// Kebab-case; part of the notice's code when the user puts such tables together all the same.
  var id: String { get }

  /// The first two files that clash, as an error that names both; nil when all go together.
  func clash(_ parts: [TablePart]) -> PipelineError?

  /// Whether the rules let such tables become one.
  func isAllowed(_ rules: MergeRules) -> Bool
}

/// The checks, in the order in which they are made.
enum MergeChecks {
  static let all: [any MergeCheck] = [
    UnitCheck(), OriginCheck(field: "profiler", value: \.profiler), OriginCheck(field: "version", value: \.version),
    OriginCheck(field: "database", value: \.database), OriginCheck(field: "taxonomy", value: \.taxonomy),
    AbundanceCheck(), SameTaxonCheck(), NamesCheck(), OwnNumbersCheck(), VariantsCheck(),
  ]
}
