/// Hears how far a run is. Calls come from any lane.
public protocol ProgressObserver: Sendable {
  /// A stage begins; `total` units of work are ahead, or nil when that is not known.
  func begin(_ stage: String, total: Int?)
  /// `units` more are done.
  func advance(by units: Int)
  /// The stage has ended.
  func end()
}

/// Hears nothing.
public struct SilentProgress: ProgressObserver {
  public init() {}
  public func begin(_ stage: String, total: Int?) {}
  public func advance(by units: Int) {}
  public func end() {}
}
