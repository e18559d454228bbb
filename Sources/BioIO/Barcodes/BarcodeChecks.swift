import BioModel
import Kernels

/// What must hold of a barcode table as a whole, whatever its form.
enum BarcodeChecks {
  /// The longest barcode: one word of the kernel that compares them.
  static let maximumLength = 32
  /// How many pairs of neighbours a notice names.
  private static let namedNeighbours = 3

  /// Whether a byte is an upper-case IUPAC nucleotide.
  static func isLetter(_ byte: UInt8) -> Bool { PrimerMask.table[Int(byte)] != 0 && byte & 0x20 == 0 }

  static func table(_ content: BarcodeContent, file: String) throws(TableError) -> BarcodeTable {
    var notices = content.notices
    var kept: [BarcodeContent.Entry] = []
    for entry in content.entries {
      let place = SourceLocation(file: file, line: entry.line)
      let forward = try letters(entry.forward, place)
      let reverse = try letters(entry.reverse, place)
      if forward == .notThere || reverse == .notThere {
        notices.append(
          Notice(
            .note, code: "barcode-not-there", sample: entry.sample,
            message: "\(place): the barcode is spelled with X only, so the sample is not looked for"))
        continue
      }
      guard forward.text != nil || reverse.text != nil else {
        throw TableError(at: place, "sample \"\(entry.sample)\" has no barcode", advice: "give one, or drop the row")
      }
      kept.append(
        BarcodeContent.Entry(
          line: entry.line, sample: entry.sample, forward: forward.text, reverse: reverse.text, cells: entry.cells))
    }
    guard !kept.isEmpty else {
      throw TableError(at: SourceLocation(file: file), "the barcode table names no sample")
    }
    let ids = try Identifiers.checked(kept.map(\.sample), what: "sample") { number in
      SourceLocation(file: file, line: kept[number].line)
    }
    try refuseSharedBarcodes(kept, file)
    notices += neighbours(kept, file)
    let columns = content.columns.indices.map { place in
      SampleMetadata.Column(
        name: content.columns[place],
        values: kept.map { $0.cells[place].isEmpty ? nil : $0.cells[place] })
    }
    return BarcodeTable(
      barcodes: zip(ids, kept).map { SampleBarcode(sample: $0, forward: $1.forward, reverse: $1.reverse) },
      primers: content.primers, metadata: SampleMetadata(sampleIDs: ids, columns: columns), notices: notices)
  }

  private enum Spelling: Equatable {
    case none, notThere
    case letters(String)

    var text: String? {
      if case .letters(let text) = self { return text }
      return nil
    }
  }

  private static func letters(_ word: String?, _ place: SourceLocation) throws(TableError) -> Spelling {
    guard let word else { return .none }
    let upper = word.uppercased()
    if upper.utf8.allSatisfy({ $0 == UInt8(ascii: "X") }) { return .notThere }
    guard upper.utf8.allSatisfy(isLetter) else {
      throw TableError(
        at: place, "the barcode \"\(word)\" holds a letter that is no IUPAC nucleotide",
        advice: "write it 5'→3' with A C G T U R Y S W K M B D H V N, or with X only where the sample is not there")
    }
    guard upper.utf8.count <= maximumLength else {
      throw TableError(
        at: place, "the barcode \"\(word)\" has \(upper.utf8.count) letters, more than \(maximumLength)",
        advice: "give the barcode alone, without primer and adapter")
    }
    return .letters(upper)
  }

  /// - Throws: for two samples that no read could tell apart: the same barcodes, or one barcode the same and the other
  ///   missing in one of them.
  private static func refuseSharedBarcodes(_ entries: [BarcodeContent.Entry], _ file: String) throws(TableError) {
    var users: [String: [BarcodeContent.Entry]] = [:]
    for entry in entries {
      let key = entry.forward ?? "/" + (entry.reverse ?? "")
      for other in users[key] ?? []
      where other.reverse == entry.reverse || other.reverse == nil || entry.reverse == nil {
        throw TableError(
          at: SourceLocation(file: file, line: entry.line),
          "the barcode of sample \"\(entry.sample)\" is that of \"\(other.sample)\" (line \(other.line))",
          advice: "give every sample its own barcode, or barcodes for both mates")
      }
      users[key, default: []].append(entry)
    }
  }

  /// Warns of barcodes of one end that differ in one letter: an error makes one the other.
  private static func neighbours(_ entries: [BarcodeContent.Entry], _ file: String) -> [Notice] {
    var notices: [Notice] = []
    for (end, letters) in [("", entries.map(\.forward)), ("reverse ", entries.map(\.reverse))] {
      let distinct = Array(Set(letters.compactMap { $0 })).sorted()
      let words = distinct.map { BarcodePattern(Array($0.utf8)) }
      var pairs: [String] = []
      for first in words.indices {
        for second in words.indices.dropFirst(first + 1) where words[first].isNear(words[second]) {
          pairs.append("\(distinct[first]) and \(distinct[second])")
        }
      }
      guard !pairs.isEmpty else { continue }
      let named = pairs.prefix(namedNeighbours).joined(separator: ", ")
      let more = pairs.count > namedNeighbours ? " and \(pairs.count - namedNeighbours) more" : ""
      notices.append(
        Notice(
          .warning, code: "neighbouring-barcodes",
          message: "\(file): \(end)barcodes that one wrong base makes the same (\(named)\(more)) are taken without "
            + "mismatches only"))
    }
    return notices
  }
}
