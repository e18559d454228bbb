public import BioModel
public import Parallel

/// A trained classifier: calls sequences, each for itself.
public protocol SequenceClassifier: Sendable {
  /// The fingerprint of the reference it was trained on.
  var referenceFingerprint: String { get }

  /// The confidence 0…1 a rank needs to be named where the user says none; one for the run.
  ///
  /// - Parameter lengths: of the sequences of the run.
  func standardConfidence(lengths: [Int]) -> Double

  /// Calls every sequence; no call depends on the others, on their order or on the number of threads.
  ///
  /// - Parameters:
  ///   - sequences: IUPAC letters, any case.
  ///   - cutOff: confidence 0…1 a rank needs to be named.
  /// - Returns: one call per sequence in the order given.
  func calls(of sequences: ArraySlice<[UInt8]>, cutOff: Double, threads: ThreadCount) -> [TaxonomyCall]

  /// What the user should know of this classifier with its reference.
  var notices: [Notice] { get }
}

extension SequenceClassifier {
  public var notices: [Notice] { [] }

  /// Calls every sequence of a run.
  ///
  /// - Parameters:
  ///   - sequences: IUPAC letters, any case. A sequence without a word of eight unambiguous bases is unclassified, with
  ///     no confidence.
  ///   - minimumConfidence: 0…1; nil for the classifier's own rule.
  ///   - deepestRank: names below it are left out.
  ///   - afterBatch: told how many more sequences are done, some hundreds at a time; what it throws ends the work.
  /// - Returns: one call per sequence in the order given.
  public func classify<Failure: Error>(
    _ sequences: [[UInt8]], minimumConfidence: Double? = nil, deepestRank: Rank = .genus, threads: ThreadCount,
    afterBatch: (Int) throws(Failure) -> Void
  ) throws(Failure) -> ClassificationResult {
    let cutOff = minimumConfidence ?? standardConfidence(lengths: sequences.map(\.count))
    var calls: [TaxonomyCall] = []
    for batch in fixedChunks(count: sequences.count, size: 1024) {
      calls += self.calls(of: sequences[batch], cutOff: cutOff, threads: threads).map {
        $0.truncated(to: deepestRank)
      }
      try afterBatch(batch.count)
    }
    return ClassificationResult(calls: calls, cutOff: cutOff, notices: notices + TaxonomyCall.notices(calls))
  }

  /// As above, without interruption.
  public func classify(
    _ sequences: [[UInt8]], minimumConfidence: Double? = nil, deepestRank: Rank = .genus, threads: ThreadCount
  ) -> ClassificationResult {
    classify(sequences, minimumConfidence: minimumConfidence, deepestRank: deepestRank, threads: threads) { _ in }
  }
}

/// A way of classifying. A new one is a file and a line in `ClassifierMethods.all`.
public protocol ClassifierMethod: Described, Sendable {
  /// Trains on a reference.
  ///
  /// - Parameter classRank: the narrowest rank of the classes; nil for that of the reference's file, else
  ///   `ReferenceDatabase.standardClassRank`.
  func classifier(
    _ reference: ReferenceDatabase, classRank: Rank?, threads: ThreadCount
  ) throws(TaxonomyError) -> any SequenceClassifier
}

/// The ways of classifying; the first is the default.
public enum ClassifierMethods {
  public static let all: [any ClassifierMethod] = [NaiveBayesMethod(), SINTAXMethod()]

  /// The method of that id, or nil.
  public static func named(_ id: String) -> (any ClassifierMethod)? { all.first { $0.id == id } }
}
