public import BioModel
import Diversity

/// `ordination/<metric>.csv`: principal coordinates with 8 significant digits, and beside it `<metric>.explained.csv` with each
/// axis's eigenvalue and share. A sample without a place has empty fields.
///
/// Other methods stand beside them as `<method>.<metric>.csv`, those of the table as `<method>.csv` with `<method>.loadings.csv`;
/// a method with a stress has `<method>.<metric>.stress.csv` in place of the eigenvalues.
public struct OrdinationCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "ordination-csv", title: "ordination/<metric>.csv",
    summary:
      "Sample coordinates; eigenvalues and shares in <metric>.explained.csv; other methods as <method>.<metric>.csv, with loadings."
  )

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { !results.ordinations.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    results.ordinations.flatMap { ordination in
      let place = Dictionary(
        ordination.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let axes = (0..<ordination.axisCount).map { "axis_\($0 + 1)" }
      var csv = DelimitedWriter()
      csv.row(["sample"] + axes)
      for sample in results.samples {
        let row = place[sample.id].map { ordination.coordinates[$0].map(Self.text) }
        csv.row([sample.id] + (row ?? axes.map { _ in "" }))
      }
      let path = "ordination/\(ordination.name)"
      var files = [RenderedFile(path: path + ".csv", bytes: csv.bytes)]
      if !ordination.eigenvalues.isEmpty { files.append(explained(ordination, axes, path)) }
      if let fit = ordination.fit { files.append(stress(fit, path)) }
      if let loadings = ordination.loadings { files.append(self.loadings(loadings, axes, path)) }
      return files
    }
  }

  private func explained(_ ordination: OrdinationSummary, _ axes: [String], _ path: String) -> RenderedFile {
    var csv = DelimitedWriter()
    csv.row(["axis", "eigenvalue", "proportion_explained"])
    for (axis, name) in axes.enumerated() {
      csv.row([name, Self.text(ordination.eigenvalues[axis]), Self.text(ordination.proportionExplained[axis])])
    }
    return RenderedFile(path: path + ".explained.csv", bytes: csv.bytes)
  }

  private func stress(_ fit: OrdinationFit, _ path: String) -> RenderedFile {
    var csv = DelimitedWriter()
    csv.row(["stress", "agreeing_starts", "starts"])
    csv.row([Self.text(fit.stress), String(fit.agreeingStarts), String(fit.starts)])
    return RenderedFile(path: path + ".stress.csv", bytes: csv.bytes)
  }

  private func loadings(_ loadings: FeatureLoadings, _ axes: [String], _ path: String) -> RenderedFile {
    var csv = DelimitedWriter()
    csv.row(["feature"] + axes)
    for (feature, values) in zip(loadings.featureIDs, loadings.values) { csv.row([feature] + values.map(Self.text)) }
    return RenderedFile(path: path + ".loadings.csv", bytes: csv.bytes)
  }

  /// Eight significant digits: the last bits of eigenvectors depend on the processor.
  static func text(_ value: Double) -> String {
    value.isFinite ? NumberText.text(value, significantDigits: 8) : ""
  }
}
