import BioModel

/// Ids of samples or features: never empty, never twice, never told apart by blanks or Unicode forms alone.
enum Identifiers {
  /// The ids without blanks around them.
  ///
  /// - Parameters:
  ///   - what: `sample` or `feature`, for messages.
  ///   - place: where the id of that number stands.
  /// - Throws: an empty id; an id twice; two ids that are equal only after trimming or Unicode normalisation, both named.
  /// - Complexity: O(ids).
  static func checked(
    _ ids: [String], what: String, place: (Int) -> SourceLocation
  ) throws(TableError) -> [String] {
    var trimmed = ids
    // String equality is canonical equivalence, so one look-up finds both kinds of clash; bytes tell them apart.
    var seen = [String: Int](minimumCapacity: ids.count)
    for (number, id) in ids.enumerated() {
      trimmed[number] = id.trimmingBlanks()
      guard !trimmed[number].isEmpty else {
        throw TableError(at: place(number), "the \(what) id is empty", advice: "name every \(what)")
      }
      if let earlier = seen.updateValue(number, forKey: trimmed[number]) {
        throw clash(ids[earlier], ids[number], what: what, place(number), earlier: place(earlier))
      }
    }
    return trimmed
  }

  private static func clash(
    _ earlier: String, _ id: String, what: String, _ place: SourceLocation, earlier other: SourceLocation
  ) -> TableError {
    let first = other.line.map { " (line \($0))" } ?? other.column.map { " (column \($0))" } ?? ""
    if Array(earlier.utf8) == Array(id.utf8) {
      return TableError(
        at: place, "the \(what) id \"\(id)\" stands here a second time\(first.isEmpty ? "" : ", first\(first)")",
        advice: what == "feature" ? "add up rows of one feature first" : "give every sample its own id")
    }
    return TableError(
      at: place,
      "the \(what) ids \"\(earlier)\"\(first) and \"\(id)\" differ only in blanks or in the Unicode form of a letter",
      advice: "rename one of them")
  }
}
