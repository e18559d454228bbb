/// A profiler or classifier as descriptions write it: its name, and behind a blank its version, where that is known.
///
/// `MetaPhlAn2`, `metaphlan 2` and `metaphlan 2.7.7` are one program; a version says as much as it has places.
public struct ProfilerName: Sendable, Equatable {
  /// In small letters; empty: unknown.
  public let name: String
  /// Empty: unknown.
  public let version: String

  public init(_ text: String) {
    let words = text.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
    var name = words.first ?? ""
    var version = words.dropFirst().joined(separator: " ")
    let stem = "metaphlan"
    if version.isEmpty, name.hasPrefix(stem), name.utf8.count > stem.utf8.count {
      version = String(name.dropFirst(stem.count))
      name = stem
    }
    while let first = version.first, "-_v".contains(first) { version.removeFirst() }
    self.name = name
    self.version = version
  }

  /// `metaphlan 2`
  public var text: String { version.isEmpty ? name : name + " " + version }

  /// Both are known and differ, by name or in a place of the version that both give.
  func contradicts(_ other: ProfilerName) -> Bool {
    if name.isEmpty || other.name.isEmpty { return false }
    if name != other.name { return true }
    let places = zip(version.split(separator: "."), other.version.split(separator: "."))
    return places.contains { $0 != $1 }
  }
}
