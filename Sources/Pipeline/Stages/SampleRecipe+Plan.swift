import Amplicon
package import Reads

extension SampleRecipe {
  /// The recipe that a plan describes.
  package init(_ plan: LibraryPlan) {
    primers = plan.primers.value?.pair
    filter = PairFilter(
      phiX: PhiXScreen(), primers: plan.primers.value.map { PrimerTrimmer($0.pair, settings: $0.settings) },
      forward: ReadFilter(plan.forwardFilter.value),
      reverse: ReadFilter(plan.reverseFilter.value ?? plan.forwardFilter.value))
    var settings = PairMergeSettings()
    if let merge = plan.merge.value {
      settings.minimumOverlap = merge.minimumOverlap
      settings.maximumDifferences = merge.maximumDifferences
      settings.maximumExpectedErrors = merge.maximumExpectedErrors
      settings.maximumAmbiguousBases = 0
    }
    if let window = plan.ampliconLength.value {
      settings.minimumLength = window.minimum
      settings.maximumLength = window.maximum
    }
    merge = settings
    mergesPairs = plan.readUse.value == .mergedPairs
  }
}
