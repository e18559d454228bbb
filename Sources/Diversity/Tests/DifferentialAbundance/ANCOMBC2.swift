import BioModel
import Glibc
import Statistics

/// Analysis of compositions of microbiomes with bias correction 2 (Lin & Peddada 2024, doi:10.1038/s41592-023-02092-7;
/// the mixture: Lin & Peddada 2020, doi:10.1038/s41467-020-17041-7), for fixed effects.
///
/// 1. Natural logarithms of counts + pseudo-count, centred per feature over the samples (the feature's efficiency).
/// 2. Ordinary least squares per feature; the variance of a coefficient is Σ r² h² over the samples, r the residual less
///    the sample's mean residual, h the row of the pseudo-inverse.
/// 3. The bias of each coefficient by `BiasMixture`; from it the sampling fraction of each sample, which is taken off.
/// 4. The model is fitted again. Standard error: √((√v + √v_bias)² + s₀) with s₀ the 5 % quantile of these variances
///    over the features, against tiny errors of rare features.
/// 5. t with n − rank degrees of freedom; Benjamini–Hochberg over the features.
///
/// Zeros get the pseudo-count (0.5, the project's rule) in every cell. What is said is called robust where it holds for
/// pseudo-counts of 0.1 and 1 too: the same sign and the same side of 0.05.
public enum ANCOMBC2 {
  /// The tests and what they rest on.
  public struct Result: Sendable, Equatable {
    /// Coefficients in the model's order (without the intercept), features in the order of their ids.
    public let tests: [AbundanceTest]
    /// Per coefficient the bias, log2.
    public let bias: [Double]
    /// Per sample the logarithm of its sampling fraction, natural, up to a constant.
    public let samplingFractions: [Double]
  }

  /// - Parameters:
  ///   - data: counts; shares have no sampling depth.
  ///   - sensitivity: whether to look at other pseudo-counts.
  /// - Throws: `DiversityError.needsWholeCounts` for shares.
  /// - Returns: no tests where fewer than five features are left, too few for the mixture.
  /// - Complexity: O(features × (samples × rank + iterations × rank)), three times that for the sensitivity.
  public static func test(
    _ data: AbundanceData, pseudoCount: Double = 0.5, sensitivity: Bool = true
  ) throws(DiversityError) -> Result {
    guard data.table.unit == .counts else { throw DiversityError.needsWholeCounts(what: "ANCOM-BC2") }
    guard data.table.featureCount > 4 else { return Result(tests: [], bias: [], samplingFractions: []) }
    let main = fit(data, pseudoCount: pseudoCount)
    guard sensitivity else { return main }
    let others = [0.1, 1].filter { $0 != pseudoCount }.map { fit(data, pseudoCount: $0).tests }
    let tests = main.tests.indices.map { place in
      let own = main.tests[place]
      let holds = others.allSatisfy { tests in
        tests[place].isSignificant == own.isSignificant
          && (!own.isSignificant || (tests[place].log2FoldChange > 0) == (own.log2FoldChange > 0))
      }
      return AbundanceTest(
        feature: own.feature, coefficient: own.coefficient, log2FoldChange: own.log2FoldChange,
        standardError: own.standardError, statistic: own.statistic, degreesOfFreedom: own.degreesOfFreedom,
        pValue: own.pValue, adjustedP: own.adjustedP, isRobust: holds)
    }
    return Result(tests: tests, bias: main.bias, samplingFractions: main.samplingFractions)
  }

  private static func fit(_ data: AbundanceData, pseudoCount: Double) -> Result {
    let basis = data.design.basis
    let inverse = basis.pseudoInverse
    let samples = data.table.sampleCount
    let features = data.table.featureCount
    var logs = data.denseFeatures.map { values in
      let logs = values.map { log($0 + pseudoCount) }
      let mean = logs.compensatedSum / Double(samples)
      return logs.map { $0 - mean }
    }
    let first = logs.map { basis.coefficients($0) }
    let residuals = logs.map { basis.residuals($0) }
    let sampleMeans = (0..<samples).map { sample in residuals.map { $0[sample] }.compensatedSum / Double(features) }
    let mixtures = first.first.map { $0.indices } ?? 0..<0
    let biases = mixtures.map { place in
      BiasMixture(
        first.map { $0[place] },
        variances: residuals.map { row in
          variance(zip(row, sampleMeans).map { $0 - $1 }, inverse[place])
        })
    }
    // Mean over features of y − Xβ + Xδ.
    let fractions = (0..<samples).map { sample -> Double in
      var bias = 0.0
      for (place, column) in basis.kept.enumerated() {
        bias += data.design.columns[column][sample] * biases[place].bias
      }
      return sampleMeans[sample] + bias
    }
    for feature in logs.indices { for sample in 0..<samples { logs[feature][sample] -= fractions[sample] } }
    let second = logs.map { basis.coefficients($0) }
    let left = logs.map { basis.residuals($0) }

    let degrees = Double(data.design.residualDegreesOfFreedom)
    let unit = 1 / log(2.0)
    var tests: [AbundanceTest] = []
    for (place, column) in basis.kept.enumerated() where data.isTested(column) {
      let raised = left.map { row -> Double in
        let root = variance(row, inverse[place]).squareRoot() + biases[place].variance.squareRoot()
        return root * root
      }
      let floor = Quantile.of(raised.sorted(), 0.05)
      let rows = raised.indices.map { feature -> (effect: Double, error: Double, p: Double) in
        let error = (raised[feature] + floor).squareRoot()
        let effect = second[feature][place]
        return (effect, error, StudentT(degreesOfFreedom: degrees).twoSided(effect / error))
      }
      let adjusted = PAdjustment.benjaminiHochberg.adjusted(rows.map(\.p))
      for feature in 0..<features {
        tests.append(
          AbundanceTest(
            feature: data.table.featureIDs[feature], coefficient: data.design.columnNames[column],
            log2FoldChange: rows[feature].effect * unit, standardError: rows[feature].error * unit,
            statistic: rows[feature].effect / rows[feature].error, degreesOfFreedom: degrees,
            pValue: rows[feature].p, adjustedP: adjusted[feature], isRobust: nil))
      }
    }
    return Result(
      tests: tests,
      bias: zip(basis.kept, biases).filter { data.isTested($0.0) }.map { $0.1.bias * unit },
      samplingFractions: fractions)
  }

  private static func variance(_ residuals: [Double], _ influence: [Double]) -> Double {
    zip(residuals, influence).map { $0 * $0 * $1 * $1 }.compensatedSum
  }
}
