public import ArgumentParser

/// The root command.
public struct DysbioCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "dysbio", abstract: "Gut-microbiome sequencing, from reads or tables to a reproducible report.",
    version: "0.1.0")

  public init() {}
}
