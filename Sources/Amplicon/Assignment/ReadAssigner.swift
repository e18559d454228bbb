import Kernels
public import Parallel

/// Gives every unique sequence of a study to the nearest variant.
///
/// Identical sequences first; else the variant with the fewest differences (mismatches and internal gap columns) at an
/// identity of at least `minimumIdentity`, which is matches / alignment columns without terminal gaps as in
/// `vsearch --iddef 2`; on ties the earlier variant. A letter other than A, C, G, T differs from every base. Alignments
/// with more than four internal gaps among more than four differences are not looked for.
public struct ReadAssigner: Sendable {
  private let index: VariantIndex
  private let minimumIdentity: Double
  /// Sequences a lane takes at a time.
  private static let chunk = 2048

  /// - Parameters:
  ///   - variants: distinct sequences, those preferred on ties first.
  ///   - minimumIdentity: 0…1.
  public init(variants: [[UInt8]], minimumIdentity: Double = UnoiseSettings().minimumIdentity) {
    index = VariantIndex(variants: variants)
    self.minimumIdentity = minimumIdentity
  }

  /// The number of the variant of each sequence, −1 where none is near enough. The same for any number of threads.
  ///
  /// Complexity: a few microseconds per sequence of 250 bases with up to thousands of variants; 4 bytes each.
  public func assign(_ sequences: UniqueSequences, threads: ThreadCount) -> [Int32] {
    let index = index
    let identity = minimumIdentity
    let chunks = fixedChunks(count: sequences.count, size: ReadAssigner.chunk)
    let parts = parallelMap(
      count: chunks.count, threads: threads,
      scratch: { NearestVariant(index: index, minimumIdentity: identity) },
      { (nearest: inout NearestVariant, chunk: Int) -> [Int32] in
        unsafe sequences.letters.withUnsafeBufferPointer { letters in
          chunks[chunk].map { number in
            let range = sequences.range(number)
            guard let base = letters.baseAddress, !range.isEmpty else { return -1 }
            // SAFETY: the range lies in the arena.
            return Int32(unsafe nearest.find(base + range.lowerBound, count: range.count) ?? -1)
          }
        }
      })
    return Array(parts.joined())
  }
}
