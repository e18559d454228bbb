import Amplicon
package import Reads

extension SampleRecipe {
  /// The recipe that a plan describes.
  ///
  /// - Parameter keepsQualities: the denoiser takes mates apart with their qualities.
  package init(_ plan: LibraryPlan, keepsQualities: Bool) {
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
    usesPairs = [.mergedPairs, .matesApart].contains(plan.readUse.value)
    self.keepsQualities = keepsQualities
  }
}
