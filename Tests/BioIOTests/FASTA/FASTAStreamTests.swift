import BioIO
import BioModel
import TestSupport
import Testing

@Suite struct FASTAStreamTests {
  private func all(_ path: String) throws -> [FASTARecord] {
    let stream = try FASTAStream(path: path)
    var records: [FASTARecord] = []
    while let record = try stream.next() { records.append(record) }
    return records
  }

  /// Records longer than the window, wrapped and not, give what the parser of whole files gives.
  @Test func windowsCutNothing() throws {
    let folder = try ScratchFolder()
    var text = ""
    for (number, length) in [10, 70_000, 300_000, 1, 600_000, 5].enumerated() {
      let letters = String(repeating: "ACGTN", count: (length + 4) / 5)
      text += ">r\(number) x\r\n"
      if number.isMultiple(of: 2) {
        text += letters + "\r\n"
      } else {
        var rest = Substring(letters)
        while !rest.isEmpty {
          text += rest.prefix(61) + "\n"
          rest = rest.dropFirst(61)
        }
      }
    }
    let expected = try FASTAReader.parse(Array(text.utf8), path: "x")
    #expect(expected.count == 6)
    #expect(try all(folder.file("a.fa", text)) == expected)
    #expect(try all(folder.file("a.fa.gz", folder.compressed(Array(text.utf8)))) == expected)
  }

  @Test func progressEndsAtTheSizeOfTheFile() throws {
    let folder = try ScratchFolder()
    let text = (0..<20_000).map { ">r\($0)\nACGTACGTACGTTTGCA\n" }.joined()
    let packed = try folder.compressed(Array(text.utf8))
    for (path, size) in [
      (try folder.file("a.fa", text), text.utf8.count), (try folder.file("a.fa.gz", packed), packed.count),
    ] {
      let stream = try FASTAStream(path: path)
      var last = 0
      while try stream.next() != nil {
        #expect(stream.fileBytesRead >= last)
        last = stream.fileBytesRead
      }
      #expect(stream.fileBytesRead == size)
    }
  }

  @Test func recordsBeforeACutComeFirst() throws {
    let folder = try ScratchFolder()
    let text = (0..<20_000).map { ">r\($0)\nACGTACGTACGTTTGCA\n" }.joined()
    let whole = try folder.compressed(Array(text.utf8))
    let stream = try FASTAStream(path: folder.file("cut.fa.gz", Array(whole[..<(whole.count * 2 / 3)])))
    var count = 0
    let error = failure {
      while try stream.next() != nil { count += 1 }
    }
    #expect(error?.kind == .malformedInput)
    #expect(count > 1_000)
  }

  @Test(
    arguments: [
      ("@r\nACGT\n+\nIIII\n", "FASTQ"), ("<!DOCTYPE html>\n", "web page"), ("\n  <html>", "web page"),
      ("{\"id\": 1}", "JSON"), ("AB1\tBacteria;Bacillota\n", "table of lineages"),
      ("Feature ID\tTaxon\n", "table of lineages"), ("DYSBREF", "packed reference"),
    ])
  func foreignContentIsNamed(text: String, words: String) throws {
    let folder = try ScratchFolder()
    let error = failure { _ = try FASTAReader.read(folder.file("x.fasta", text)) }
    #expect(error?.advice.contains(words) == true, "\(String(describing: error))")
  }

  @Test func proteinsAreNamed() {
    let error = failure { _ = try FASTAReader.parse(Array(">a\nMKTAYIAKQR\n".utf8), path: "x") }
    #expect(error?.advice.contains("protein") == true)
    #expect(error?.location?.column == "6")
  }
}
