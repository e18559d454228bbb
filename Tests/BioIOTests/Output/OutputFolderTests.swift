import BioIO
import BioModel
import Glibc
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  private func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  @Test func resultsAppearWhole() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/deep/results"
    let folder = try OutputFolder(path: path + "/", force: false, fingerprint: "f1")
    try folder.write("taxa/genus.csv", Array("g".utf8))
    try folder.write("report.html", Array("abc".utf8))
    let writer = try FASTQWriter(path: folder.location(of: "qc/a.fastq"))
    try writer.close()
    try folder.record("qc/a.fastq")
    try folder.writeScratch("sample-1/uniques", Array("x".utf8))
    #expect(try folder.readScratch("sample-1/uniques") == Array("x".utf8))
    #expect(try folder.readScratch("sample-2/uniques") == nil)
    #expect(!exists(path))
    #expect(folder.files.map(\.path) == ["qc/a.fastq", "report.html", "taxa/genus.csv"])
    #expect(folder.files.map(\.size) == [0, 3, 1])
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    #expect(folder.files[1].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try folder.commit()
    #expect(!exists(path + ".partial"))
    for name in ["taxa/genus.csv", "report.html", "qc/a.fastq"] { #expect(exists(path + "/" + name)) }
    for name in [".stages", ".lock", "fingerprint"] { #expect(!exists(path + "/" + name)) }
  }

  @Test func anExistingFolderIsKeptUntilForced() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/results"
    let first = try OutputFolder(path: path, force: false, fingerprint: "f1")
    try first.write("manifest.json", Array("1".utf8))
    try first.write("old.csv", Array("1".utf8))
    try first.commit()
    let refused = failure { _ = try OutputFolder(path: path, force: false, fingerprint: "f1") }
    #expect(refused?.kind == .cannotWriteOutput)
    #expect(refused?.advice.contains("--force") == true)
    #expect(!exists(path + ".partial"))
    let second = try OutputFolder(path: path, force: true, fingerprint: "f2")
    try second.write("manifest.json", Array("2".utf8))
    #expect(exists(path + "/old.csv"))
    try second.commit()
    #expect(!exists(path + "/old.csv"))
    #expect(!exists(path + ".replaced"))
    #expect(try ByteReader.readAll(path + "/manifest.json") == Array("2".utf8))
  }

  @Test func forceRemovesResultsOnly() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.file("thesis.txt", "precious")
    let error = failure { _ = try OutputFolder(path: scratch.path, force: true, fingerprint: "f") }
    #expect(error?.message.contains("no results folder") == true)
    #expect(exists(scratch.path + "/thesis.txt"))
    let file = try scratch.file("file", "x")
    #expect(failure { _ = try OutputFolder(path: file, force: true, fingerprint: "f") }?.kind == .cannotWriteOutput)
  }

  @Test func oneRunAtATime() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/results"
    let first = try OutputFolder(path: path, force: false, fingerprint: "f")
    let second = failure { _ = try OutputFolder(path: path, force: false, fingerprint: "f", leftover: .resume) }
    #expect(second?.message.contains("another run") == true)
    try first.discard()
    #expect(!exists(path + ".partial"))
    try OutputFolder(path: path, force: false, fingerprint: "f").discard()
  }

  @Test func aLeftoverIsResumedOrRefused() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/results"
    #expect(OutputFolder.existingPartial(of: path) == nil)
    do {
      let stopped = try OutputFolder(path: path, force: false, fingerprint: "f1")
      try stopped.write("half.csv", Array("1".utf8))
      try stopped.writeScratch("a", Array("stage".utf8))
    }
    let partial = OutputFolder.existingPartial(of: path)
    #expect(partial == OutputFolder.Partial(path: path + ".partial", fingerprint: "f1"))
    #expect(failure { _ = try OutputFolder(path: path, force: false, fingerprint: "f2") }?.kind == .cannotWriteOutput)
    do {
      let resumed = try OutputFolder(path: path, force: false, fingerprint: "f1", leftover: .resume)
      #expect(try resumed.readScratch("a") == Array("stage".utf8))
      #expect(!exists(path + ".partial/half.csv"))
      try resumed.removeScratch("a")
      #expect(try resumed.readScratch("a") == nil)
      try resumed.writeScratch("b", [])
    }
    let fresh = try OutputFolder(path: path, force: false, fingerprint: "f2", leftover: .discard)
    #expect(try fresh.readScratch("b") == nil)
    try fresh.write("new.csv", [])
    try fresh.commit()
    #expect(!exists(path + "/half.csv"))
  }

  @Test(arguments: ["../x", "/etc/x", "a/../../x", "", "a//b", ".stages/x", ".lock", "fingerprint", "./x"])
  func resultsStayInside(name: String) throws {
    let scratch = try ScratchFolder()
    let folder = try OutputFolder(path: scratch.path + "/results", force: false, fingerprint: "f")
    #expect(failure { try folder.write(name, []) }?.kind == .cannotWriteOutput)
  }
}
