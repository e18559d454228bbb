public import BioModel

extension LibraryPlan {

  /// Where a plan from whole files would have differed from this one, which was made from their first pairs.
  ///
  /// - Parameters:
  ///   - survey: of all pairs of all samples, with this plan's primers removed.
  ///   - table: the one this plan was chosen from; nil where none was.
  public func differences(from survey: LibrarySurvey, table: TruncationTable?) -> [Notice] {
    guard survey.pairCount > pairsExamined else { return [] }
    var notices: [Notice] = []
    func note(_ code: String, _ message: String) { notices.append(Notice(.note, code: code, message: message)) }
    if let planned = truncation.value, let table,
      let whole = Truncation.choose(TruncationTable(survey, longestAmplicon: table.longestAmplicon)),
      (whole.forward, whole.reverse) != (planned.forward, planned.reverse)
    {
      note(
        "whole-files-truncation",
        "from whole files the truncation would be \(whole.forward) and \(whole.reverse) bases"
          + " (\(Self.percent(whole.keptShare)) of pairs) instead of \(planned.forward) and \(planned.reverse), chosen from the"
          + " first \(pairsExamined) pairs")
    }
    if let primers = primers.value {
      let share = Double(survey.trimmedCount) / Double(max(survey.pairCount, 1))
      if share < LibraryPlanner.primerShare {
        notices.append(
          Notice(
            .warning, code: "whole-files-primers",
            message:
              "only \(Self.percent(share)) of all pairs have the primers \(primers.pair.name) that the first pairs"
              + " have: the files hold something else further on"))
      }
      let turned = Double(survey.turnedCount) / Double(max(survey.trimmedCount, 1))
      let isMixed = turned >= LibraryPlanner.mixedShare && turned <= 1 - LibraryPlanner.mixedShare
      if isMixed != (orientation.value == .mixed), orientation.value != .unknown {
        note(
          "whole-files-orientation",
          "over whole files \(Self.percent(turned)) of pairs begin at the reverse primer; each was turned where its primers"
            + " say so")
      }
    }
    return notices
  }

  private static func percent(_ share: Double) -> String { NumberText.text((share * 1_000).rounded() / 10) + " %" }
}
