import Kernels
import Parallel

/// The uniques of one sample as the model compares them, and the edits of the pairs compared so far.
///
/// Alignments do not depend on the error model: kept across the rounds of learning and into inference, each is made
/// once, as long as memory for them lasts. One run at a time: `@unchecked Sendable` because runs hand it over whole, and
/// within a run each lane has chunks of its own.
@safe
public final class DadaComparisons: @unchecked Sendable {
  /// The uniques.
  public let uniques: QualityUniques
  /// The settings that decide what is aligned and how.
  let settings: DadaSettings
  /// Where each unique's letters start.
  let starts: [Int]
  // SAFETY: allocated and filled in init, never changed, freed in deinit. `codes` (0…3) and `scores` (mean, 0…93) have
  // one entry per letter, `profiles` (unless the sample is too large for them) 1,024 per unique.
  let codes: UnsafeMutablePointer<UInt8>
  let scores: UnsafeMutablePointer<UInt8>
  private let profiles: UnsafeMutablePointer<UInt8>?
  /// The largest entry of each profile.
  private let largest: [UInt8]
  /// Edits against each centre so far, by the centre's unique, and their bytes.
  private var centres: [Int: [CentreEdits]] = [:]
  private var keptBytes = 0
  private let byteLimit: Int

  /// Uniques of one unit of work.
  static let chunkSize = 4096
  /// Samples with more uniques do without stored word profiles.
  static let mostProfiles = 1 << 17
  /// Bytes of edits that a sample keeps unless told otherwise.
  public static let usualByteLimit = 64 << 20

  /// - Parameter byteLimit: edits of further comparisons are made anew in each run once so many bytes are kept.
  /// - Complexity: O(letters); memory 2 bytes per letter, and 1 KiB per unique up to 131,072 uniques.
  public init(_ uniques: QualityUniques, settings: DadaSettings, byteLimit: Int = usualByteLimit) {
    self.uniques = uniques
    self.settings = settings
    self.byteLimit = byteLimit
    starts = uniques.sequences.starts
    let letters = uniques.sequences.letters
    unsafe codes = .allocate(capacity: max(1, letters.count))
    unsafe scores = .allocate(capacity: max(1, letters.count))
    for (place, letter) in letters.enumerated() { unsafe codes[place] = Transition.code(letter) }
    for (place, score) in uniques.meanScores().enumerated() { unsafe scores[place] = score }
    var largest: [UInt8] = []
    if settings.usesKmers && uniques.count <= DadaComparisons.mostProfiles {
      let profiles = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, uniques.count) * PentamerProfile.size)
      for index in 0..<uniques.count {
        // SAFETY: a unique's letters and its profile lie in their arenas.
        largest.append(
          unsafe PentamerProfile.count(
            codes + starts[index], count: starts[index + 1] - starts[index],
            into: profiles + index * PentamerProfile.size))
      }
      unsafe self.profiles = profiles
    } else {
      unsafe profiles = nil
    }
    self.largest = largest
  }

  deinit {
    unsafe codes.deallocate()
    unsafe scores.deallocate()
    unsafe profiles?.deallocate()
  }

  /// The number of uniques.
  var count: Int { uniques.count }
  /// The letters of a unique.
  func length(_ unique: Int) -> Int { starts[unique + 1] - starts[unique] }
  /// The highest mean score of any letter; nil without letters. Complexity O(letters).
  var highestScore: Int? { unsafe UnsafeBufferPointer(start: scores, count: starts[count]).max().map { Int($0) } }

  /// The number of chunks of uniques.
  var chunkCount: Int { (count + DadaComparisons.chunkSize - 1) / DadaComparisons.chunkSize }

  func chunkRange(_ chunk: Int) -> Range<Int> {
    let start = chunk * DadaComparisons.chunkSize
    return start..<min(count, start + DadaComparisons.chunkSize)
  }

  /// The chunks of edits against a centre: those kept, or empty ones.
  func edits(centre: Int) -> [CentreEdits] {
    centres[centre] ?? (0..<chunkCount).map { CentreEdits(count: chunkRange($0).count) }
  }

  /// Keeps the edits against a centre for later runs, unless there are too many already.
  func keep(_ chunks: [CentreEdits], centre: Int) {
    let added = chunks.reduce(0) { $0 + $1.bytes } - (centres[centre]?.reduce(0) { $0 + $1.keptBytes } ?? 0)
    if keptBytes + added > byteLimit { return }
    keptBytes += added
    for chunk in chunks { chunk.keptBytes = chunk.bytes }
    centres[centre] = chunks
  }

  /// A copy of the profile of a centre, and its largest entry.
  func profile(of centre: Int) -> (counts: [UInt8], largest: UInt8) {
    var counts = [UInt8](repeating: 0, count: PentamerProfile.size)
    let largest = unsafe counts.withUnsafeMutableBufferPointer { counts in
      // SAFETY: the array has 1,024 entries, the letters lie in their arena.
      unsafe counts.baseAddress.map {
        unsafe PentamerProfile.count(codes + starts[centre], count: length(centre), into: $0)
      }
    }
    return (counts, largest ?? 0)
  }

  /// The words of five bases that a centre (its profile, and room for a copy) and a unique share.
  @unsafe
  func sharedWords(_ profile: UnsafePointer<UInt8>, largest: UInt8, spare: UnsafeMutablePointer<UInt8>, _ unique: Int)
    -> Int
  {
    if let profiles = unsafe profiles {
      return unsafe PentamerProfile.shared(profile, largest: largest, profiles + unique * PentamerProfile.size)
    }
    unsafe spare.update(from: profile, count: PentamerProfile.size)
    return unsafe PentamerProfile.shared(spare, codes + starts[unique], count: length(unique))
  }
}
