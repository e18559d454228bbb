import BioModel
import Foundation
import Logging
import Parallel
import Pipeline
import Simulation
import Testing

/// What is wrong with a community description is said with its line.
@Suite struct CommunityFileTests {
  private let folder = NSTemporaryDirectory() + "dysbio-community-" + UUID().uuidString

  private static let reference = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("GoldenTests/Fixtures/tiny/reference.fasta").path

  private func simulate(_ text: String, groups: [(name: String, samples: Int)] = []) throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/community.tsv"))
    var request = SimulateRequest(outputFolder: folder + "/out")
    request.reference = CommunityFileTests.reference
    request.communityFile = folder + "/community.tsv"
    request.groups = groups
    request.samples = 1
    request.pairsPerSample = 300
    request.model.chimeraRate = 0
    let context = RunContext(threads: .one, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    do {
      try SimulatePipeline(request, context).run()
    } catch {
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/out.partial"))
      throw error
    }
    let truth = try String(contentsOfFile: folder + "/out/truth.tsv", encoding: .utf8)
    return truth.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("", "no community table"), ("taxon\n", "no community table"), ("taxon\ta\n", "no share above 0"),
    ("taxon\ta\nBlautia\t0\n", "no share above 0"), ("taxon\ta\nBlautia\tmuch\n", "line 2"),
    ("taxon\ta\nBlautia\t1\nDorea\t-1\n", "line 3"), ("taxon\ta\nBlautia\t1\nDorea\n", "line 3"),
    ("taxon\ta\nBlautia\tnan\n", "no share"),
    ("taxon\ta\nBlautia\t1\nUnicornia\t1\nChimaera\t1\n", "Unicornia, Chimaera"),
  ])
  func faultsAreNamed(text: String, words: String) throws {
    do {
      _ = try simulate(text)
      Issue.record("\(text) was taken")
    } catch let error as any Diagnostic {
      #expect(error.kind == .malformedInput)
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func anUnknownGroupIsNamed() throws {
    do {
      _ = try simulate("taxon\ta\nBlautia\t1\n", groups: [("a", 1), ("b", 1)])
      Issue.record("the group was taken")
    } catch let error as any Diagnostic {
      #expect("\(error)".contains("no column is headed b"), "\(error)")
    }
  }

  @Test func onlyTheTaxaDescribedAreDrawn() throws {
    let truth = try simulate("taxon\ta\tb\n\nBlautia\t1\t0\nAkkermansia\t0\t1\n", groups: [("b", 1)])
    #expect(truth.count == 2)
    #expect(truth[1].contains("g__Akkermansia"))
    #expect(truth[1].hasSuffix("\t300"))
  }
}
