/// How many threads compute at any one time (`--threads`). A number above the machine's is honoured.
public struct ThreadCount: Sendable, Equatable {
  public let value: Int

  /// - Precondition: `value` ≥ 1.
  public init(_ value: Int) {
    precondition(value >= 1, "at least one thread computes")
    self.value = value
  }

  /// One thread: reading and working alternate on it.
  public static let one = ThreadCount(1)

  /// The processors in this process's affinity mask, limited by the control group's quota.
  public static var available: ThreadCount {
    ThreadCount(max(1, min(ProcessorLimits.affinity() ?? 1, ProcessorLimits.controlGroupQuota() ?? Int.max)))
  }
}
