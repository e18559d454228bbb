import DysbioCLI
import ArgumentParser
import Foundation
import Testing

/// Help, version and catalogues of every command.
@Suite struct HelpTests {
  /// Every command with its path, from the registry itself.
  static let commands: [[String]] = paths(DysbioCommand.self, [])

  private static func paths(_ command: any ParsableCommand.Type, _ path: [String]) -> [[String]] {
    [path] + command.configuration.subcommands.flatMap { paths($0, path + [$0._commandName]) }
  }

  private static func type(at path: [String]) -> (any ParsableCommand.Type)? {
    path.reduce(DysbioCommand.self as (any ParsableCommand.Type)?) { command, name in
      command?.configuration.subcommands.first { $0._commandName == name }
    }
  }

  @Test func theCommandsOfTheContractAreThere() {
    let names = Set(HelpTests.commands.map { $0.joined(separator: " ") })
    #expect(
      names.isSuperset(of: [
        "run", "analyze", "diversity", "ratios", "dysbiosis", "demultiplex", "simulate", "reference build",
        "reference inspect", "cohort build", "list",
        "schema", "verify", "convert", "table filter", "table merge", "table summarise",
      ]))
  }

  @Test(arguments: commands) func everyCommandShowsAnExampleOfItself(path: [String]) throws {
    let command = try #require(HelpTests.type(at: path))
    let help = DysbioCommand.helpMessage(for: command, columns: 120)
    #expect(help.contains("USAGE: dysbio"))
    // A command that only holds others has nothing to show but them.
    if command.configuration.subcommands.isEmpty {
      #expect(help.contains("Example:"), "\(path)")
      #expect(help.contains((["dysbio"] + path).joined(separator: " ")), "\(path)")
      #expect(CommandLineCall.status(path + ["--help"]) == 0)
      #expect(CommandLineCall.status(path + ["--no-such-option"]) == 64)
    }
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func theVersionIsPrinted() throws {
    let outcome = try Program.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: ".").count >= 3)
    #expect(outcome.errors.isEmpty)
  }

  @Test(
    .enabled(if: Program.path != nil, "\(Program.absence)"),
    arguments: ["metrics", "formats", "indices", "ratios", "markers", "schemes", "primers", "denoisers"])
  func cataloguesAreTextAndJSON(catalogue: String) throws {
    let text = try Program.run(["list", catalogue])
    let json = try Program.run(["list", catalogue, "--json"])
    #expect([text.status, json.status] == [0, 0])
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let ids = entries.compactMap { $0["id"] as? String }
    #expect(!ids.isEmpty)
    #expect(Set(ids).count == ids.count)
    #expect(text.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) } == ids)
    #expect(CommandLineCall.status(["list", catalogue + "x"]) == 64)
  }
}
