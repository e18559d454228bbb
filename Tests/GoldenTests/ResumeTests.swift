import Foundation
import Testing

/// A run that was stopped is taken up where it stopped, and never when something else is asked for.
@Suite(.serialized, .enabled(if: Program.path != nil, "\(Program.absence)")) struct ResumeTests {
  private let folder: TemporaryFolder
  private let arguments: [String]
  private var partial: String { folder.file("out.partial") }
  private var stages: String { partial + "/.stages" }

  init() throws {
    folder = try TemporaryFolder()
    // Enough reads that the stage that reads them lasts; one thread, so that stage files come one by one.
    arguments =
      TinyStudy.arguments(
        Repository.sampleData + "/samples.csv", to: folder.file("out"), ["--plan", Repository.plan, "--threads", "1"]
      )
      .filter { $0 != "--quiet" }
  }

  private func stageFiles() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: stages)) ?? []).filter { !$0.hasSuffix(".new") }
  }

  private static let uninterrupted = Result {
    let folder = try TemporaryFolder()
    let status = CommandLineCall.status(
      TinyStudy.arguments(Repository.sampleData + "/samples.csv", to: folder.file("out"), ["--plan", Repository.plan]))
    #expect(status == 0)
    return folder
  }

  /// Starts a run and stops it by a signal once a few stage files are written.
  private func interrupt(by signal: Int32 = SIGTERM) throws -> Program.Outcome {
    let running = try Program.start(arguments)
    let deadline = Date(timeIntervalSinceNow: 60)
    while stageFiles().count < 3, running.process.isRunning, Date() < deadline { usleep(2000) }
    kill(running.process.processIdentifier, signal)
    return try running.wait()
  }

  /// The dada model keeps the mates of each sample in a file of their own.
  @Test func aStoppedRunOfDadaGoesOnToTheSameBytes() throws {
    let arguments = { (name: String) in
      TinyStudy.arguments(
        Repository.sampleData + "/samples.csv", to: folder.file(name), ["--threads", "1"], denoiser: "dada")
    }
    let running = try Program.start(arguments("out"))
    let deadline = Date(timeIntervalSinceNow: 60)
    while stageFiles().count < 6, running.process.isRunning, Date() < deadline { usleep(2000) }
    kill(running.process.processIdentifier, SIGTERM)
    #expect(try running.wait().status == 143)
    #expect(stageFiles().contains("0.mates") && !folder.exists("out"))
    var damaged = try Files.data(stages + "/0.mates")
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: URL(fileURLWithPath: stages + "/0.mates"))
    for name in ["out", "fresh"] {
      let outcome = try Program.run(arguments(name))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try FolderComparison.differences(folder.file("out"), folder.file("fresh")) == [])
  }

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func aStoppedRunGoesOnToTheSameBytes(signal: Int32, status: Int32) throws {
    let stopped = try interrupt(by: signal)
    #expect(stopped.status == status, "\(stopped.errors)")
    #expect(stopped.errors.contains("error: stopped"))
    #expect(!folder.exists("out"))
    let kept = stageFiles()
    #expect(kept.count >= 3 && kept.count < 33, "\(kept.count) of 33 samples were read when the signal came")
    // One stage file is damaged, one is cut to nothing: both samples are read again.
    var damaged = try Files.data(stages + "/0")
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: URL(fileURLWithPath: stages + "/0"))
    try Data().write(to: URL(fileURLWithPath: stages + "/1"))

    let resumed = try Program.run(arguments)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.errors.contains("going on where the interrupted run"))
    #expect(!folder.exists("out.partial"))
    let whole = try ResumeTests.uninterrupted.get()
    #expect(try FolderComparison.differences(whole.file("out"), folder.file("out")) == [])
  }

  @Test func stageFilesAreUsedNotMadeAgain() throws {
    _ = try interrupt()
    // A stage file of another sample under this number would be seen; its own is believed without the reads.
    let before = try FileManager.default.attributesOfItem(atPath: stages + "/0")[.modificationDate] as? Date
    let again = try interruptLater()
    #expect(again.status == 143)
    let after = try FileManager.default.attributesOfItem(atPath: stages + "/0")[.modificationDate] as? Date
    #expect(before != nil)
    #expect(before == after)
  }

  /// Takes the run up and stops it once more stage files are there.
  private func interruptLater() throws -> Program.Outcome {
    let count = stageFiles().count
    let running = try Program.start(arguments)
    let deadline = Date(timeIntervalSinceNow: 60)
    while stageFiles().count < count + 2, running.process.isRunning, Date() < deadline { usleep(2000) }
    kill(running.process.processIdentifier, SIGTERM)
    return try running.wait()
  }

  @Test func anotherRunsLeftoverIsRefusedUnlessDiscarded() throws {
    _ = try interrupt()
    let kept = stageFiles().count
    let other = arguments + ["--min-confidence", "0.9"]
    let refused = try Program.run(other + ["--quiet"])
    #expect(refused.status == 73)
    #expect(refused.errorLines.count == 1)
    #expect(refused.errors.contains("out.partial: an unfinished run with other inputs or options"))
    #expect(refused.errors.contains("remove it"))
    #expect(stageFiles().count == kept)
    for command in [["analyze", Repository.sampleData + "/tables/counts.tsv"], ["simulate", "--samples", "1"]] {
      let outcome = try Program.run(command + ["--output", folder.file("out"), "--quiet"])
      #expect(outcome.status == 73, "\(outcome.errors)")
      #expect(stageFiles().count == kept)
    }
    let anew = try Program.run(other + ["--no-resume"])
    #expect(anew.status == 0, "\(anew.errors)")
    #expect(!anew.errors.contains("going on where"))
    #expect(folder.exists("out/manifest.json"))
    #expect(!folder.exists("out.partial"))
  }

  @Test func standardInputIsReadAgain() throws {
    let rows = try Files.text(Repository.sampleData + "/samples.csv").split(separator: "\n").dropFirst().filter {
      !$0.hasPrefix("blank")
    }
    .map { row in row.split(separator: ",").prefix(2).joined(separator: ",") }
    .map { $0.replacingOccurrences(of: "reads/", with: Repository.sampleData + "/reads/") }
    let sheet = try folder.write("s.csv", (["sample,fastq_1", "x,-"] + rows).joined(separator: "\n") + "\n")
    let arguments = TinyStudy.arguments(sheet, to: folder.file("out"), ["--plan", Repository.plan, "--threads", "1"])
    let running = try Program.start(arguments, input: Repository.sampleData + "/reads/healthy-01_R1.fastq.gz")
    let deadline = Date(timeIntervalSinceNow: 60)
    while stageFiles().count < 3, running.process.isRunning, Date() < deadline { usleep(2000) }
    kill(running.process.processIdentifier, SIGTERM)
    #expect(try running.wait().status == 143)
    let resumed = try Program.run(arguments, input: TinyStudy.shared.get().reads("healthy-01", mate: 1))
    #expect(resumed.status == 0, "\(resumed.errors)")
    let row = try #require(try Files.rows(folder.file("out/summary.csv")).first { $0[0] == "x" })
    #expect(row[5] == "200")
  }

  @Test func twoRunsDoNotShareAFolder() throws {
    let running = try Program.start(arguments)
    let deadline = Date(timeIntervalSinceNow: 60)
    while stageFiles().isEmpty, running.process.isRunning, Date() < deadline { usleep(2000) }
    let second = try Program.run(arguments + ["--quiet"])
    #expect(second.status == 73, "\(second.errors)")
    #expect(second.errorLines.count == 1)
    kill(running.process.processIdentifier, SIGTERM)
    #expect(try running.wait().status == 143)
    #expect(folder.exists("out.partial"))
  }
}
