import BioModel

extension Lineage {
  /// The names by rank, each ended by a zero byte: lineages sort by these bytes so that a parent stands before its
  /// children and relatives stand together.
  var sortingKey: [UInt8] {
    var key: [UInt8] = []
    for rank in Rank.allCases {
      key.append(contentsOf: (self[rank] ?? "").utf8)
      key.append(0)
    }
    return key
  }
}
