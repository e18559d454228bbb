public import BioModel
public import Parallel

/// `sintax`
public struct SINTAXMethod: ClassifierMethod {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "sintax", title: "SINTAX",
      summary: "the sequence that holds the most of 32 drawn words of eight bases, 100 times",
      reference: "10.1101/074161")
  }

  public func classifier(
    _ reference: ReferenceDatabase, classRank: Rank?, threads: ThreadCount
  ) throws(TaxonomyError) -> any SequenceClassifier {
    SINTAXClassifier(reference: reference, classRank: classRank, threads: threads)
  }
}
