import Dysbiosis
import Reads
import Taxonomy

extension StudyDescription {
  /// What the plan and the reference say of a study of amplicons.
  static func amplicons(plan: LibraryPlan, reference: ReferenceDatabase) -> StudyDescription {
    let isFullLength = plan.ampliconLength.value.map { $0.minimum >= 1200 } ?? false
    return StudyDescription(
      library: .amplicon16S, region: plan.region.value ?? "", profiler: "dysbio naive-bayes",
      taxonomy: scheme(of: reference.taxonomyLabel), resolvesSpecies: isFullLength)
  }

  /// The scheme of names that a reference's label speaks of (`NCBI/LPSN 2024` is `ncbi`); empty when it does not say.
  private static func scheme(of label: String) -> String {
    let label = label.lowercased()
    return ["ncbi", "gtdb", "silva", "rdp", "greengenes", "metaphlan"].first { label.contains($0) } ?? ""
  }
}
