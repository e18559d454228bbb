import Kernels
public import Reads

/// PCR in silico: the bases of a reference sequence between the best placements of two primers.
public struct AmpliconExtractor: Sendable {
  private let forward: PrimerPattern
  private let reverseTurned: PrimerPattern
  private let insertLength: ClosedRange<Int>
  private var planes = PrimerPlanes()

  /// - Parameters:
  ///   - mismatches: how many positions of each primer may disagree.
  ///   - insertLength: bases accepted between the primers.
  public init(_ primers: PrimerPair, mismatches: Int = 2, insertLength: ClosedRange<Int> = 50...2000) {
    forward = PrimerPattern(Array(primers.forward.sequence.utf8), maximumMismatches: mismatches)
    let turned = primers.reverse.sequence.utf8.reversed().map(IUPAC.complement)
    reverseTurned = PrimerPattern(turned, maximumMismatches: mismatches)
    self.insertLength = insertLength
  }

  /// The bases between the primers, or nil where a primer is not found, in this order and on this strand, or an
  /// ambiguous base stands between them.
  ///
  /// - Complexity: O(bases × primer length / 64).
  public mutating func insert(of sequence: [UInt8]) -> [UInt8]? {
    guard let range = range(in: sequence) else { return nil }
    let bases = Array(sequence[range])
    return bases.allSatisfy(IUPAC.isBase) ? bases : nil
  }

  /// Where the bases between the primers stand, whatever they are; nil where a primer is not found, in this order and
  /// on this strand.
  ///
  /// - Complexity: O(bases × primer length / 64).
  public mutating func range(in sequence: [UInt8]) -> Range<Int>? {
    planes.load(sequence.span)
    guard let left = planes.best(forward, starts: 0..<sequence.count) else { return nil }
    let begin = left.start + forward.count
    guard let right = planes.best(reverseTurned, starts: begin..<sequence.count),
      insertLength.contains(right.start - begin)
    else { return nil }
    return begin..<right.start
  }

  /// The bases between the primers on whichever strand they are found, as the forward primer reads them, ambiguous ones
  /// too; nil where a primer is not found.
  ///
  /// - Complexity: O(bases × primer length / 64).
  public mutating func region(of sequence: [UInt8]) -> [UInt8]? {
    if let range = range(in: sequence) { return Array(sequence[range]) }
    let turned = sequence.reversed().map(IUPAC.complement)
    return range(in: turned).map { Array(turned[$0]) }
  }
}
