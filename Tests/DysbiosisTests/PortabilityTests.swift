import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

/// The same counts, labelled as each scheme of names writes them.
@Suite struct PortabilityTests {
  static let panel = NamePanel.gut
  static let cases: [(version: String, depth: Rank)] = panel.versions.flatMap { version in
    [(version, Rank.genus), (version, .species)]
  }

  /// Everything that is said of a study, by marker or ratio, then sample.
  static func results(
    _ study: (profile: CommunityProfile, cohort: ReferenceCohort)
  ) throws -> DysbiosisResults {
    try DysbiosisAnalysis.run(profile: study.profile, cohort: study.cohort)
  }

  @Test func thePanelIsRead() {
    #expect(Self.panel.versions.count == 12)
    #expect(Set(Self.panel.versions.map(NamePanel.scheme)) == Set(NomenclatureScheme.allCases))
    #expect(Self.panel.lineages.count > 330)
  }

  /// Within `portable_in` the values, statuses and reasons are those of current names; outside it nothing is said.
  /// Counts of few samples, for values and intervals; shares of many, for flags.
  @Test(arguments: cases) func valuesAreEqualWithinAndNeverShownOutside(version: String, depth: Rank) throws {
    try compare(version, depth, unit: .counts, samples: 4)
    try compare(version, depth, unit: .relativeAbundance, samples: 44)
  }

  private func compare(_ version: String, _ depth: Rank, unit: FeatureTable.Unit, samples: Int) throws {
    let (mine, current) = (Self.panel.number(version), Self.panel.number("ncbi"))
    let organisms = Self.panel.common([mine, current])
    let rows = Communities.randomRows(samples: samples, features: organisms.count, mean: 400, seed: 11)
    let there = Self.panel.study(organisms, version: mine, depth: depth, rows: rows, unit: unit)
    let here = Self.panel.study(organisms, version: current, depth: depth, rows: rows, unit: unit)
    let (theirs, ours) = (try Self.results(there), try Self.results(here))
    let (scheme, deep) = (NamePanel.scheme(of: version), there.profile.naming.namesSpecies)

    let currentIsDeep = here.profile.naming.namesSpecies
    var broken: Set<String> = []
    var equal: Set<String> = []
    var outside: Set<String> = []
    let ratios = Dictionary(uniqueKeysWithValues: RatioDefinition.builtIn.map { ($0.id, $0.portability) })
    for (a, b) in zip(theirs.ratios, ours.ratios) {
      let portability = try #require(ratios[a.ratio])
      if !portability.permits(scheme, namesSpecies: deep) {
        outside.insert(a.ratio)
        if a.value != nil || a.logRatio != nil || a.note != "taxon-set-not-expressible" { broken.insert(a.ratio) }
      } else if portability.permits(.ncbi, namesSpecies: currentIsDeep) {
        equal.insert(a.ratio)
        let isEqual = Self.agree(a.value, b.value) && Self.agree(a.lower, b.lower) && a.note == b.note
        if !isEqual { broken.insert(a.ratio) }
      }
    }
    let markers = Dictionary(uniqueKeysWithValues: MarkerTable.builtIn.markers.map { ($0.id, $0) })
    for (a, b) in zip(theirs.markers, ours.markers) {
      let marker = try #require(markers[a.marker])
      if !marker.expression.isComputable { continue }
      if !marker.portability.permits(scheme, namesSpecies: deep) {
        outside.insert(a.marker)
        let isSilent =
          a.value == nil && a.percentile == nil && a.status == .notEvaluable && a.reason == "taxon-set-not-expressible"
        if !isSilent { broken.insert(a.marker) }
      } else if marker.portability.permits(.ncbi, namesSpecies: currentIsDeep) {
        equal.insert(a.marker)
        let isEqual =
          Self.agree(a.value, b.value) && Self.agree(a.percentile, b.percentile) && a.status == b.status
          && a.reason == b.reason
        if !isEqual { broken.insert(a.marker) }
      }
    }
    for (a, b) in zip(theirs.indices, ours.indices) {
      guard let portability = DysbiosisIndices.portability(of: a.index) else { continue }
      if !portability.permits(scheme, namesSpecies: deep) {
        outside.insert(a.index)
        let isSilent = a.value == nil && a.rawValue == nil && a.percentile == nil && a.status == .notEvaluable
        if !isSilent || a.reason != "taxon-set-not-expressible" { broken.insert(a.index) }
      } else if portability.permits(.ncbi, namesSpecies: currentIsDeep) {
        equal.insert(a.index)
        let isEqual =
          Self.agree(a.value, b.value) && Self.agree(a.rawValue, b.rawValue) && Self.agree(a.percentile, b.percentile)
          && a.status == b.status && a.reason == b.reason
        if !isEqual { broken.insert(a.index) }
      }
    }
    #expect(broken.isEmpty, "\(broken.sorted().joined(separator: ", "))")
    #expect(equal.count > 90, "\(equal.count)")
    #expect(version == "ncbi" || !outside.isEmpty)
  }

