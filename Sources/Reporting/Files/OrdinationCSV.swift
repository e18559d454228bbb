public import BioModel

/// `ordination/<metric>.csv`: coordinates with 8 significant digits, and beside it `<metric>.explained.csv` with each
/// axis's eigenvalue and share. A sample without a place has empty fields.
public struct OrdinationCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "ordination-csv", title: "ordination/<metric>.csv",
    summary: "Sample coordinates; eigenvalues and explained shares in <metric>.explained.csv.")

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    results.ordinations.flatMap { ordination in
      let place = Dictionary(
        ordination.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let axes = ordination.eigenvalues.indices.map { "axis_\($0 + 1)" }
      var csv = DelimitedWriter()
      csv.row(["sample"] + axes)
      for sample in results.samples {
        let row = place[sample.id].map { ordination.coordinates[$0].map(Self.text) }
        csv.row([sample.id] + (row ?? axes.map { _ in "" }))
      }
      var explained = DelimitedWriter()
      explained.row(["axis", "eigenvalue", "proportion_explained"])
      for (axis, name) in axes.enumerated() {
        explained.row([
          name, Self.text(ordination.eigenvalues[axis]), Self.text(ordination.proportionExplained[axis]),
        ])
      }
      return [
        RenderedFile(path: "ordination/\(ordination.metric).csv", bytes: csv.bytes),
        RenderedFile(path: "ordination/\(ordination.metric).explained.csv", bytes: explained.bytes),
      ]
    }
  }

  /// Eight significant digits: the last bits of eigenvectors depend on the processor.
  static func text(_ value: Double) -> String {
    value.isFinite ? NumberText.text(value, significantDigits: 8) : ""
  }
}
