/// Values that a plan changed by hand may have.
extension LibraryPlan {
  /// The first value that makes no sense, by its place in the file, and what would; nil where all do.
  var firstSenselessValue: (field: String, range: String)? {
    var limits = PlanLimits()
    if let settings = primers.value?.settings {
      let at = "primers.value.settings."
      limits.check(at + "maximumSpacer", settings.maximumSpacer, in: 0...100)
      limits.check(at + "maximumClipped", settings.maximumClipped, in: 0...5)
      limits.check(at + "mismatchRate", settings.mismatchRate, in: 0...0.4)
    }
    limits.check("forwardFilter.value.", forwardFilter.value)
    if let filter = reverseFilter.value { limits.check("reverseFilter.value.", filter) }
    if let cut = truncation.value {
      limits.check("truncation.value.forward", cut.forward, in: 1...1_000_000)
      limits.check("truncation.value.reverse", cut.reverse, in: 1...1_000_000)
      limits.check("truncation.value.overlap", cut.overlap, in: 0...1_000_000)
      limits.check("truncation.value.maximumExpectedErrors.forward", cut.maximumExpectedErrors.forward, in: 0...1e9)
      limits.check("truncation.value.maximumExpectedErrors.reverse", cut.maximumExpectedErrors.reverse, in: 0...1e9)
    }
    if let merge = merge.value {
      limits.check("merge.value.minimumOverlap", merge.minimumOverlap, in: 1...1_000_000)
      limits.check("merge.value.maximumDifferences", merge.maximumDifferences, in: 0...1_000_000)
      limits.check("merge.value.maximumExpectedErrors", merge.maximumExpectedErrors, in: 0...1e9)
    }
    if let window = ampliconLength.value {
      limits.check("ampliconLength.value.minimum", window.minimum, in: 0...1_000_000_000)
      limits.check(
        "ampliconLength.value.maximum", window.maximum, in: window.minimum...max(window.minimum, 1_000_000_000))
    }
    return limits.wrong
  }
}

/// Compares values with the ranges they may have and keeps the first that is outside.
private struct PlanLimits {
  private(set) var wrong: (field: String, range: String)?

  mutating func check<Value: Comparable>(_ field: String, _ value: Value?, in range: ClosedRange<Value>) {
    guard wrong == nil, let value, !range.contains(value) else { return }
    wrong = (field, "a number from \(range.lowerBound) to \(range.upperBound)")
  }

  mutating func check(_ at: String, _ filter: ReadFilterSettings) {
    let bases = 0...1_000_000_000
    let scores = 0...93
    let numbers = 0...1e9
    check(at + "trimLeft", filter.trimLeft, in: bases)
    check(at + "trimRight", filter.trimRight, in: bases)
    check(at + "truncLen", filter.truncLen, in: bases)
    check(at + "truncQ", filter.truncQ, in: scores)
    check(at + "minLength", filter.minLength, in: bases)
    check(at + "maxLength", filter.maxLength, in: bases)
    check(at + "maxN", filter.maxN, in: bases)
    check(at + "minQ", filter.minQ, in: scores)
    check(at + "polyGMinimum", filter.polyGMinimum, in: bases)
    check(at + "qualityCutFront", filter.qualityCutFront, in: scores)
    check(at + "qualityCutTail", filter.qualityCutTail, in: scores)
    check(at + "windowQuality.size", filter.windowQuality?.size, in: 1...1_000)
    check(at + "windowQuality.mean", filter.windowQuality?.mean, in: 0...93)
    check(at + "maxEE", filter.maxEE, in: numbers)
    check(at + "maxEERate", filter.maxEERate, in: numbers)
    check(at + "minComplexity", filter.minComplexity, in: 0...16)
    check(at + "minMeanQuality", filter.minMeanQuality, in: 0...93)
    check(at + "minDifferentNeighbours", filter.minDifferentNeighbours, in: 0...1)
    check(at + "maxLowQualityShare.share", filter.maxLowQualityShare?.share, in: 0...1)
  }
}
