public import BioModel

/// What only shows when the samples of a study are seen together: index hopping, files given twice.
public enum StudySigns {
  /// What one sample brings to the comparison.
  public struct Sample: Sendable, Equatable {
    public let name: String
    /// Pairs or single reads.
    public let reads: Int
    /// `QualityReport.contentSum` of the first mates.
    public let content: UInt64

    public init(name: String, reads: Int, content: UInt64) {
      self.name = name
      self.reads = reads
      self.content = content
    }
  }

  /// A sample is tiny below this share of the median sample.
  static let tinyShare = 0.01
  /// So many samples are needed before their sizes say anything.
  static let fewestSamples = 8
  /// Samples with fewer reads may be alike by chance.
  static let fewestReads = 10

  /// Notices in the order of the samples. Complexity O(n log n).
  public static func notices(_ samples: [Sample]) -> [Notice] { tiny(samples) + twins(samples) }

  private static func tiny(_ samples: [Sample]) -> [Notice] {
    guard samples.count >= fewestSamples else { return [] }
    let median = samples.map(\.reads).sorted()[samples.count / 2]
    let small = samples.filter { $0.reads > 0 && Double($0.reads) < tinyShare * Double(median) }
    guard small.count * 5 >= samples.count, small.count >= 3 else { return [] }
    return [
      Notice(
        .warning, code: "many-tiny-samples",
        message: "\(small.count) of \(samples.count) samples have less than 1 % of the median sample's \(median) reads"
          + " (\(some(small.map(\.name)))): unused index pairs with a few reads each are a sign of index hopping, so look"
          + " for cross-talk between samples of this run")
    ]
  }

  private static func twins(_ samples: [Sample]) -> [Notice] {
    var byContent: [UInt64: [Sample]] = [:]
    for sample in samples where sample.reads >= fewestReads { byContent[sample.content, default: []].append(sample) }
    var said: Set<UInt64> = []
    var notices: [Notice] = []
    for sample in samples where !said.contains(sample.content) {
      let alike = (byContent[sample.content] ?? []).filter { $0.reads == sample.reads }
      guard alike.count > 1, sample.reads >= fewestReads else { continue }
      said.insert(sample.content)
      notices.append(
        Notice(
          .warning, code: "same-reads", sample: sample.name,
          message: "it holds the same reads as \(some(alike.dropFirst().map(\.name))): one file may have been given, or"
            + " copied, twice"))
    }
    return notices
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}
