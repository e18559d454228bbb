public import BioModel

/// How many of a sample's reads are PhiX or hardly more than a repeat; looked for in one pair of sixteen, by its number
/// in the file, after the first thousand.
public struct ContentScreen: Sendable {
  /// Pairs (single reads) looked at.
  public private(set) var examined = 0
  public private(set) var phiXCount = 0
  public private(set) var lowComplexityCount = 0
  /// Below this effective number of 2-mers a read is of low complexity, as in the plan's filters.
  static let lowComplexity = 4.0
  private static let dense = 1_000
  private static let stride = 16
  private let phiX = PhiXScreen()

  public init() {}

  /// Notes the reads of a batch. Complexity O(bases looked at).
  public mutating func add(_ batch: ReadPairBatch) {
    let first = batch.forward.bytes
    let second = batch.reverse?.bytes ?? []
    for index in 0..<batch.count {
      let number = batch.forward.firstRecordNumber + index
      guard number < ContentScreen.dense || number % ContentScreen.stride == 0 else { continue }
      let bases = first.span.extracting(batch.forward.records[index].sequence)
      examined += 1
      var isPhiX = phiX.contains(bases, 0..<bases.count)
      var isLow = ReadFilter.complexity(bases, 0..<bases.count) < ContentScreen.lowComplexity
      if let reverse = batch.reverse {
        let mate = second.span.extracting(reverse.records[index].sequence)
        isPhiX = isPhiX || phiX.contains(mate, 0..<mate.count)
        isLow = isLow || ReadFilter.complexity(mate, 0..<mate.count) < ContentScreen.lowComplexity
      }
      if isPhiX { phiXCount += 1 } else if isLow { lowComplexityCount += 1 }
    }
  }

  /// Adds another part.
  public mutating func add(_ other: ContentScreen) {
    examined += other.examined
    phiXCount += other.phiXCount
    lowComplexityCount += other.lowComplexityCount
  }

  /// Shares (0…1) of what was looked at; 0 without reads.
  public var phiXShare: Double { Double(phiXCount) / Double(max(examined, 1)) }
  public var lowComplexityShare: Double { Double(lowComplexityCount) / Double(max(examined, 1)) }
}
