/// The commonest of many reasons, ties by first mention.
struct CommonReason {
  /// Kebab-case.
  let reason: String
  /// How many times it was given, of how many.
  let count: Int
  let total: Int

  /// Nil without reasons; empty ones are none. Complexity O(reasons).
  init?(_ reasons: [String]) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for reason in reasons where !reason.isEmpty {
      if counts[reason] == nil { order.append(reason) }
      counts[reason, default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    guard let first = order.first(where: { counts[$0] == most }) else { return nil }
    (reason, count, total) = (first, most, reasons.count { !$0.isEmpty })
  }

  /// The reason in words: `reference often zero`.
  var words: String { Self.words(reason) }

  /// The reason, and how often where it is not the only one: `reference often zero (20 of 29)`.
  var phrase: String { count == total ? words : "\(words) (\(count) of \(total))" }

  /// A kebab-case reason in words.
  static func words(_ reason: String) -> String { reason.split(separator: "-").joined(separator: " ") }
}
