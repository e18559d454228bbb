public import BioModel

/// `report.html`: one self-contained page; no script, no network.
public struct ReportHTML: ResultFile {
  public let descriptor = Descriptor(
    id: "report-html", title: "report.html", summary: "The report as one self-contained page.")

  public var part: ResultPart? { nil }

  public var takesLong: Bool { true }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    [RenderedFile(path: "report.html", bytes: Array(page(results).markup.utf8))]
  }

  private func page(_ results: RunResults) -> HTML {
    let run = results.run
    let samples = results.samples.count
    return Page(
      title: run.title, windowTitle: "\(run.title) – gut microbiome report",
      kicker: "Gut microbiome report · research use only",
      meta:
        "\(samples) \(samples == 1 ? "sample" : "samples") · dysbio \(run.programVersion) · <code>dysbio \(run.command.rawValue)</code>",
      programVersion: run.programVersion,
      sections: ReportSections.all.compactMap { section in
        section.body(results).map {
          Page.Section(id: section.descriptor.id, title: section.descriptor.title, body: $0)
        }
      }
    ).html
  }
}
