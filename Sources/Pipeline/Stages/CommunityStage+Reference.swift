import BioModel
import Dysbiosis
import Reporting

/// With whom samples are compared.
extension CommunityStage {
  /// The cohort that was named; else the level's samples; else the built-in cohort that fits, with what is said of the
  /// choice.
  func reference(
    for profile: CommunityProfile, _ metadata: SampleMetadata
  ) -> (cohort: CohortInUse?, choice: Notice?) {
    guard parts.contains(.dysbiosis) else { return (nil, nil) }
    if let cohort = resources.cohort { return (cohort, nil) }
    if resources.level != nil {
      return (group(resources.level, profile, metadata).map(CohortInUse.init(ownGroup:)), nil)
    }
    let selection = CohortSelection(for: profile)
    return (selection.figures.map { CohortInUse($0) }, selection.notice)
  }

  /// The level's samples, where they are held against a cohort instead of being the reference.
  func controls(_ profile: CommunityProfile, _ metadata: SampleMetadata) -> [Bool]? {
    guard resources.cohort != nil else { return nil }
    return members(resources.level, profile, metadata)
  }

  /// One row per subject of the samples that a level names.
  func group(
    _ level: ReferenceLevel?, _ profile: CommunityProfile, _ metadata: SampleMetadata
  ) -> ReferenceCohort? {
    guard let level, let isMember = members(level, profile, metadata) else { return nil }
    return ReferenceCohort(ownGroup: level.text, of: profile, isMember: isMember)
  }

  /// Whether the group exists was checked at the start; all its samples may have come to nothing.
  private func members(
    _ level: ReferenceLevel?, _ profile: CommunityProfile, _ metadata: SampleMetadata
  ) -> [Bool]? {
    guard let level else { return nil }
    return try? level.members(of: profile.table.sampleIDs, metadata: metadata)
  }
}
