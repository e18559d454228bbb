import ArgumentParser
import Parallel

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("threads"),
    help: "Threads that compute at any time. Results do not depend on it. (default: the processors allowed)")
  var requestedThreads: Int?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say more about what is done.")
  var verbose = false

  @Option(name: .customLong("log-format"), help: "How messages on standard error are written: text or json.")
  var logFormat = LogFormat.text

  func validate() throws {
    if let requestedThreads, !(1...1024).contains(requestedThreads) {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  var threads: ThreadCount { requestedThreads.map { ThreadCount($0) } ?? .available }
}

/// How messages are written.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json
}
