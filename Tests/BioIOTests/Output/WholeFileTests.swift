import BioIO
import BioModel
import Foundation
import Testing

@Suite struct WholeFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "dysbio-whole-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ text: String? = nil) throws -> String {
    let path = folder + "/" + name
    if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    return path
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func filesAreReplacedAndNothingIsLeftBeside() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try file("a.tsv", "old")
    let mine = try file("a.tsv.partial", "mine")
    try WholeFile.write(Array("new".utf8), to: path)
    #expect(try text(path) == "new")
    #expect(try text(mine) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.tsv", "a.tsv.partial"])
  }

  @Test func linksAreFollowed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let real = try file("real.tsv", "old")
    let link = try file("link.tsv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.tsv")
    try WholeFile.write(Array("new".utf8), to: link)
    #expect(try text(real) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.tsv")
  }

  @Test func pipesStayPipes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pipe = try file("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    // Open for both, so that writing does not wait for a reader.
    let end = unsafe open(pipe, O_RDWR)
    defer { close(end) }
    try WholeFile.write(Array("text".utf8), to: pipe)
    var bytes = [UInt8](repeating: 0, count: 8)
    let count = unsafe read(end, &bytes, 8)
    #expect(count == 4)
    #expect(Array(bytes[..<4]) == Array("text".utf8))
    var status = stat()
    let found = unsafe stat(pipe, &status)
    #expect(found == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func placesAreLookedAtBeforeTheWork() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let input = try file("input.fa", ">a\nACGT\n")
    let link = try file("same.fa")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "input.fa")
    try WholeFile.check([folder + "/out.tsv", "-"], inputs: [input, "-", "/nowhere"])
    func message(_ outputs: [String]) -> String {
      do throws(BioIOError) {
        try WholeFile.check(outputs, inputs: [input])
        return ""
      } catch {
        #expect(error.kind == .cannotWriteOutput)
        return error.message
      }
    }
    #expect(message([input]).contains("is an input"))
    #expect(message([link]).contains("is an input"))
    #expect(message([folder + "/no/such/out.tsv"]).contains("does not exist"))
    #expect(message([folder]).contains("is a folder"))
    #expect(message([folder + "/x", folder + "/x"]).contains("two results"))
  }
}
