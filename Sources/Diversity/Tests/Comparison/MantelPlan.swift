public import BioModel
public import Parallel

/// Mantel tests that the metadata allow: every distance against differences in a quantity, or against another distance.
///
/// p counts permutations with a correlation at least as large (one-sided, as in vegan). Differences are |a − b|; samples
/// without a number are left out of that test.
public struct MantelPlan: Sendable {
  private let options: MantelOptions
  /// By partner, where it is a column.
  private let differences: [String: DistanceMatrix]

  /// - Parameters:
  ///   - samples: the ids of the samples that are compared.
  ///   - metrics: ids of the distances that are computed.
  /// - Throws: `DesignError`: a partner that is neither a column nor a distance, text in a cell, or fewer than three numbers.
  public init(
    _ options: MantelOptions, metadata: SampleMetadata, samples: [String], metrics: [String]
  ) throws(DesignError) {
    var differences: [String: DistanceMatrix] = [:]
    for partner in options.partners {
      if let column = metadata[column: partner] {
        differences[partner] = try Self.differences(column, of: metadata.sampleIDs, among: Set(samples))
      } else if !metrics.contains(partner) {
        throw DesignError.unknownColumn(name: partner, known: metadata.columns.map(\.name) + metrics)
      }
    }
    self.options = options
    self.differences = differences
  }

  /// The tests, by partner, then by distance; a pair of distances stands once.
  ///
  /// - Complexity: that of `Mantel` for each.
  public func run(
    _ beta: [BetaResult], threads: ThreadCount = .one, cancellation: Cancellation = Cancellation()
  ) throws -> (tests: [TestRow], notices: [Notice]) {
    var tests: [TestRow] = []
    var notices: [Notice] = []
    var made: Set<[String]> = []
    let usable = beta.map { result in
      (metric: result.metric, distances: result.distances.selecting(result.distances.samplesWithDistances))
    }
    for partner in options.partners {
      guard let other = differences[partner] ?? usable.first(where: { $0.metric == partner })?.distances else {
        let message = "nothing is correlated with \(partner): it could not be computed"
        notices.append(Notice(.warning, code: "mantel-not-made", message: message))
        continue
      }
      for item in usable where item.metric != partner && made.insert([item.metric, partner].sorted()).inserted {
        try cancellation.check()
        do throws(DesignError) {
          let found = try Mantel.test(
            item.distances, other, method: options.method,
            scheme: PermutationScheme(count: options.permutations, seed: options.seed), threads: threads)
          tests.append(TestRow(found, metric: item.metric, term: partner, method: options.method))
        } catch {
          notices.append(
            Notice(
              .warning, code: "mantel-not-made",
              message: "\(item.metric) is not correlated with \(partner): \(error.message)"))
        }
      }
    }
    return (tests, notices)
  }

  private static func differences(
    _ column: SampleMetadata.Column, of ids: [String], among samples: Set<String>
  ) throws(DesignError) -> DistanceMatrix {
    var kept: [String] = []
    var numbers: [Double] = []
    for (id, value) in zip(ids, column.values) where samples.contains(id) {
      guard let value, !DesignVariable.isMissing(value) else { continue }
      guard let number = NumberText.number(value) else {
        throw DesignError.notNumeric(column: column.name, value: value)
      }
      kept.append(id)
      numbers.append(number)
    }
    guard kept.count > 2 else { throw DesignError.tooFewSamples(samples: kept.count, parameters: 2) }
    return DistanceMatrix(
      sampleIDs: kept, values: numbers.flatMap { one in numbers.map { (one - $0).magnitude } })
  }
}
