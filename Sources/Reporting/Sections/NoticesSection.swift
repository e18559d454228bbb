public import BioModel

/// Notes and warnings of the run, warnings first.
public struct NoticesSection: ReportSection {
  public let descriptor = Descriptor(
    id: "notices", title: "Notes and warnings", summary: "What a reader should know of this run.")

  static let limit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard !results.notices.isEmpty else { return nil }
    let sorted = results.notices.filter { $0.severity == .warning } + results.notices.filter { $0.severity == .note }
    let items = sorted.prefix(Self.limit).map { notice -> HTML in
      let sample: HTML = notice.sample.map { "<b>\($0)</b> " } ?? .empty
      return """
        <li class="\(notice.severity.rawValue)"><span class="sev">\(notice.severity.rawValue)</span> \
        \(sample)\(notice.message) <code>\(notice.code)</code></li>

        """
    }
    let cut: HTML =
      sorted.count > Self.limit
      ? "<p class=\"note\">The first \(Self.limit) of \(sorted.count); all are in <code>report.json</code>.</p>\n"
      : .empty
    let list: HTML = "<ul class=\"notices\">\n\(items)</ul>\n\(cut)"
    return sorted.count > 12
      ? "<details open><summary>\(sorted.count) notes and warnings</summary>\n\(list)</details>\n" : list
  }
}
