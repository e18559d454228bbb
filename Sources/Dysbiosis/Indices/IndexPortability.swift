import CEmbedded
public import Taxonomy

extension DysbiosisIndices {
  /// In which schemes of names an index's taxa can be expressed; nil where that is not asked: whole profiles, and lists
  /// that are taken as they were published.
  public static func portability(of id: String) -> Portability? { IndexPortability.lists[id] }
}

/// The lists compiled into the program; `scripts/markers/convert-markers.py` derives them from the panel of organisms.
enum IndexPortability {
  static let lists: [String: Portability] = (try? parsedLists()) ?? [:]

  private static func parsedLists() throws -> [String: Portability] {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: dysbio_index_portability_bytes(), count: dysbio_index_portability_count))
    var lists: [String: Portability] = [:]
    for row in try TabRows(bytes, head: ["index", "portable_in"], file: "index-portability.tsv").rows {
      guard let portability = Portability(row[1]) else { throw row.error("'\(row[1])' is no list of schemes") }
      lists[row[0]] = portability
    }
    return lists
  }

  /// Why a table's names cannot express an index; nil where they can.
  static func refusal(of id: String, in profile: CommunityProfile) -> String? {
    lists[id].flatMap { profile.naming.refusal($0) }
  }
}
