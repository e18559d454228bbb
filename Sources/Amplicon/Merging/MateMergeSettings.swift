/// How denoised mates are merged. The defaults are those of R `dada2::mergePairs`; mismatches are never accepted.
public struct MateMergeSettings: Sendable, Equatable, Codable {
  /// Fewest bases covered by both mates.
  public var minimumOverlap = 12
  /// Whether bases that a mate has beyond the other's start (read through a short amplicon) are cut off.
  public var trimsOverhang = false

  public init() {}
}
