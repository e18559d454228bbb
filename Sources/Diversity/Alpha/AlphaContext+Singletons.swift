public import BioModel

extension AlphaContext {
  /// What a table shows of itself: counts without one singleton in any sample are taken as denoised, since singletons
  /// are then missing by construction. Shares say nothing. Complexity O(non-zeros).
  public init(noticing table: FeatureTable) {
    self.init(
      singletonsRemoved: table.unit == .counts && !table.values.isEmpty && !table.values.contains(1))
  }
}
