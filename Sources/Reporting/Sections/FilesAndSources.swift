public import BioModel

/// The other files of the results folder, and the methods' sources.
public struct FilesAndSources: ReportSection {
  public let descriptor = Descriptor(
    id: "files", title: "Files and sources", summary: "What lies beside this report, and whom to cite.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    var table = HTMLTable(caption: "Files of this results folder", columns: [("File", .text), ("Content", .text)])
    for file in ResultFiles.present(in: results) where file.path != "report.html" {
      table.row(["<code>\(file.path)</code>", HTML(text: file.content)])
    }
    table.row(["<code>manifest.json</code>", "Inputs, parameters, versions, seeds and the SHA-256 of every output."])
    var html = table.html(foldAbove: 0)
    if !results.citations.isEmpty {
      let items = results.citations.map { citation -> HTML in
        let link: HTML =
          citation.doi.isEmpty ? .empty : " <a href=\"https://doi.org/\(citation.doi)\">doi:\(citation.doi)</a>"
        return "<li><b>\(citation.subject)</b> \(citation.text)\(link)</li>\n"
      }
      html += "<h3>Sources</h3>\n<ul class=\"sources\">\n\(items)</ul>\n"
    }
    return html
  }
}
