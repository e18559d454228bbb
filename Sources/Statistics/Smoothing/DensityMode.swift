import Glibc

/// The mode of numbers by a Gaussian kernel density.
///
/// Bandwidth 0.9 · min(s, IQR/1.34) · n^(−1/5) (Silverman 1986, 3.31; quartiles interpolated as in R's type 7). A mean
/// shift (Fukunaga & Hostetler 1975, doi:10.1109/TIT.1975.1055330) climbs from the number with the highest density, the
/// smaller of equals, until a step is below 1e-12 of the bandwidth.
public enum DensityMode {
  /// One number is its own mode; without spread the median; NaN for none.
  ///
  /// - Complexity: O(n²).
  public static func of(_ values: [Double]) -> Double {
    let ordered = values.sorted()
    guard ordered.count > 1 else { return ordered.first ?? .nan }
    let width = bandwidth(ordered)
    guard width > 0 else { return Quantile.of(ordered, 0.5) }
    var best = (density: -1.0, place: ordered[0])
    for value in ordered {
      let density = kernelSums(ordered, at: value, width: width).weight
      if density > best.density * (1 + 1e-12) { best = (density, value) }
    }
    var place = best.place
    for _ in 0..<100_000 {
      let sums = kernelSums(ordered, at: place, width: width)
      let next = sums.moment / sums.weight
      let step = (next - place).magnitude
      place = next
      if step <= 1e-12 * width { break }
    }
    return place
  }

  /// Of ordered numbers; the other measure of spread stands in for one that is 0.
  static func bandwidth(_ ordered: [Double]) -> Double {
    let n = Double(ordered.count)
    let mean = ordered.compensatedSum / n
    let deviation = (ordered.map { ($0 - mean) * ($0 - mean) }.compensatedSum / (n - 1)).squareRoot()
    let range = (Quantile.of(ordered, 0.75) - Quantile.of(ordered, 0.25)) / 1.34
    let spread = range > 0 ? min(deviation, range) : deviation
    return 0.9 * spread * pow(n, -0.2)
  }

  private static func kernelSums(_ ordered: [Double], at place: Double, width: Double) -> (
    weight: Double, moment: Double
  ) {
    var weight = 0.0
    var moment = 0.0
    for value in ordered {
      let z = (value - place) / width
      // Beyond nine bandwidths a kernel is below 3e-18 of its top.
      if z < -9 { continue }
      if z > 9 { break }
      let kernel = exp(-0.5 * z * z)
      weight += kernel
      moment += kernel * value
    }
    return (weight, moment)
  }
}
