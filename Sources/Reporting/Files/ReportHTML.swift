public import BioModel

/// `report.html`: one self-contained page; no script, no network.
public struct ReportHTML: ResultFile {
  public let descriptor = Descriptor(
    id: "report-html", title: "report.html", summary: "The report as one self-contained page.")

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    [RenderedFile(path: "report.html", bytes: Array(page(results).markup.utf8))]
  }

  private func page(_ results: RunResults) -> HTML {
    let run = results.run
    let sections = ReportSections.all.compactMap { section in
      section.body(results).map { (descriptor: section.descriptor, body: $0) }
    }
    let contents = sections.map { section -> HTML in
      "<li><a href=\"#\(section.descriptor.id)\">\(section.descriptor.title)</a></li>\n"
    }
    let bodies = sections.map { section -> HTML in
      """
      <section id="\(section.descriptor.id)">
      <h2>\(section.descriptor.title)</h2>
      \(section.body)</section>

      """
    }
    let samples = results.samples.count
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="dysbio \(run.programVersion)">
      <meta name="color-scheme" content="light dark">
      <title>\(run.title) – gut microbiome report</title>
      <style>
      \(EmbeddedText.reportStyle)</style>
      </head>
      <body>
      <header>
      <p class="kicker">Gut microbiome report · research use only</p>
      <h1>\(run.title)</h1>
      <p class="meta">\(samples) \(samples == 1 ? "sample" : "samples") · dysbio \(run.programVersion) · <code>dysbio \(run.command.rawValue)</code></p>
      </header>
      <div class="page">
      <nav aria-label="Contents"><ol>
      \(contents)</ol></nav>
      <main>
      \(bodies)</main>
      </div>
      <footer><p>Made by dysbio \(run.programVersion). Research use only; not a medical test. The numbers of every figure stand in the files beside this page.</p></footer>
      </body>
      </html>

      """
  }
}
