extension DepthCandidate {
  /// The candidate in words: samples lost (the first ten by name), and what the median kept sample shows.
  public var sentence: String {
    let count = keptCount + lostSamples.count
    var text = "at \(depth) reads "
    if lostSamples.isEmpty {
      text += "all \(count) samples are kept"
    } else {
      let more = lostSamples.count > 10 ? " and \(lostSamples.count - 10) more" : ""
      let names = lostSamples.prefix(10).joined(separator: ", ") + more
      text += "\(lostSamples.count) of \(count) samples are lost (\(names))"
    }
    guard let observedFeatures, let hill1, let hill2 else { return text }
    text +=
      "; the median sample shows \(percent(observedFeatures.median)) of its features, \(percent(hill1.median)) of its Hill "
      + "number of order 1 and \(percent(hill2.median)) of order 2"
    if let coverage { text += ", and covers \(percent(coverage.median)) of its community" }
    return text
  }

  /// A share as percent with one decimal, cut so that nothing short of all reads as 100 %.
  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000 + 1e-9).rounded(.down))
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
