import BioModel
import Dysbiosis
import Reporting

/// What the method box says of the material: library, region, host and body site, as far as they are known.
struct MaterialContext {
  let study: StudyDescription
  let community: StudyCommunity

  /// The lines that are not there yet, before those that are. Complexity O(samples).
  func completing(_ lines: [RunDescription.Parameter]) -> [RunDescription.Parameter] {
    let facts = SampleFacts.all(of: community.table.sampleIDs, metadata: community.metadata)
    let isAmplicon = study.library == .amplicon16S
    var material = [
      ("Library", isAmplicon ? "16S rRNA gene amplicons" : "shotgun metagenome"),
      ("Host", Self.stated(facts.map(\.host), else: study.host)),
      ("Body site", Self.stated(facts.map(\.bodySite), else: study.bodySite)),
    ]
    if isAmplicon { material.insert(("Region", study.region.isEmpty ? Self.unknown : study.region), at: 1) }
    if !study.profiler.isEmpty { material.append(("Profiler or classifier", study.profiler)) }
    return material.filter { line in !lines.contains { $0.key == line.0 } }.map { .init($0.0, $0.1) } + lines
  }

  private static let unknown = "not stated"

  /// The different values of the samples, in the order of their first mention; the study's where no sample has one.
  private static func stated(_ values: [String], else study: String) -> String {
    var seen: Set<String> = []
    let distinct = values.filter { !$0.isEmpty && seen.insert($0).inserted }
    if distinct.isEmpty { return study.isEmpty ? unknown : study }
    return distinct.joined(separator: ", ") + (values.contains { $0.isEmpty } ? "; of some samples not stated" : "")
  }
}
