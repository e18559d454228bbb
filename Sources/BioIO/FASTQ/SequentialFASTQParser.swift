import BioModel
import Kernels

/// Parses records line by line: sequence and qualities may be wrapped over several lines (Cock 2010,
/// doi:10.1093/nar/gkp1137), the last line end may be missing, blank lines may stand between records.
///
/// Every format error of FASTQ is made here, with record, name and line.
struct SequentialFASTQParser {
  let path: String
  let encoding: QualityEncoding

  /// Appends one record to the batch and moves the window behind it.
  ///
  /// - Parameters:
  ///   - recordNumber: the 1-based number of this record.
  ///   - lineNumber: the 1-based number of the window's first line; moved on.
  ///   - used: how much of the batch's bytes is filled; moved on.
  /// - Returns: false when the file ends before another record.
  func parse(
    _ window: inout InputWindow, recordNumber: Int, lineNumber: inout Int, into batch: ReadBatch, used: inout Int
  ) throws(BioIOError) -> Bool {
    var place = SourceLocation(file: path, record: recordNumber, line: lineNumber)
    do throws(BioIOError) {
      return try parse(&window, at: &place, lineNumber: &lineNumber, into: batch, used: &used)
    } catch {
      // A fault of the compressed file knows its byte; the record says how far the reads got.
      guard error.location?.record == nil else { throw error }
      var error = error
      error.location?.record = recordNumber
      error.location?.name = place.name
      throw error
    }
  }

  private func parse(
    _ window: inout InputWindow, at place: inout SourceLocation, lineNumber: inout Int, into batch: ReadBatch,
    used: inout Int
  ) throws(BioIOError) -> Bool {
    guard let title = try skipBlankLines(&window, &lineNumber) else { return false }
    place.line = lineNumber
    guard window[title.content.lowerBound] == 0x40 else {
      throw malformed(place, "a record must begin with '@', found \(shown(window[title.content.lowerBound]))")
    }
    let titleText = title.content.lowerBound + 1..<title.content.upperBound
    let name = try readName(window, titleText, at: &place)

    var next = title.next
    var line = lineNumber + 1
    var sequence: [InputWindow.Line] = []
    var length = 0
    let firstSequenceLine = line
    let plus = try readSequence(&window, &next, &line, &sequence, &length, at: place)
    place.line = line
    let repeated = plus.content.lowerBound + 1..<plus.content.upperBound
    if !repeated.isEmpty, window.text(repeated) != window.text(titleText), window.text(repeated) != window.text(name) {
      throw malformed(place, "the name on the '+' line differs: \"\(window.text(repeated))\"")
    }
    line += 1
    let firstQualityLine = line
    let quality = try readQuality(&window, &next, &line, length: length, isWrapped: sequence.count > 1, at: place)

    let needed = used + name.count + 2 * length
    guard needed <= Int(Int32.max) else {
      throw malformed(place, "the read is too long (\(length) bases) for a batch of 2 GiB")
    }
    if batch.bytes.count < needed {
      batch.bytes.append(contentsOf: repeatElement(0, count: needed - batch.bytes.count))
    }
    let nameStart = used
    for position in name {
      batch.bytes[used] = window[position]
      used += 1
    }
    let sequenceStart = used
    for (index, piece) in sequence.enumerated() {
      place.line = firstSequenceLine + index
      try copyBases(window, piece.content, into: batch, at: used, place)
      used += piece.content.count
    }
    let qualityStart = used
    for (index, piece) in quality.enumerated() {
      place.line = firstQualityLine + index
      try copyQualities(window, piece.content, into: batch, at: used, place)
      used += piece.content.count
    }
    batch.records.append(
      ReadBatch.Record(
        nameStart: Int32(nameStart), nameLength: Int32(name.count), sequenceStart: Int32(sequenceStart),
        qualityStart: Int32(qualityStart), length: Int32(length)))
    window.start += next
    lineNumber = line
    return true
  }

  /// Moves the window to the next line that is not blank, and gives that line.
  private func skipBlankLines(_ window: inout InputWindow, _ lineNumber: inout Int) throws(BioIOError)
    -> InputWindow.Line?
  {
    while let line = try window.line(at: 0) {
      if !line.content.isEmpty { return line }
      window.start += line.next
      lineNumber += 1
    }
    return nil
  }

  /// The title up to its first blank.
  private func readName(_ window: InputWindow, _ title: Range<Int>, at place: inout SourceLocation)
    throws(BioIOError) -> Range<Int>
  {
    let end = title.first { window[$0] <= 0x20 } ?? title.upperBound
    let name = title.lowerBound..<end
    place.name = window.text(name.prefix(200))
    if end < title.upperBound, window[end] != 0x20, window[end] != 0x09 {
      let advice = window[end] == 0x0D ? "old Macintosh line ends: convert them, for example with tr '\\r' '\\n'" : ""
      throw BioIOError(
        .malformedInput, at: place, "the read's name contains \(shown(window[end]))", advice: advice)
    }
    return name
  }

