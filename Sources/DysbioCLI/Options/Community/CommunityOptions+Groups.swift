import ArgumentParser
import Pipeline

/// Options of some of the steps from the abundance table on.
protocol CommunityOptionPart: ParsableArguments {
  /// Writes what was given into the options of all.
  func write(to options: inout CommunityOptions)
}

extension CommunityOptions {
  /// What the groups of a command say; the rest stays as it is by default.
  init(_ parts: [any CommunityOptionPart]) {
    self.init()
    for part in parts { part.write(to: &self) }
  }
}
