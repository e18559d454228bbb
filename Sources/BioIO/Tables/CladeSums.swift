import BioModel

/// What the percentages of one profile add up to, rank by rank.
struct CladeSums {
  private var sums = [Double](repeating: 0, count: Rank.allCases.count)
  private var lines = [Int?](repeating: nil, count: Rank.allCases.count)
  private var unclassified = 0.0

  init(_ body: DelimitedBody) {
    for row in body.rowIDs.indices {
      let range = body.rowStarts[row]..<body.rowStarts[row + 1]
      let value = body.values[range].reduce(0, +)
      let path = LineageParser.parts(body.rowIDs[row])
      if UnclassifiedShare.isWord(body.rowIDs[row]) {
        unclassified += value
      } else if let last = path.last, case .ranked(let rank)? = TaxonPrefix.split(last).rank,
        rank != .domain || path.count == 1
      {
        sums[rank.rawValue] += value
        lines[rank.rawValue] = lines[rank.rawValue] ?? body.rowLines[row]
      }
    }
  }

  /// - Throws: the first rank whose rows and the unclassified part do not make 100 %, to half a percent (rounding).
  func check(file: String) throws(TableError) {
    guard sums.contains(where: { $0 > 0 }) else { return }
    for rank in Rank.allCases {
      let total = sums[rank.rawValue] + unclassified
      guard let line = lines[rank.rawValue], (total - 100).magnitude > 0.5 else { continue }
      let nameless = unclassified > 0 ? " and the unclassified part" : ""
      throw TableError(
        at: SourceLocation(file: file, line: line),
        "the rows of the rank \(rank.name) (from this line on)\(nameless) add up to \(NumberText.text(total, significantDigits: 7)) %, not to 100 %",
        advice: "rows are missing or were edited; run the profiler again")
    }
  }
}
