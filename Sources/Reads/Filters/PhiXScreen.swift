import Kernels

/// Recognises reads of the phage PhiX174, which is added to runs as a control and is no part of any sample.
///
/// A read is PhiX when at least `minimumMatches` of its words of 16 letters, none overlapping another, lie in the genome
/// NC_001422.1 (5,386 bases, circular) or, all of them, in its reverse complement. This is the rule of dada2's `isPhiX`
/// (Callahan 2016, doi:10.1038/nmeth.3869), which in version 1.26 also wants a base between two words: a read with
/// exactly 32 bases of PhiX is found here and not there. Shared between threads.
public struct PhiXScreen: Sendable, Equatable {
  /// The fewest words that must match, at least 1; 2 is usual: one word of 16 is met by chance in 1 of 1,700 reads of 250.
  public let minimumMatches: Int

  public init(minimumMatches: Int = 2) { self.minimumMatches = max(1, minimumMatches) }

  /// Whether the bases in `range` (upper-case letters) are PhiX. Complexity O(range), no allocation.
  public func contains(_ sequence: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let found = PhiXScreen.words.matches(sequence, range, limit: minimumMatches)
    return max(found.forward, found.reverse) >= minimumMatches
  }

  /// The letters of the genome, from base 1 of NC_001422.1.
  public static let genome: [UInt8] = EmbeddedResource.phiX174.filter { $0 >= UInt8(ascii: "A") }

  private static let words = CircularGenomeWords(genome)
}
