import Kernels
import Parallel

/// The uniques of one sample as the model compares them, and the edits of every pair compared so far.
///
/// Alignments do not depend on the error model: kept across the rounds of learning and into inference, each is made
/// once. One run at a time; `@unchecked Sendable` because runs hand it over whole, and within a run each lane has chunks
/// of its own.
public final class DadaComparisons: @unchecked Sendable {
  /// The uniques.
  public let uniques: QualityUniques
  /// The settings that decide what is aligned and how.
  let settings: DadaSettings
  /// Codes (0…3) of all letters, and mean scores in step.
  let codes: [UInt8]
  let scores: [UInt8]
  /// 5-mer counts of each unique (1,024 bytes each), and its words in order, at the places of its letters.
  let profiles: [UInt8]
  let words: [UInt16]
  /// Edits against each centre so far, by the centre's unique.
  private var centres: [Int: [CentreEdits]] = [:]

  /// Uniques of one unit of work.
  static let chunkSize = 2048

  /// - Complexity: O(letters), and 1 KiB of memory per unique.
  public init(_ uniques: QualityUniques, settings: DadaSettings) {
    self.uniques = uniques
    self.settings = settings
    let codes = uniques.sequences.letters.map { Transition.code($0) }
    var profiles = [UInt8](repeating: 0, count: uniques.count * PentamerProfile.size)
    var words = [UInt16](repeating: 0, count: codes.count)
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe profiles.withUnsafeMutableBufferPointer { profiles in
        unsafe words.withUnsafeMutableBufferPointer { words in
          guard let codes = codes.baseAddress, let profiles = profiles.baseAddress, let words = words.baseAddress
          else { return }
          for index in 0..<uniques.count {
            let range = uniques.sequences.range(index)
            // SAFETY: a unique's letters, its profile and its words lie in their arenas.
            unsafe PentamerProfile.count(
              codes + range.lowerBound, count: range.count, into: profiles + index * PentamerProfile.size,
              words: words + range.lowerBound)
          }
        }
      }
    }
    self.codes = codes
    self.scores = uniques.meanScores()
    self.profiles = profiles
    self.words = words
  }

  /// The number of chunks of uniques.
  var chunkCount: Int { (uniques.count + DadaComparisons.chunkSize - 1) / DadaComparisons.chunkSize }

  func chunkRange(_ chunk: Int) -> Range<Int> {
    let start = chunk * DadaComparisons.chunkSize
    return start..<min(uniques.count, start + DadaComparisons.chunkSize)
  }

  /// The chunks of edits against a centre, made when they are first asked for.
  func edits(centre: Int) -> [CentreEdits] {
    if let known = centres[centre] { return known }
    let made = (0..<chunkCount).map { CentreEdits(count: chunkRange($0).count) }
    centres[centre] = made
    return made
  }

  func finalEdits(_ unique: Int, centre: Int, scratch: inout EndsFreeAlignment) -> [UInt32] {
    var edits: [UInt32] = []
    let (a, b) = (uniques.sequences.range(centre), uniques.sequences.range(unique))
    unsafe codes.withUnsafeBufferPointer { codes in
      if let codes = codes.baseAddress {
            unsafe scratch.align(
              centre: codes + a.lowerBound, a.count, read: codes + b.lowerBound, b.count, band: settings.band,
              scores: EndsFreeAlignment.Scores(
                match: settings.match, mismatch: settings.mismatch, gap: settings.gap,
                homopolymerGap: settings.homopolymerGap),
              edits: &edits)
      }
    }
    return edits
  }

  /// Compares one unique with a centre, unless that has been done, and keeps the outcome.
  func compare(_ unique: Int, centre: Int, into chunk: CentreEdits, at place: Int, scratch: inout EndsFreeAlignment) {
    // The first centre stands for all uniques, however far they are: only later ones are screened.
    let isScreened = centre != 0
    if chunk.isKnown(place) { return }
    let (a, b) = (uniques.sequences.range(centre), uniques.sequences.range(unique))
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe profiles.withUnsafeBufferPointer { profiles in
        unsafe words.withUnsafeBufferPointer { words in
          guard let codes = codes.baseAddress, let profiles = profiles.baseAddress, let words = words.baseAddress
          else { return chunk.setNotAligned(place) }
          let wordCount = max(0, min(a.count, b.count) - PentamerProfile.word + 1)
          var isGapless = false
          if settings.usesKmers {
            // SAFETY: both profiles have 1,024 bytes; both sequences have `wordCount` words.
            let shared = unsafe PentamerProfile.shared(
              profiles + centre * PentamerProfile.size, profiles + unique * PentamerProfile.size)
            let distance = 1 - Double(shared) / Double(wordCount)
            if isScreened && distance > settings.kmerDistance { return chunk.setNotAligned(place) }
            if settings.gapless && a.count == b.count {
              // SAFETY: as above.
              let ordered = unsafe PentamerProfile.sharedInOrder(
                words + a.lowerBound, words + b.lowerBound, count: wordCount)
              isGapless = ordered == shared
            }
          }
          chunk.begin(place)
          if isGapless {
            for at in 0..<b.count {
              // SAFETY: both sequences have as many letters.
              let centreCode = unsafe codes[a.lowerBound + at]
              if unsafe centreCode != codes[b.lowerBound + at] {
                chunk.arena.append(UInt32(at << 3) | UInt32(centreCode))
              }
            }
          } else {
            // SAFETY: the pointers reach over the letters of the two sequences.
            unsafe scratch.align(
              centre: codes + a.lowerBound, a.count, read: codes + b.lowerBound, b.count, band: settings.band,
              scores: EndsFreeAlignment.Scores(
                match: settings.match, mismatch: settings.mismatch, gap: settings.gap,
                homopolymerGap: settings.homopolymerGap),
              edits: &chunk.arena)
          }
          chunk.end(place)
        }
      }
    }
  }
}

/// The edits of the uniques of one chunk against one centre.
final class CentreEdits {
  /// −1 not compared, −2 not aligned, else where the edits start.
  private(set) var starts: [Int32]
  private(set) var counts: [UInt32]
  var arena: [UInt32] = []

  init(count: Int) {
    starts = Array(repeating: -1, count: count)
    counts = Array(repeating: 0, count: count)
  }

  func isKnown(_ place: Int) -> Bool { starts[place] != -1 }
  func isAligned(_ place: Int) -> Bool { starts[place] >= 0 }
  func setNotAligned(_ place: Int) { starts[place] = -2 }
  func begin(_ place: Int) { starts[place] = Int32(arena.count) }
  func end(_ place: Int) { counts[place] = UInt32(arena.count - Int(starts[place])) }
  func edits(_ place: Int) -> ArraySlice<UInt32> {
    arena[Int(starts[place])..<(Int(starts[place]) + Int(counts[place]))]
  }
}
