import Amplicon
public import BioModel

/// The error model: observed and fitted rates per transition, how learning went, and what each sample's reads gave.
public struct DenoisingSection: ReportSection {
  public let descriptor = Descriptor(
    id: "denoising", title: "Error model and denoising", summary: "Error rates, their convergence, and reads explained."
  )

  /// Sequencing runs whose rates are drawn; the others stand in `error_model.csv`.
  static let drawnRuns = 3

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let denoising = results.denoising, !denoising.runs.isEmpty else { return nil }
    var html: HTML = """
      <p>\(introduction(denoising))</p>
      \(learning(denoising))
      <div class="charts">

      """
    for run in denoising.runs.prefix(Self.drawnRuns) {
      for (name, mate) in zip(RunErrors.mateNames(run.mates.count), run.mates) {
        let of = run.run.isEmpty ? name : "\(name), run \(run.run)"
        html +=
          ErrorRatePanels(
            caption: "Error rates by quality score, \(of)",
            label: "Twelve panels of error rates by quality score, one per substitution, \(of)", mate: mate,
            note:
              "Dots: observed; line: the model; dashed: a third of what the score claims. A model that follows the dots and"
              + " falls with the score is sound."
          ).html
      }
    }
    html += "</div>\n"
    return html + samples(denoising)
  }

  private func introduction(_ denoising: DenoisingSummary) -> String {
    let share = denoising.notCorrectedShare.map { DisplayNumber.percent($0) } ?? "–"
    return
      "Each sequencing run has its own error model. \(share) of mates' reads are explained by no variant and were left"
      + " out (not-corrected); every rate stands in error_model.csv."
  }

  private func learning(_ denoising: DenoisingSummary) -> HTML {
    var table = HTMLTable(
      caption: "How the error rates were learned",
      columns: [
        ("Run", .text), ("Mate", .text), ("Fit", .text), ("Samples", .number), ("Reads", .number), ("Bases", .number),
        ("Rounds", .number), ("Converged", .text),
      ])
    for run in denoising.runs {
      for (name, mate) in zip(RunErrors.mateNames(run.mates.count), run.mates) {
        let title = run.run.isEmpty ? "–" : run.run
        guard let learning = mate.learning else {
          table.row([HTML(text: title), HTML(text: name), "given", "–", "–", "–", "–", "–"])
          continue
        }
        table.row([
          HTML(text: title), HTML(text: name), HTML(text: learning.fit), HTML(text: "\(learning.sampleCount)"),
          HTML(text: DisplayNumber.grouped(learning.readCount)), HTML(text: DisplayNumber.grouped(learning.baseCount)),
          HTML(text: "\(learning.rounds)"), HTML(text: learning.converged ? "yes" : "no"),
        ])
      }
    }
    return table.html()
  }

  private func samples(_ denoising: DenoisingSummary) -> HTML {
    var table = HTMLTable(
      caption: "What denoising made of each sample",
      columns: [
        ("Sample", .text), ("Mate", .text), ("Reads", .number), ("Distinct", .number), ("Variants", .number),
        ("Not corrected", .number),
      ])
    for sample in denoising.samples {
      for (name, mate) in zip(sample.mateNames, sample.mates) {
        let share =
          mate.readCount == 0 ? "–" : DisplayNumber.percent(Double(mate.notCorrected) / Double(mate.readCount))
        table.row([
          HTML(text: sample.id), HTML(text: name), HTML(text: DisplayNumber.grouped(mate.readCount)),
          HTML(text: DisplayNumber.grouped(mate.uniqueCount)), HTML(text: DisplayNumber.grouped(mate.variantCount)),
          HTML(text: share),
        ])
      }
    }
    return table.html(foldAbove: 12)
  }
}
