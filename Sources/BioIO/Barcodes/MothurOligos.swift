import BioModel

/// mothur's oligos file: lines of blank-separated words, in any case; `#` begins a comment.
///
/// `primer F R`, or `forward F` and `reverse R` on lines of their own, name the primers; `barcode B SAMPLE` and
/// `barcode B B2 SAMPLE` name barcodes before the forward and the reverse primer, `NONE` for no barcode there. Lines of
/// `linker` and `spacer` are left out with a notice.
enum MothurOligos {
  private static let words: Set<String> = ["primer", "forward", "reverse", "barcode", "linker", "spacer"]

  /// Whether the first line that is no comment begins with a word of the format and is no header of a table.
  static func isOligos(_ text: [UInt8]) -> Bool {
    guard let first = lines(text).first else { return false }
    guard let word = first.words.first, words.contains(word.lowercased()) else { return false }
    // A table may head its first column "barcode": its next word is then a head as well, no nucleotides.
    return first.words.count > 1 && (letters(first.words[1]) != nil || isNone(first.words[1]))
  }

  static func read(_ text: [UInt8], _ file: String) throws(TableError) -> BarcodeContent {
    var content = BarcodeContent()
    var forward: [String] = []
    var reverse: [String] = []
    for line in lines(text) {
      let place = SourceLocation(file: file, line: line.number)
      let words = line.words
      switch words[0].lowercased() {
      case "primer":
        guard words.count >= 3 else {
          throw TableError(at: place, "a primer line names \(words.count - 1) primers", advice: "write `primer F R`")
        }
        content.add(BarcodeTable.Primers(forward: words[1].uppercased(), reverse: words[2].uppercased()))
      case "forward" where words.count >= 2: forward.append(words[1].uppercased())
      case "reverse" where words.count >= 2: reverse.append(words[1].uppercased())
      case "barcode":
        guard words.count == 3 || words.count == 4 else {
          throw TableError(
            at: place, "a barcode line has \(words.count) words",
            advice: "write `barcode LETTERS SAMPLE` or `barcode LETTERS LETTERS SAMPLE`, names without blanks")
        }
        content.entries.append(
          BarcodeContent.Entry(
            line: line.number, sample: words[words.count - 1], forward: isNone(words[1]) ? nil : words[1],
            reverse: words.count == 3 || isNone(words[2]) ? nil : words[2]))
      case "linker", "spacer":
        content.notices.append(
          Notice(
            .warning, code: "oligos-line-ignored",
            message: "\(place): a \(words[0].lowercased()) is not looked for; the line was left out"))
      default:
        throw TableError(
          at: place, "\"\(words[0])\" begins no line of an oligos file that is known here",
          advice: "lines begin with primer, forward, reverse or barcode and name at least one sequence")
      }
    }
    for pair in zip(forward, reverse) { content.add(BarcodeTable.Primers(forward: pair.0, reverse: pair.1)) }
    if forward.count != reverse.count {
      content.notices.append(
        Notice(
          .warning, code: "unpaired-primer",
          message: "\(file): names \(forward.count) forward and \(reverse.count) reverse primers; "
            + "those without a partner were left out (name both with --primers)"))
    }
    return content
  }

  private struct Line {
    let number: Int
    let words: [String]
  }

  private static func lines(_ text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var number = 0
    var words: [String] = []
    var word: [UInt8] = []
    var isComment = false
    var previous: UInt8 = 0
    func closing() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll()
    }
    for byte in text + [0x0A] {
      defer { previous = byte }
      switch byte {
      case 0x0A where previous == 0x0D: continue
      case 0x0A, 0x0D:
        closing()
        number += 1
        if !words.isEmpty { lines.append(Line(number: number, words: words)) }
        words.removeAll()
        isComment = false
      case UInt8(ascii: "#"): isComment = true
      case _ where isComment: continue
      case 0x20, 0x09: closing()
      default: word.append(byte)
      }
    }
    return lines
  }

  private static func isNone(_ word: String) -> Bool { word.lowercased() == "none" }

  /// The word in upper case where all its letters are nucleotides or the X of “not there”.
  private static func letters(_ word: String) -> String? {
    let upper = word.uppercased()
    return upper.utf8.allSatisfy { BarcodeChecks.isLetter($0) || $0 == UInt8(ascii: "X") } ? upper : nil
  }
}
