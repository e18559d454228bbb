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
  // one entry per letter, `planes` 32 per unique.
  let codes: UnsafeMutablePointer<UInt8>
  let scores: UnsafeMutablePointer<UInt8>
  let planes: UnsafeMutablePointer<UInt64>
  /// Words that a unique has three times or more, and where those of each unique start.
  let frequent: [UInt32]
  let frequentStarts: [UInt32]
  /// Edits against each centre so far, by the centre's unique, and their bytes.
  private var centres: [Int: [CentreEdits]] = [:]
  private var keptBytes = 0
  private let byteLimit: Int

  /// Uniques of one unit of work.
  static let chunkSize = 1024
  /// Bytes of edits that a sample keeps unless told otherwise.
  public static let usualByteLimit = 64 << 20

  /// - Parameter byteLimit: edits of further comparisons are made anew in each run once so many bytes are kept.
  /// - Complexity: O(letters); memory 2 bytes per letter, and about 300 per unique.
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
    let (letterCodes, planes) = unsafe (
      codes, UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, uniques.count * PentamerSet.planeCount))
    )
    unsafe self.planes = planes
    var counts = [UInt8](repeating: 0, count: PentamerSet.wordCount)
    var frequent: [UInt32] = []
    var frequentStarts: [UInt32] = [0]
    for index in 0..<(settings.usesKmers ? uniques.count : 0) {
      let (first, end) = (starts[index], starts[index + 1])
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        guard let counts = counts.baseAddress else { return }
        // SAFETY: a unique's letters and its planes lie in their arenas; 1,024 counts are there.
        unsafe PentamerSet.pack(
          letterCodes + first, count: end - first, counts: counts, planes: planes + index * PentamerSet.planeCount,
          frequent: &frequent)
      }
      frequentStarts.append(UInt32(frequent.count))
    }
    self.frequent = frequent
    self.frequentStarts = frequentStarts
  }

  deinit {
    unsafe codes.deallocate()
    unsafe scores.deallocate()
    unsafe planes.deallocate()
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

  /// How often each word of five bases occurs in a unique.
  func wordCounts(_ unique: Int) -> [UInt8] {
    var counts = [UInt8](repeating: 0, count: PentamerSet.wordCount)
    var planes = [UInt64](repeating: 0, count: PentamerSet.planeCount)
    var frequent: [UInt32] = []
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe planes.withUnsafeMutableBufferPointer { planes in
        guard let counts = counts.baseAddress, let planes = planes.baseAddress else { return }
        // SAFETY: as in init.
        unsafe PentamerSet.pack(
          codes + starts[unique], count: length(unique), counts: counts, planes: planes, frequent: &frequent)
      }
    }
    return counts
  }
}
