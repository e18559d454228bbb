import BioModel

/// Where mates that are denoised apart are cut.
extension LibraryPlanner {
  mutating func chooseTruncation(
    _ use: LibraryPlan.ReadUse, window: LengthWindow?, expected: AmpliconLengths?, keepsPrimers: Bool
  ) -> LibraryPlan.Reasoned<Truncation?> {
    guard use == .mergedPairs else { return .init(nil, "mates are not used together") }
    let survey = findings.survey
    guard let measured = survey.ampliconLengths.within(believed(window)).quantile(0.995) else {
      return .init(nil, "no amplicon length was seen")
    }
    let inReference = expected?.quantile(0.995, in: window) ?? 0
    let available =
      (survey.forwardLengths.quantile(0.5) ?? 0) + (survey.reverseLengths.quantile(0.5) ?? 0)
    var longest = max(measured, inReference)
    if longest + TruncationTable.minimumOverlap > available, measured < longest { longest = measured }
    let table = TruncationTable(survey, longestAmplicon: longest)
    let source =
      "amplicons of up to \(longest) bases (99.5 % of those measured: \(measured)"
      + (inReference > 0 ? ", of those in the reference: \(inReference)" : "") + ")"
    guard let chosen = Truncation.choose(table) else {
      warn(
        "overlap-too-short",
        "\(source) would need \(longest + TruncationTable.minimumOverlap) bases of both mates together, which have"
          + " \(available): nothing can be cut, and what is longer does not merge" + lossText(expected, available))
      return .init(nil, "\(source) leave no \(TruncationTable.minimumOverlap) bases of overlap, so nothing is cut")
    }
    let safe = chosen.forward + chosen.reverse - TruncationTable.minimumOverlap
    let losses = expected?.losses(above: max(0, safe)) ?? []
    if losses.contains(where: { $0.share >= 0.05 }) {
      warn(
        "truncation-loses-phyla",
        "cut to \(chosen.forward) and \(chosen.reverse), amplicons above \(safe) bases do not merge safely: in the reference"
          + " that is " + phyla(losses))
    }
    if chosen.keptShare < 0.5 {
      warn(
        "plan-keeps-few",
        "at the best truncation only \(percent(chosen.keptShare)) of pairs stay within"
          + " \(text(chosen.maximumExpectedErrors)) expected errors: the reads are poor or the amplicon is long for them"
      )
    }
    return .init(
      chosen,
      "for denoising mates apart: \(source) need \(longest + TruncationTable.minimumOverlap) bases; of the lengths that"
        + " leave them, these keep the most pairs with the fewest errors: \(percent(chosen.keptShare)) within"
        + " \(text(chosen.maximumExpectedErrors)) expected errors"
        + (keepsPrimers ? "; counted from the reads' starts" : "; counted from behind the primers")
        + (losses.isEmpty ? "" : "; amplicons above \(safe) bases do not merge safely: " + phyla(losses)))
  }

  /// The window is believed where at least half of the measured lengths lie in it.
  private func believed(_ window: LengthWindow?) -> LengthWindow? {
    guard let window else { return nil }
    let lengths = findings.survey.ampliconLengths
    return lengths.within(window).total * 2 >= lengths.total ? window : nil
  }

  private func lossText(_ expected: AmpliconLengths?, _ available: Int) -> String {
    guard let losses = expected?.losses(above: max(0, available - 16)), !losses.isEmpty else { return "" }
    return "; in the reference that is " + phyla(losses)
  }

  private func phyla(_ losses: [(phylum: String, share: Double)]) -> String {
    losses.map { "\(percent($0.share)) of \($0.phylum)" }.joined(separator: ", ")
  }

  private func text(_ limits: ErrorLimits) -> String {
    "\(NumberText.text(limits.forward)) and \(NumberText.text(limits.reverse))"
  }
}
