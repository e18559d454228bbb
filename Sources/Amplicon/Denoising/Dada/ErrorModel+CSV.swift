extension ErrorModel {
  /// The model as CSV in the layout of R dada2's matrices: a head of scores (`"",0,1,…`), then one row per transition
  /// (`A2A,…`). Numbers are the shortest text that reads back to the same value.
  public func csv() -> String {
    var text = "transition"
    for score in 0...highestScore { text += ",\(score)" }
    text += "\n"
    for row in 0..<Transition.count {
      text += Transition.name(row)
      for score in 0...highestScore { text += ",\(rate(row, score: score))" }
      text += "\n"
    }
    return text
  }

  /// Reads a model of `csv()` or of R's `write.csv(getErrors(…))` (quoted names are accepted).
  ///
  /// - Throws: `AmpliconError.damagedErrorModel` naming the line: a wrong head, a missing or doubled transition, a
  ///   wrong number of cells, a cell that is no rate (a number in 0…1), or four rates of a base that do not sum to 1.
  public init(csv text: String) throws(AmpliconError) {
    let lines = text.utf8.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
      .map { line in line.split(separator: 0x2C, omittingEmptySubsequences: false).map(ErrorModel.unquoted) }
    guard let head = lines.first, head.count > 1 else {
      throw .damagedErrorModel(line: 1, reason: "no head of quality scores")
    }
    guard head.dropFirst().enumerated().allSatisfy({ $1 == String($0) }), head.count <= 95 else {
      throw .damagedErrorModel(line: 1, reason: "the head is not the quality scores 0, 1, 2, … up to at most 93")
    }
    let scores = head.count - 1
    var rates = [Double](repeating: .nan, count: Transition.count * scores)
    for (number, cells) in lines.enumerated().dropFirst() {
      let line = number + 1
      guard let row = (0..<Transition.count).first(where: { Transition.name($0) == cells[0] }) else {
        throw .damagedErrorModel(line: line, reason: "\"\(cells[0])\" is no transition such as A2C")
      }
      guard rates[row * scores].isNaN else {
        throw .damagedErrorModel(line: line, reason: "\(cells[0]) stands there twice")
      }
      guard cells.count == scores + 1 else {
        throw .damagedErrorModel(line: line, reason: "\(cells.count - 1) rates instead of \(scores)")
      }
      for score in 0..<scores {
        guard let rate = Double(cells[score + 1]), rate >= 0, rate <= 1 else {
          throw .damagedErrorModel(line: line, reason: "\"\(cells[score + 1])\" is no rate between 0 and 1")
        }
        rates[row * scores + score] = rate
      }
    }
    for row in 0..<Transition.count where rates[row * scores].isNaN {
      throw .damagedErrorModel(line: lines.count, reason: "\(Transition.name(row)) is missing")
    }
    for base in 0..<4 {
      for score in 0..<scores {
        let sum = (0..<4).reduce(0) { $0 + rates[Transition.row(from: base, to: $1) * scores + score] }
        guard (sum - 1).magnitude < 1e-6 else {
          throw .damagedErrorModel(
            line: lines.count, reason: "the rates of \(Transition.letters[base]) at score \(score) sum to \(sum), not 1"
          )
        }
      }
    }
    self.init(highestScore: scores - 1, rates: rates)
  }

  private static func unquoted(_ cell: Substring.UTF8View) -> String {
    var text = Substring(cell)
    while let first = text.first, first == " " || first == "\"" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\"" { text = text.dropLast() }
    return String(text)
  }
}
