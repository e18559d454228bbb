import ArgumentParser
import DysbioCLI

/// The command line in this process: what `main` does, with the exit status as a value.
enum CommandLineCall {
  /// Parses and runs `dysbio ARGUMENTS…`.
  ///
  /// - Returns: the status that the process would end with.
  static func status(_ arguments: [String]) -> Int32 {
    do {
      var command = try DysbioCommand.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return DysbioCommand.exitCode(for: error).rawValue
    }
  }
}
