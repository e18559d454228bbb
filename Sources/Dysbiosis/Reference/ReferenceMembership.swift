import BioModel

/// Who of the samples that were named makes a reference group, and who is left out of it.
///
/// Left out are samples below the least depth, and those of another host or body site than the group's. The group's host is
/// the declared one, else that of more than half of all members; likewise the body site. Where several are stated and none
/// has more than half there is no group: nobody knows whom it stands for. One that fewer members state is said, and the
/// group's stays unknown. Unknown never misfits.
struct ReferenceMembership {
  /// One sample per subject, the first in the table's order.
  let rows: [Int]
  /// Empty: unknown.
  let host: String
  let bodySite: String
  /// Who was left out, and what too few members state.
  let notices: [Notice]
  /// Why there is no group; nil where there is one.
  let conflict: String?

  /// Complexity O(samples).
  init(_ name: String, in profile: CommunityProfile, isMember: [Bool]) {
    let named = (0..<profile.table.sampleCount).filter { isMember[$0] && profile.denominators[$0] > 0 }
    var left = Left(name: name, profile: profile)
    var kept = named.filter { !profile.isShallow($0) }
    let least = Int(profile.study.library.leastReads)
    // A guess may have set the wrong gate.
    let advice =
      profile.study.isLibraryGuessed && profile.study.library == .shotgun
      ? ", the least of the metagenome that the table is taken for; --assume library=16s states amplicons" : ""
    left.add(named.filter(profile.isShallow), "with fewer than \(least) classified reads" + advice)
    var conflict: String?
    func settle(_ what: String, _ declared: String, _ stated: (Int) -> String) -> String {
      let common = declared.isEmpty ? Self.majority(kept.map(stated)) : .one(declared)
      switch common {
      case .none: return ""
      case .few(let value, let count):
        left.remark(count, of: kept.count, state: what, value)
        return ""
      case .one(let value):
        left.add(kept.filter { !stated($0).isEmpty && stated($0) != value }, "of another \(what) than \(value)")
        kept = kept.filter { stated($0).isEmpty || stated($0) == value }
        return value
      case .several(let list):
        conflict =
          conflict ?? "the group \(name) is of more than one \(what) (\(list)), none of them that of more than half"
        return ""
      }
    }
    let (study, facts) = (profile.study, profile.facts)
    host = settle("host", Host.canonical(study.host)) { Host.canonical(facts[$0].host) }
    bodySite = settle("body site", BodySite.canonical(study.bodySite)) { BodySite.canonical(facts[$0].bodySite) }
    var seen: Set<String> = []
    rows = conflict == nil ? kept.filter { seen.insert(facts[$0].subject).inserted } : []
    notices = left.notices
    self.conflict = conflict
  }

  private enum Common {
    case none
    case one(String)
    case few(String, count: Int)
    case several(String)
  }

  /// - Parameter texts: one per member, empty where nothing is stated.
  private static func majority(_ texts: [String]) -> Common {
    let counts = Dictionary(grouping: texts.filter { !$0.isEmpty }) { $0 }.mapValues(\.count).sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    guard let most = counts.first else { return .none }
    if 2 * most.value > texts.count { return .one(most.key) }
    if counts.count == 1 { return .few(most.key, count: most.value) }
    let unstated = texts.count { $0.isEmpty }
    let list = counts.map { "\($0.value) \($0.key)" } + (unstated > 0 ? ["\(unstated) not stated"] : [])
    return .several(list.joined(separator: ", "))
  }

  /// Collects what is said of those left out.
  private struct Left {
    let name: String
    let profile: CommunityProfile
    private(set) var notices: [Notice] = []

    init(name: String, profile: CommunityProfile) {
      self.name = name
      self.profile = profile
    }

    mutating func remark(_ count: Int, of members: Int, state what: String, _ value: String) {
      let option = what.split(separator: " ").joined(separator: "-")
      notices.append(
        Notice(
          .warning, code: "reference-little-stated",
          message: "\(count) of the \(members) members of the group \(name) state\(count == 1 ? "s" : "") a \(what) "
            + "(\(value)), too few to speak for the others: the group's \(what) counts as not known; fill in the column, "
            + "or state it with --assume \(option)=…"))
    }

    mutating func add(_ samples: [Int], _ reason: String) {
      guard !samples.isEmpty else { return }
      let examples = samples.prefix(5).map { profile.table.sampleIDs[$0] }.joined(separator: ", ")
      let rest = samples.count > 5 ? " and \(samples.count - 5) more" : ""
      notices.append(
        Notice(
          .warning, code: "reference-members-left-out",
          message: "left out of the group \(name): \(samples.count) samples \(reason) (\(examples)\(rest))"))
    }
  }
}
