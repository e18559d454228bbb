public import BioModel

/// What the report is and is not; first on the page.
public struct Position: ReportSection {
  public let descriptor = Descriptor(
    id: "position", title: "What this report is", summary: "Research use; no medical test.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? { "<p class=\"position\">\(ReportLanguage.position)</p>\n" }
}
