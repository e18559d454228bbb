import Parallel

/// Which samples are among the few with the lowest values seen so far: what has to be kept of them for a drawing.
///
/// Those with the lowest values of all are always kept, whatever the order; beside them some that looked so for a while.
final class WorstSamples: Sendable {
  private let limit: Int
  private let lowest = Guarded([(value: Double, place: Int)]())

  init(limit: Int) { self.limit = limit }

  /// Notes a sample's value; whether it is among the lowest so far.
  func isAmong(_ value: Double, _ place: Int) -> Bool {
    lowest.withLock { lowest in
      lowest.append((value, place))
      lowest.sort { ($0.value, $0.place) < ($1.value, $1.place) }
      if lowest.count > limit { lowest.removeLast() }
      return lowest.contains { $0.place == place }
    }
  }
}
