import BioIO
import BioModel
import TestSupport
import Testing

@Suite struct PhredOffsetTests {
  private func file(_ folder: ScratchFolder, _ qualities: [String]) throws -> String {
    let text = qualities.enumerated().map { number, quality in
      "@r\(number)\n\(String(repeating: "A", count: quality.utf8.count))\n+\n\(quality)\n"
    }
    return try folder.file("q.fastq", text.joined())
  }

  @Test func offset64IsFoundAndConverted() throws {
    let folder = try ScratchFolder()
    let path = try file(folder, ["hhhhB", "fgh@B"])
    #expect(try reads(path).map(\.quality) == ["IIII#", "GHI!#"])
    let reader = try FASTQReader(path: path)
    let batch = ReadBatch()
    while try reader.next(into: batch, maximumRecords: 1) {}
    #expect(reader.phredOffset == 64)
    #expect(reader.notices.map(\.code) == ["phred-offset-64"])
  }

  /// Solexa −5, 0, 5, 10, 40 are Phred 1, 3, 6, 10, 40 (Cock 2010, doi:10.1093/nar/gkp1137).
  @Test func solexaScoresAreConverted() throws {
    let folder = try ScratchFolder()
    let scores = try reads(file(folder, [";@EJhhhhh"]))[0].quality.utf8.map { Int($0) - 33 }
    #expect(scores == [1, 3, 6, 10, 40, 40, 40, 40, 40])
  }

  @Test func offset33Stays() throws {
    let folder = try ScratchFolder()
    // Below a fifth at 97 or above; one character below 59; nothing above 73.
    for qualities in [["hBBBBBBB"], ["hhhh:"], ["IIIIIIII"], [""]] {
      #expect(try reads(file(folder, qualities)).map(\.quality) == qualities)
    }
  }

  @Test func whatFitsBothIsRefusedUntilSaid() throws {
    let folder = try ScratchFolder()
    let path = try file(folder, ["~~hh@"])
    #expect(failure { _ = try reads(path) }?.advice.contains("--phred") == true)
    #expect(try reads(path, phred: .offset33).map(\.quality) == ["~~hh@"])
    #expect(try reads(path, phred: .offset64).map(\.quality) == ["__II!"])
  }

  @Test func laterDataMayContradict() throws {
    let folder = try ScratchFolder()
    var qualities = [String](repeating: "hhhh", count: 10_000)
    qualities.append("hh#h")
    let path = try file(folder, qualities)
    let error = failure { _ = try reads(path) }
    #expect(error?.location?.record == 10_001)
    #expect(error?.location?.line == 40_004)
    #expect(error?.message.contains("contradicts offset 64") == true)
    #expect(try reads(path, phred: .offset33).count == 10_001)
    // Within the deciding reads the same character decides for 33.
    qualities.swapAt(5_000, 10_000)
    #expect(try reads(file(folder, qualities)).map(\.quality) == qualities)
  }
}
