import BioModel
import Statistics

/// How much a smooth function of a sample's shares moves by the chance of sequencing: the multinomial standard error by
/// the delta method, √((Σ g² p − (Σ g p)²) / n) with g the derivatives by the shares and n the reads.
///
/// To first order; taxa that were not seen do not enter, so for shallow samples it is a lower bound. No draws, so no
/// seed. docs/findings/dysbiosis-indices.md compares it with multinomial draws.
enum SamplingError {
  /// Half the width of a 95 % interval, in standard errors.
  static let reach = 1.959963984540054

  /// - Parameters:
  ///   - gradient: in step with the item's values.
  /// - Returns: nil where reads were not counted.
  static func standardError(gradient: [Double], item: Int, in shares: CommonShares) -> Double? {
    guard let reads = shares.reads?[item], reads > 0 else { return nil }
    let own = shares.range(item)
    let first = orderFreeSum(zip(gradient, own).map { $0 * shares.shares[$1] })
    let second = orderFreeSum(zip(gradient, own).map { $0 * $0 * shares.shares[$1] })
    return (max(0, second - first * first) / reads).squareRoot()
  }
}
