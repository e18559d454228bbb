import ArgumentParser
import BioIO
import BioModel
import Parallel
import Pipeline
import Taxonomy

/// `dysbio reference evaluate`
struct ReferenceEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "What a reference's names are worth.",
    discussion: """
      Takes each genus (each family) that the nomenclature lists out of the reference and counts how often its V4
      sequences get the name of another. With --sequences and --against, also how often two references agree on the same sequences,
      both under current names.

      Example:
        dysbio reference evaluate --against rdp19.fasta.gz --sequences variants.fasta.gz
      """)

  @Option(help: "The reference: FASTA or packed. (default: the built-in one)")
  var reference: String?

  @Option(help: "Another reference to compare with.")
  var against: String?

  @Option(help: "Sequences that both references classify.")
  var sequences: String?

  @Flag(help: "Leave the reference's rule for sparse references unused.")
  var withoutRule = false

  @Flag(help: "Also print the pairs of names that differ.")
  var differences = false

  @Option(
    name: .customLong("min-confidence"), help: "Confidence 0 to 1 that the reference's names need. (default: auto)")
  var minimumConfidence: Double?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (against == nil) == (sequences == nil) else {
      throw ValidationError("--against and --sequences go together")
    }
    try ClassifierChoice.check(minimumConfidence: minimumConfidence)
  }

  func run() throws {
    try CommandRunner.run(common) { context in
      var database = try ReferenceSource.database(reference)
      if withoutRule { database = database.with(nearRelativeRule: nil) }
      if let rule = database.nearRelativeRule {
        let shares = rule.minimumShares.map { NumberText.text($0) }.joined(separator: " ")
        print("rule\tconfidence \(NumberText.text(rule.minimumConfidence)), shares from domain to genus \(shares)")
      }
      print("rank\tgroups taken out\tqueries\tnamed as another\tshare")
      for rank in [Rank.genus, .family] {
        let out = try ReferenceEvaluation.holdOut(
          rank, of: database, minimumConfidence: minimumConfidence, threads: context.threads
        ) { Nomenclature.builtIn.knows($0, rank: rank) }
        print(
          "\(rank.name)\t\(out.groupCount)\t\(out.queryCount)\t\(out.falselyNamed)\t"
            + NumberText.text(out.falseShare, significantDigits: 4))
      }
      guard let against, let sequences else { return nil }
      let other = try ReferenceSource.database(against)
      let letters = try FASTAReader.read(sequences).map(\.sequence)
      let first = try calls(letters, database, minimumConfidence, context.threads)
      let second = try calls(letters, other, nil, context.threads)
      print("rank\tsequences\tnamed\tnamed by the other\tnamed by both\talike\tshare alike")
      for rank in ReferenceEvaluation.agreement(first, second) {
        print(
          "\(rank.rank.name)\t\(rank.sequenceCount)\t\(rank.first)\t\(rank.second)\t\(rank.both)\t\(rank.alike)\t"
            + NumberText.text(rank.share, significantDigits: 4))
        guard differences else { continue }
        for (pair, count) in rank.differences { print("  \(count)\t\(pair)") }
      }
      return nil
    }
  }

  private func calls(
    _ sequences: [[UInt8]], _ reference: ReferenceDatabase, _ confidence: Double?, _ threads: ThreadCount
  ) throws -> [TaxonomyCall] {
    try NaiveBayesClassifier(reference: reference, threads: threads)
      .classify(sequences, minimumConfidence: confidence, threads: threads).calls
  }
}
