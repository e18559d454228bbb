public import BioModel

/// What can be wrong with a reference database.
public struct TaxonomyError: Diagnostic, Equatable {
  /// The cases a program may tell apart.
  public enum Problem: Sendable, Equatable {
    /// No record, or none with a word of eight bases and a named lineage.
    case emptyReference
    /// The first header fits none of `ReferenceHeaderStyles.all`.
    case unknownHeaderStyle
    /// A later header breaks the style of the first.
    case brokenHeader
    /// A table of lineages that cannot be read or does not belong to the sequences.
    case brokenTaxonomy
    /// A letter that is no IUPAC base code.
    case invalidBase
    /// More lineages than a classifier can hold.
    case tooManyClasses
    /// Too few sequences to find the rule of a sparse reference.
    case cannotCalibrate
    /// A packed reference file is cut, changed, or of another version.
    case damagedFile
    /// A resource compiled into the program cannot be read.
    case damagedResource
  }

  public let problem: Problem
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(_ problem: Problem, location: SourceLocation? = nil, message: String, advice: String = "") {
    self.problem = problem
    self.location = location
    self.message = message
    self.advice = advice
  }

  public var kind: DiagnosticKind { problem == .damagedResource ? .checkFailed : .malformedInput }
}
