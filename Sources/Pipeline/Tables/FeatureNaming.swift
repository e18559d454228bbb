/// How a table names its features, which decides whether equal ids of two tables mean the same.
enum FeatureNaming: String, Sendable {
  /// The ids are the sequences.
  case sequences
  /// Digests of the sequences: MD5 or SHA-1, as QIIME 2 and `dysbio run` write them.
  case digests
  /// Numbers that a program gave for this table alone: `ASV0012`, `Otu0001`, `denovo7`.
  case ownNumbers = "own-numbers"
  /// Names or ids of a database: taxa, Greengenes numbers, accessions.
  case names

  /// As words.
  var words: String {
    switch self {
    case .sequences: "sequences"
    case .digests: "digests of sequences"
    case .ownNumbers: "numbers of its own"
    case .names: "names or ids of a database"
    }
  }

  /// By what at least nine in ten ids look like. Complexity O(bytes of the ids).
  init(ids: [String]) {
    func most(_ test: (String) -> Bool) -> Bool { 10 * ids.count(where: test) >= 9 * ids.count && !ids.isEmpty }
    if most({ id in id.utf8.count >= 50 && id.utf8.allSatisfy { "ACGTUNacgtun".utf8.contains($0) } }) {
      self = .sequences
    } else if most({ id in
      (id.utf8.count == 32 || id.utf8.count == 40) && id.utf8.allSatisfy { "0123456789abcdefABCDEF".utf8.contains($0) }
    }) {
      self = .digests
    } else if most(Self.isNumbered) {
      self = .ownNumbers
    } else {
      self = .names
    }
  }

  private static func isNumbered(_ id: String) -> Bool {
    let word = id.lowercased()
    for stem in ["asv", "zotu", "otu", "sv", "denovo", "d__denovo", "feature", "seq"] where word.hasPrefix(stem) {
      let rest = word.dropFirst(stem.count).drop { "_- ".contains($0) }
      return !rest.isEmpty && rest.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    return false
  }
}
