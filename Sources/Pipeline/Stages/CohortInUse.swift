import BioIO
import BioModel
import Dysbiosis

/// What the samples of a study are compared with, and where it comes from.
struct CohortInUse: Sendable {
  /// Nil where the cohort is one of figures.
  let profiles: ReferenceCohort?
  /// Nil where the cohort is one of profiles.
  let figures: CohortFigures?
  /// In words.
  let origin: String

  /// The study's own group.
  init(ownGroup cohort: ReferenceCohort) {
    self.init(profiles: cohort, figures: nil, origin: "samples of this study")
  }

  /// A cohort of the program, or one that the caller took the figures of from a file.
  init(_ figures: CohortFigures, from source: String? = nil) {
    self.init(
      profiles: nil, figures: figures,
      origin: source ?? "built-in cohort \(figures.id): \(figures.origin.selection); doi:\(figures.origin.doi)")
  }

  /// What `--cohort` names: the id of a built-in cohort, else a file of profiles or of figures.
  ///
  /// - Parameter bytes: reads a file.
  /// - Throws: what is wrong with the file; a missing one names the ids.
  init(_ name: String, bytes: (String) throws -> [UInt8]) throws {
    if let builtIn = BuiltInCohorts[name] {
      self.init(builtIn)
      return
    }
    let content: [UInt8]
    do { content = try bytes(name) } catch let error as any Diagnostic where error.kind == .missingInput {
      let ids = BuiltInCohorts.all.map(\.id).joined(separator: ", ")
      throw PipelineError(
        error.kind, at: SourceLocation(file: name), "no such file, and no built-in cohort of this id",
        advice: "built-in cohorts are \(ids)")
    }
    if content.starts(with: Array("#dysbio-cohort-figures".utf8)) {
      self.init(try CohortFiguresFile.decode(content, file: name), from: "cohort file \(name)")
    } else {
      self.init(
        profiles: try CohortFile.decode(content, file: name), figures: nil, origin: "cohort file \(name)")
    }
  }

  private init(profiles: ReferenceCohort?, figures: CohortFigures?, origin: String) {
    self.profiles = profiles
    self.figures = figures
    self.origin = origin
  }

  /// The cohort is a group of the study's own samples.
  var isOwnGroup: Bool { profiles?.isOwnGroup ?? false }
  var name: String { profiles?.name ?? figures?.name ?? "" }
  var count: Int { profiles?.count ?? figures?.count ?? 0 }
  var fingerprint: String { profiles?.fingerprint ?? figures?.fingerprint ?? "" }
}
