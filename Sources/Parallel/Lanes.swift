import Dispatch

/// Lanes are labelled serial dispatch queues, started together and joined.
///
/// A serial queue has a thread of its own while it works, so a lane may wait for another lane. Nothing in the project
/// waits on a global or concurrent queue: those pools are as wide as the machine, and blocking roles would stall there.
enum Lanes {
  /// Runs `body` once per lane, all lanes alive at once, and returns when the last has ended. One lane runs on the
  /// calling thread.
  static func run(_ threads: ThreadCount, _ body: @escaping @Sendable (_ lane: Int) -> Void) {
    guard threads.value > 1 else {
      body(0)
      return
    }
    let group = DispatchGroup()
    for lane in 0..<threads.value {
      DispatchQueue(label: "dysbio.lane-\(lane)").async(group: group) { body(lane) }
    }
    group.wait()
  }
}
