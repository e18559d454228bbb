public import BioModel
public import Parallel

/// A trained classifier: calls sequences, each for itself.
public protocol SequenceClassifier: Sendable {
  /// The fingerprint of the reference it was trained on.
  var referenceFingerprint: String { get }

  /// Calls every sequence; no call depends on the others, on their order or on the number of threads.
  ///
  /// - Parameters:
  ///   - sequences: IUPAC letters, any case.
  ///   - minimumConfidence: 0…1 a rank needs to be named; nil for the classifier's own rule, one for the run.
  /// - Returns: one call per sequence in the order given.
  func classify(_ sequences: [[UInt8]], minimumConfidence: Double?, threads: ThreadCount) -> ClassificationResult
}

/// A way of classifying. A new one is a file and a line in `ClassifierMethods.all`.
public protocol ClassifierMethod: Described, Sendable {
  /// Trains on a reference.
  ///
  /// - Parameter classRank: the narrowest rank a call may name; nil for that of the reference's file, else the genus.
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
