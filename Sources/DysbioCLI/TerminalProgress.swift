import Parallel
import Pipeline

/// Progress on standard error: a bar with rate and time left on a terminal, one plain line per stage elsewhere.
struct TerminalProgress: ProgressObserver {
  private struct State {
    var stage = ""
    var total: Int?
    var done = 0
    var begun = ContinuousClock.now
    var drawn = ContinuousClock.now
  }

  private let state = Guarded(State())
  private let isTerminal = StandardError.isTerminal

  func begin(_ stage: String, total: Int?) {
    state.withLock { $0 = State(stage: stage, total: total) }
    if !isTerminal { StandardError.write(stage + total.map { " (\($0))" }.orEmpty + "\n") }
  }

  func advance(by units: Int) {
    state.withLock { state in
      state.done += units
      let now = ContinuousClock.now
      guard isTerminal, now - state.drawn >= .milliseconds(100) else { return }
      state.drawn = now
      StandardError.write("\r\u{1B}[K" + line(state, at: now))
    }
  }

  func end() {
    state.withLock { state in
      guard isTerminal else { return }
      StandardError.write("\r\u{1B}[K" + line(state, at: .now) + "\n")
    }
  }

  private func line(_ state: State, at now: ContinuousClock.Instant) -> String {
    let elapsed = max(0.001, (now - state.begun) / .seconds(1))
    guard let total = state.total, total > 0 else { return "\(state.stage)  \(state.done)" }
    let share = min(1, Double(state.done) / Double(total))
    let filled = Int(share * 24)
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
    let left = share > 0 ? Int((elapsed / share - elapsed).rounded()) : 0
    return "\(state.stage)  \(bar)  \(state.done)/\(total)  \(Int(Double(state.done) / elapsed))/s  \(left) s left"
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
