public import BioModel

/// One section of `report.html`. Its descriptor's id is its anchor, its title its heading.
public protocol ReportSection: Described {
  /// The section below its heading, or nil when the results hold nothing for it. Everything that comes from data goes
  /// through `HTML`'s interpolation and so is escaped.
  func body(_ results: RunResults) -> HTML?
}
