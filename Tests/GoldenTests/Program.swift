import Foundation

/// The built executable beside the test bundle, run as a process of its own: for standard streams, signals and working
/// folders, which belong to a process as a whole.
enum Program {
  static let absence = "the executable dysbio is not built beside the tests"

  /// The executable, or nil where only the tests were built.
  static let path: String? = {
    let bundles = [Bundle.main.executablePath] + CommandLine.arguments.filter { $0.contains(".xctest") }
    return bundles.compactMap { $0 }
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("dysbio").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// How a process ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
    /// The lines on standard error.
    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// Runs `dysbio ARGUMENTS…` to its end.
  ///
  /// - Parameters:
  ///   - folder: the working folder; the tests' own when nil.
  ///   - input: a file that stands on standard input.
  static func run(_ arguments: [String], in folder: String? = nil, input: String? = nil) throws -> Outcome {
    let running = try start(arguments, in: folder, input: input)
    return try running.wait()
  }

  /// A process under way.
  struct Running {
    let process: Process
    let streams: TemporaryFolder

    /// Waits for its end.
    func wait() throws -> Outcome {
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: try streams.text("stdout"), errors: try streams.text("stderr"))
    }
  }

  /// Starts `dysbio ARGUMENTS…`.
  static func start(_ arguments: [String], in folder: String? = nil, input: String? = nil) throws -> Running {
    let streams = try TemporaryFolder()
    try streams.write("stdout", "")
    try streams.write("stderr", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/nonexistent")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) } ?? .nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path + "/stdout"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path + "/stderr"))
    try process.run()
    return Running(process: process, streams: streams)
  }
}