  /// A scheme is left out of a list only because it finds other organisms, at some depth in some of its versions.
  @Test func listsAreNoShorterThanNeeded() throws {
    let current = Self.panel.number("ncbi")
    var entries = RatioDefinition.builtIn.map { ratio in
      (ratio.id, [ratio.expression.numerator, ratio.expression.denominator], ratio.portability)
    }
    for marker in MarkerTable.builtIn.markers {
      switch marker.expression {
      case .share(let sum): entries.append((marker.id, [sum], marker.portability))
      case .largest(let sums): entries.append((marker.id, sums, marker.portability))
      case .ratio(let ratio): entries.append((marker.id, [ratio.numerator, ratio.denominator], marker.portability))
      default: continue
      }
    }
    let profiles = Self.cases.map { item -> (NomenclatureScheme, CommunityProfile, CommunityProfile) in
      let mine = Self.panel.number(item.version)
      let organisms = Self.panel.common([mine, current])
      let rows = [[Double](repeating: 1, count: organisms.count)]
      return (
        NamePanel.scheme(of: item.version),
        Self.panel.study(organisms, version: mine, depth: item.depth, rows: rows).profile,
        Self.panel.study(organisms, version: current, depth: item.depth, rows: rows).profile
      )
    }
    var short: Set<String> = []
    for (id, sums, portability) in entries {
      // RDP's own bins have no counterpart to compare with.
      if portability.parts == ["rdp"] { continue }
      for scheme in NomenclatureScheme.allCases where portability.depths[scheme] == nil {
        let differs = profiles.contains { item in
          item.0 == scheme
            && sums.contains { sum in
              let found = item.1.taxonSet(sum).features
              return found.isEmpty || found != item.2.taxonSet(sum).features
            }
        }
        if !differs { short.insert("\(id) in \(scheme.rawValue)") }
      }
    }
    #expect(short.isEmpty, "\(short.sorted().joined(separator: ", "))")
  }

  /// Shares of traits, and indices of classes and families, have a list.
  @Test func indicesHaveTheirLists() throws {
    let shares = DysbiosisIndices.all.filter { $0 is any ShareIndex }.map(\.id)
    #expect(shares.count == 6)
    for id in shares + ["mdr", "cdr", "mhi-a"] {
      #expect(DysbiosisIndices.portability(of: id)?.permits(.ncbi, namesSpecies: true) == true, "\(id)")
    }
    // Whole profiles, and lists that are taken as they were published.
    #expect(DysbiosisIndices.portability(of: "cloud") == nil)
    #expect(DysbiosisIndices.portability(of: "md-index-genus") == nil)
  }

  /// Without a statement only what all candidates can express is said, and then it is the same.
  @Test(arguments: cases) func unstatedSchemesSayNothingElse(version: String, depth: Rank) throws {
    let mine = Self.panel.number(version)
    let organisms = Self.panel.common([mine])
    let rows = Communities.randomRows(samples: 4, features: organisms.count, mean: 400, seed: 12)
    let stated = try Self.results(Self.panel.study(organisms, version: mine, depth: depth, rows: rows))
    let study = Self.panel.study(organisms, version: mine, depth: depth, rows: rows, isStated: false)
    #expect(study.profile.naming.candidates.contains(NamePanel.scheme(of: version)))
    var broken: Set<String> = []
    for (a, b) in zip(try Self.results(study).markers, stated.markers) {
      let isSilent = a.reason == "taxonomy-scheme-unknown" && a.value == nil && a.status == .notEvaluable
      if !isSilent, a != b { broken.insert(a.marker) }
    }
    #expect(broken.isEmpty, "\(broken.sorted().joined(separator: ", "))")
  }

  /// The documented size of the lists: how many ratios and markers each scheme can express.
  @Test func sizeOfTheLists() {
    var sizes: [NomenclatureScheme: Int] = [:]
    let lists =
      RatioDefinition.builtIn.map(\.portability)
      + MarkerTable.builtIn.markers.filter(\.expression.isComputable).map(\.portability)
    for list in lists { for scheme in list.depths.keys { sizes[scheme, default: 0] += 1 } }
    #expect(lists.count == 161)
    let text = NomenclatureScheme.allCases.map { "\($0.rawValue) \(sizes[$0] ?? 0)" }.joined(separator: ", ")
    let expected =
      "ncbi 156, ncbi-old 152, gtdb 152, silva 154, rdp 117, rdp-19 119, greengenes 117, metaphlan 154"
    #expect(text == expected, "\(text)")
  }

  private static func agree(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return TestSupport.agree(a, b, within: 1e-12)
  }
}
