/// Where a function that does not fall crosses 0, to about twelve digits of the range; an end of the range where it does
/// not cross.
///
/// False position with halved weights of an end that stays (the Illinois rule, Dowell & Jarratt 1971,
/// doi:10.1007/BF01934364), and a bisection whenever three steps have not halved the bracket: some ten evaluations of a
/// smooth function, never more than two hundred.
public func risingRoot(in range: ClosedRange<Double>, of value: (Double) -> Double) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  var (below, above) = (value(low), value(high))
  if below >= 0 { return low }
  if above <= 0 { return high }
  let tolerance = 1e-12 * max(low.magnitude, high.magnitude)
  var lastSide = 0
  var width = high - low
  for step in 1...200 {
    var middle = low - below * (high - low) / (above - below)
    if step % 3 == 0 {
      if high - low > width / 2 { middle = (low + high) / 2 }
      width = high - low
    }
    if !(middle > low && middle < high) { middle = (low + high) / 2 }
    if high - low <= tolerance || middle == low || middle == high { return middle }
    let found = value(middle)
    if found == 0 { return middle }
    let side = found < 0 ? -1 : 1
    if found < 0 {
      (low, below) = (middle, found)
      if lastSide == side { above /= 2 }
    } else {
      (high, above) = (middle, found)
      if lastSide == side { below /= 2 }
    }
    lastSide = side
  }
  return (low + high) / 2
}
