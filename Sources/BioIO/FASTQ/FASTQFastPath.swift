import BioModel
import Kernels

/// Parses records of exactly four lines; anything else is left to `SequentialFASTQParser`, which also makes the errors.
enum FASTQFastPath {
  enum Outcome {
    /// As many records as asked for.
    case full
    /// The input ends inside a record.
    case needsMore
    /// The next record is not four regular lines.
    case irregular
  }

  /// Appends records from `input[start...]` until one does not fit.
  ///
  /// - Parameters:
  ///   - start: the first record's place; left at the first record not taken.
  ///   - used: how much of `output` is filled; it has room for all of the input behind.
  static func parse(
    _ input: Span<UInt8>, from start: inout Int, into output: inout MutableSpan<UInt8>, used: inout Int,
    records: inout [ReadBatch.Record], limit: Int, encoding: QualityEncoding
  ) -> Outcome {
    precondition(start >= 0 && start <= input.count && output.count - used >= input.count - start)
    guard output.count <= Int(Int32.max) else { return .irregular }
    let end = input.count
    let scores = encoding.scores.span
    while records.count < limit {
      let title = start
      guard title < end else { return .needsMore }
      // SAFETY: every place used below was compared with `end` first.
      guard unsafe input[unchecked: title] == 0x40 else { return .irregular }
      let titleFeed = LineScan.lineFeed(in: input, from: title)
      guard titleFeed < end else { return .needsMore }
      let sequenceFeed = LineScan.lineFeed(in: input, from: titleFeed + 1)
      guard sequenceFeed < end else { return .needsMore }
      let plus = sequenceFeed + 1
      guard plus < end else { return .needsMore }
      guard unsafe input[unchecked: plus] == 0x2B else { return .irregular }
      // Nothing stands on this line, in general.
      var plusFeed = plus + 1
      if plusFeed >= end || input[plusFeed] != 0x0A { plusFeed = LineScan.lineFeed(in: input, from: plus) }
      guard plusFeed < end else { return .needsMore }
      // As long as the sequence's line, in general; a line end within it is no score and is found when it is copied.
      var qualityFeed = plusFeed + (sequenceFeed - titleFeed)
      let isLineEnd = qualityFeed < end && input[qualityFeed] == 0x0A
      if !isLineEnd { qualityFeed = LineScan.lineFeed(in: input, from: plusFeed + 1) }
      guard qualityFeed < end else { return .needsMore }

      let nameStart = title + 1
      let titleEnd = withoutReturn(input, nameStart, titleFeed)
      let sequence = titleFeed + 1..<withoutReturn(input, titleFeed + 1, sequenceFeed)
      let quality = plusFeed + 1..<withoutReturn(input, plusFeed + 1, qualityFeed)
      guard sequence.count == quality.count else { return .irregular }
      var nameEnd = nameStart
      while nameEnd < titleEnd, unsafe input[unchecked: nameEnd] > 0x20 { nameEnd += 1 }
      if nameEnd < titleEnd {
        let blank = unsafe input[unchecked: nameEnd]
        guard blank == 0x20 || blank == 0x09 else { return .irregular }
      }
      let repeated = plus + 1..<withoutReturn(input, plus + 1, plusFeed)
      if !repeated.isEmpty, !equal(input, repeated, nameStart..<titleEnd), !equal(input, repeated, nameStart..<nameEnd)
      {
        return .irregular
      }

      let length = sequence.count
      let nameLength = nameEnd - nameStart
      copyName(input, nameStart, nameLength, into: &output, at: used)
      let sequenceStart = used + nameLength
      let qualityStart = sequenceStart + length
      guard FASTQBases.copy(input, sequence, into: &output, at: sequenceStart) == nil,
        FASTQQualities.copy(
          input, quality, allowed: encoding.allowed, phredOffset: encoding.shift, into: &output, at: qualityStart)
          == nil
      else { return .irregular }
      if !scores.isEmpty {
        for position in qualityStart..<qualityStart + length { output[position] = scores[Int(output[position])] }
      }
      records.append(
        ReadBatch.Record(
          nameStart: Int32(truncatingIfNeeded: used), nameLength: Int32(truncatingIfNeeded: nameLength),
          sequenceStart: Int32(truncatingIfNeeded: sequenceStart),
          qualityStart: Int32(truncatingIfNeeded: qualityStart), length: Int32(truncatingIfNeeded: length)))
      used = qualityStart + length
      start = qualityFeed + 1
    }
    return .full
  }

  /// Copies a name; what lies behind it in `output` may be overwritten.
  private static func copyName(
    _ input: Span<UInt8>, _ start: Int, _ length: Int, into output: inout MutableSpan<UInt8>, at offset: Int
  ) {
    // Sixteen bytes may be copied from every place before this one.
    let wide = min(input.count - start, output.count - offset) - 15
    var position = 0
    if wide > 0 {
      let source = unsafe input.bytes
      var target = unsafe output.mutableBytes
      while position < min(length, wide) {
        // SAFETY: position < wide, so sixteen bytes behind both places lie within both.
        let bytes = unsafe source.unsafeLoadUnaligned(fromUncheckedByteOffset: start + position, as: SIMD16<UInt8>.self)
        unsafe target.storeBytes(of: bytes, toUncheckedByteOffset: offset + position, as: SIMD16<UInt8>.self)
        position += 16
      }
    }
    while position < length {
      output[offset + position] = input[start + position]
      position += 1
    }
  }

  private static func withoutReturn(_ input: Span<UInt8>, _ lineStart: Int, _ lineEnd: Int) -> Int {
    // SAFETY: lineStart ≤ lineEnd ≤ count.
    guard lineEnd > lineStart, unsafe input[unchecked: lineEnd - 1] == 0x0D else { return lineEnd }
    return lineEnd - 1
  }

  private static func equal(_ input: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    let distance = b.lowerBound - a.lowerBound
    return a.allSatisfy { input[$0] == input[$0 + distance] }
  }
}
