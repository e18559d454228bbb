import BioModel
import Parallel
import Taxonomy

/// Names for the sequences of a run: the classifier's calls, and the species they fit letter by letter.
struct ClassifyStage {
  let method: any ClassifierMethod
  let reference: ReferenceDatabase
  /// Where species are looked up; nil for nowhere.
  let speciesReference: ReferenceDatabase?
  let context: RunContext

  struct Outcome {
    let result: ClassificationResult
    /// One list per sequence; empty where species were not looked up.
    let species: [[String]]
  }

  /// - Throws: `usage` for a method that there is not.
  static func method(_ id: String) throws(PipelineError) -> any ClassifierMethod {
    guard let method = ClassifierMethods.named(id) else {
      throw PipelineError(
        .usage, "there is no classifier '\(id)'",
        advice: "use one of: " + ClassifierMethods.all.map(\.id).joined(separator: ", "))
    }
    return method
  }

  /// Calls every sequence.
  ///
  /// - Throws: as the classifier; a stop that was asked for.
  func run(
    _ sequences: [[UInt8]], minimumConfidence: Double?, deepestRank: Rank = .genus
  ) throws -> Outcome {
    let classifier = try method.classifier(reference, classRank: nil, threads: context.threads)
    let result = try classifier.classify(
      sequences, minimumConfidence: minimumConfidence, deepestRank: deepestRank, threads: context.threads
    ) { count in
      context.progress.advance(by: count)
      try context.cancellation.check()
    }
    guard let speciesReference else { return Outcome(result: result, species: []) }
    let matches = ExactSpecies.species(of: sequences, in: speciesReference, threads: context.threads)
    return Outcome(result: result, species: zip(matches, result.calls).map { SpeciesMatches.agreeing($0, with: $1) })
  }
}
