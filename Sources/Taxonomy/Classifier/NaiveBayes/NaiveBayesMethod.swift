public import BioModel
public import Parallel

/// `naive-bayes`
public struct NaiveBayesMethod: ClassifierMethod {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "naive-bayes", title: "Naive Bayes",
      summary: "words of eight bases by genus, 100 bootstraps of an eighth of the words",
      formula: "argmax_G Σ_w log((m_w + P_w)/(M + 1)), P_w = (n_w + 0.5)/(N + 1)", reference: "10.1128/AEM.00062-07")
  }

  public func classifier(
    _ reference: ReferenceDatabase, classRank: Rank?, threads: ThreadCount
  ) throws(TaxonomyError) -> any SequenceClassifier {
    try NaiveBayesClassifier(reference: reference, classRank: classRank, threads: threads)
  }
}
