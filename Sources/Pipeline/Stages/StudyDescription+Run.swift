import Dysbiosis
import Reads
import Taxonomy

extension StudyDescription {
  /// What the plan and the reference say of a study of amplicons.
  static func amplicons(plan: LibraryPlan, reference: ReferenceDatabase, classifier: String) -> StudyDescription {
    let isFullLength = plan.ampliconLength.value.map { $0.minimum >= 1200 } ?? false
    return StudyDescription(
      library: .amplicon16S, region: plan.region.value ?? "", profiler: "dysbio \(classifier)",
      taxonomy: NomenclatureScheme(naming: reference.taxonomyLabel)?.rawValue ?? "", resolvesSpecies: isFullLength,
      abundance: "reads")
  }
}
