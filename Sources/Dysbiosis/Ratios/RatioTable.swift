/// A ratio or a group of taxa as a file has it, whichever way the file is written.
struct RatioTable {
  enum Value: Equatable {
    case text(String)
    case texts([String])
    case number(Double)
    case truth(Bool)
  }

  /// `ratio` or `group`, or what else the file calls it.
  let name: String
  /// What it is called in messages.
  let heading: String
  /// 1-based, of its head.
  let line: Int
  var values: [String: (value: Value, line: Int)] = [:]
  /// In the order written.
  var keys: [String] = []
}
