public import BioModel

/// `feature_table.tsv`: features × samples in the classic layout that `biom convert` and QIIME read.
public struct FeatureTableTSV: ResultFile {
  public let descriptor = Descriptor(
    id: "feature-table-tsv", title: "feature_table.tsv", summary: "Abundance of every feature in every sample.")

  public var part: ResultPart? { .tables }

  public var takesLong: Bool { true }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.counts != nil }

  public func files(from results: RunResults) -> [RenderedFile] { pieces(results).map { [$0.whole] } ?? [] }

  /// In pieces: the text of 30,000 features in 10,000 samples is 600 MB.
  public func work(from results: RunResults) -> [RenderingWork] { pieces(results).map { [.pieces($0)] } ?? [] }

  private func pieces(_ results: RunResults) -> FilePieces? {
    results.counts.map {
      FeatureRows($0, header: "#OTU ID", .tab, samples: results.samples).pieces(path: "feature_table.tsv")
    }
  }
}
