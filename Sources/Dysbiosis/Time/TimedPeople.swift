import BioModel

/// The samples that have a time and something in them, by person.
struct TimedPeople {
  /// By person, sorted by the bytes of their names; each by time, then by sample id.
  let people: [[Int]]
  /// By sample of the profile; 0 where there is none.
  let time: [Double]
  /// All of them, in the order of the people.
  let samples: [Int]

  init(_ profile: CommunityProfile) {
    let facts = profile.facts
    let ids = profile.table.sampleIDs
    time = facts.map { $0.time ?? 0 }
    let timed = facts.indices.filter { facts[$0].time != nil && profile.totals[$0] > 0 }
    func isBefore(_ a: String, _ b: String) -> Bool { Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) }
    let bySubject = Dictionary(grouping: timed) { facts[$0].subject }
    people = bySubject.keys.sorted(by: isBefore).compactMap { subject in
      bySubject[subject]?.sorted { a, b in
        let (first, second) = (facts[a].time ?? 0, facts[b].time ?? 0)
        return first == second ? isBefore(ids[a], ids[b]) : first < second
      }
    }
    samples = people.flatMap { $0 }
  }

  /// Somebody was sampled at two different times.
  var hasRepeats: Bool { people.contains { person in person.contains { time[$0] != time[person[0]] } } }
}
