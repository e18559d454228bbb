public import ArgumentParser
import Pipeline

/// The root command.
public struct DysbioCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "dysbio", abstract: "Gut-microbiome sequencing, from reads or tables to a reproducible report.",
    version: ProgramVersion.number,
    subcommands: [
      RunCommand.self, AnalyzeCommand.self, DiversityCommand.self, RatiosCommand.self, DysbiosisCommand.self,
      InspectCommand.self, QCCommand.self, FilterCommand.self,
      DemultiplexCommand.self, LearnErrorsCommand.self, DenoiseCommand.self, MergeTablesCommand.self,
      ClassifyCommand.self, SimulateCommand.self, ReferenceCommand.self, CohortCommand.self, ListCommand.self,
      ConvertCommand.self, TableCommand.self,
      SchemaCommand.self, VerifyCommand.self,
    ])

  public init() {}
}