  /// Collects sequence lines up to the '+' line, which is returned.
  private func readSequence(
    _ window: inout InputWindow, _ next: inout Int, _ line: inout Int, _ pieces: inout [InputWindow.Line],
    _ length: inout Int, at start: SourceLocation
  ) throws(BioIOError) -> InputWindow.Line {
    var place = start
    while true {
      place.line = line
      guard let piece = try window.line(at: next) else {
        throw malformed(place, "the file ends inside this record, before its '+' line", truncated(window))
      }
      next = piece.next
      let first = piece.content.isEmpty ? 0 : window[piece.content.lowerBound]
      if first == 0x2B { return piece }
      if first == 0x40 { throw malformed(place, "the next record begins before this one's '+' line") }
      if !pieces.isEmpty, piece.content.isEmpty || length == 0 {
        throw malformed(place, "a '+' line must follow, found \(first == 0 ? "a blank line" : shown(first))")
      }
      pieces.append(piece)
      length += piece.content.count
      line += 1
    }
  }

  /// Collects quality lines until there is a quality for each of `length` bases.
  private func readQuality(
    _ window: inout InputWindow, _ next: inout Int, _ line: inout Int, length: Int, isWrapped: Bool,
    at start: SourceLocation
  ) throws(BioIOError) -> [InputWindow.Line] {
    var pieces: [InputWindow.Line] = []
    var count = 0
    var place = start
    let firstLine = line
    repeat {
      // Where the sequence is one line, a second quality line is most likely the next record.
      place.line = isWrapped ? line : firstLine
      guard let piece = try window.line(at: next) else {
        if length == 0 { return pieces }
        throw unequal(place, length, count, truncated(window))
      }
      next = piece.next
      line += 1
      pieces.append(piece)
      count += piece.content.count
      if count > length {
        throw unequal(place, length, isWrapped ? count : pieces[0].content.count, "")
      }
      if piece.content.isEmpty, length > 0 { throw unequal(place, length, count, "") }
    } while count < length
    return pieces
  }

  private func copyBases(
    _ window: InputWindow, _ content: Range<Int>, into batch: ReadBatch, at offset: Int, _ place: SourceLocation
  ) throws(BioIOError) {
    let range = window.start + content.lowerBound..<window.start + content.upperBound
    // The array leaves the batch while a span looks at it, so that it has one owner.
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    var output = bytes.mutableSpan
    let wrong = FASTQBases.copy(window.bytes.span, range, into: &output, at: offset)
    swap(&bytes, &batch.bytes)
    guard let wrong else { return }
    var place = place
    place.column = String(wrong - range.lowerBound + 1)
    throw malformed(place, "\(shown(window.bytes[wrong])) is no base (IUPAC letters, U and '.' are)")
  }

  private func copyQualities(
    _ window: InputWindow, _ content: Range<Int>, into batch: ReadBatch, at offset: Int, _ place: SourceLocation
  ) throws(BioIOError) {
    let range = window.start + content.lowerBound..<window.start + content.upperBound
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    var output = bytes.mutableSpan
    let wrong = FASTQQualities.copy(
      window.bytes.span, range, allowed: encoding.allowed, phredOffset: encoding.shift, into: &output, at: offset)
    if wrong == nil, !encoding.scores.isEmpty {
      for position in offset..<offset + range.count { output[position] = encoding.scores[Int(output[position])] }
    }
    swap(&bytes, &batch.bytes)
    guard let wrong else { return }
    var place = place
    place.column = String(wrong - range.lowerBound + 1)
    let character = shown(window.bytes[wrong])
    if encoding.isDetected, window.bytes[wrong] >= 33, window.bytes[wrong] <= 126 {
      throw BioIOError(
        .malformedInput, at: place,
        "the quality \(character) contradicts offset \(encoding.phredOffset), which the first reads showed",
        advice: "say which offset it is: --phred 33 or --phred 64")
    }
    let range64 = encoding.phredOffset == 64 ? "59…126 with offset 64" : "33…126"
    throw malformed(place, "\(character) is no quality (characters \(range64) are)")
  }

  private func truncated(_ window: InputWindow) -> String {
    window.reader.lacksEndMarker
      ? "the BGZF end marker is missing too: the file is truncated; copy or download it again"
      : "the file may be truncated"
  }

  private func unequal(_ place: SourceLocation, _ bases: Int, _ qualities: Int, _ advice: String) -> BioIOError {
    malformed(
      place, "sequence has \(bases) bases but quality has \(qualities)",
      advice.isEmpty ? "the file may be truncated or edited" : advice)
  }

  private func malformed(_ place: SourceLocation, _ message: String, _ advice: String = "") -> BioIOError {
    BioIOError(.malformedInput, at: place, message, advice: advice)
  }

  /// A byte as it can stand in a message.
  private func shown(_ byte: UInt8) -> String {
    guard byte > 0x20, byte < 0x7F else {
      return byte == 0x20 ? "a blank" : "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "'\(String(decoding: [byte], as: UTF8.self))'"
  }
}
