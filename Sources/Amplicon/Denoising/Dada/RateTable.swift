/// An error model as a sample's uniques look it up: rates of (base of the centre, base of the read, score).
@safe
struct RateTable {
  /// 16 rows of 94 scores.
  let rates: [Double]
  /// Each rate divided by that of the read's base as itself at the same score.
  let ratios: [Double]
  /// Whether quotients can stand for products: no self-transition is 0.
  let hasRatios: Bool

  init(_ errors: ErrorModel) {
    let scores = TransitionCounts.scoreCount
    var rates = [Double](repeating: 0, count: Transition.count * scores)
    for row in 0..<Transition.count {
      for score in 0..<scores {
        rates[row * scores + score] = errors.rate(row, score: score)
      }
    }
    var ratios = rates
    var hasRatios = true
    for row in 0..<Transition.count {
      for score in 0..<scores {
        let own = rates[Transition.row(from: row & 3, to: row & 3) * scores + score]
        if own > 0 { ratios[row * scores + score] /= own } else { hasRatios = false }
      }
    }
    self.rates = rates
    self.ratios = ratios
    self.hasRatios = hasRatios
  }

  /// λ: the product, position by position, of the rates of a read's bases given the bases they stand against; bases
  /// against a gap count as read right.
  ///
  /// The order of the factors is part of the result: R dada2's last bits are the same.
  @unsafe
  func product(
    codes: UnsafePointer<UInt8>, scores: UnsafePointer<UInt8>, count: Int, edits: ArraySlice<UInt32>
  ) -> Double {
    let width = TransitionCounts.scoreCount
    return unsafe rates.withUnsafeBufferPointer { rates in
      var product = 1.0
      var at = 0
      for edit in edits where edit & 7 < 4 {
        let place = Int(edit >> 3)
        // SAFETY: `place` < `count` letters; a code is below 4 and a score below 94, so a row's entry is in the table.
        while at < place {
          unsafe product *= rates[Int(codes[at]) &* 5 &* width &+ Int(scores[at])]
          at &+= 1
        }
        unsafe product *=
          rates[
            (Int(edit & 7) &* 4 &+ Int(codes[place])) &* width &+ Int(scores[place])]
        at = place &+ 1
      }
      while at < count {
        // SAFETY: as above.
        unsafe product *= rates[Int(codes[at]) &* 5 &* width &+ Int(scores[at])]
        at &+= 1
      }
      return product
    }
  }
}
