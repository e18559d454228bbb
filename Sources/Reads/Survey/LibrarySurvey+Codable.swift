/// A survey as part of a stage file: the truncation counters as (place, count) pairs, since most are zero.
extension LibrarySurvey: Codable {
  private enum Key: String, CodingKey {
    case pairs, isPaired, trimmed, turned, readThrough, retainedPairs, retained, forwardWeights, reverseWeights
    case overlapsExamined, forwardSpacers, reverseSpacers, forwardLengths, reverseLengths, ampliconLengths, overlaps
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(pairCount, forKey: .pairs)
    try box.encode(isPaired, forKey: .isPaired)
    try box.encode(trimmedCount, forKey: .trimmed)
    try box.encode(turnedCount, forKey: .turned)
    try box.encode(readThroughCount, forKey: .readThrough)
    try box.encode(retention.pairCount, forKey: .retainedPairs)
    try box.encode(retention.sparse, forKey: .retained)
    try box.encode(retention.forwardWeights, forKey: .forwardWeights)
    try box.encode(retention.reverseWeights, forKey: .reverseWeights)
    try box.encode(overlapsExamined, forKey: .overlapsExamined)
    try box.encode(forwardSpacers, forKey: .forwardSpacers)
    try box.encode(reverseSpacers, forKey: .reverseSpacers)
    try box.encode(forwardLengths, forKey: .forwardLengths)
    try box.encode(reverseLengths, forKey: .reverseLengths)
    try box.encode(ampliconLengths, forKey: .ampliconLengths)
    try box.encode(overlaps, forKey: .overlaps)
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let box = try decoder.container(keyedBy: Key.self)
    pairCount = try box.decode(Int.self, forKey: .pairs)
    isPaired = try box.decode(Bool.self, forKey: .isPaired)
    trimmedCount = try box.decode(Int.self, forKey: .trimmed)
    turnedCount = try box.decode(Int.self, forKey: .turned)
    readThroughCount = try box.decode(Int.self, forKey: .readThrough)
    let counted = try box.decode(Int.self, forKey: .retainedPairs)
    let weights = (
      forward: try box.decode([Int].self, forKey: .forwardWeights),
      reverse: try box.decode([Int].self, forKey: .reverseWeights)
    )
    let sparse = try box.decode([Int].self, forKey: .retained)
    guard let retained = PairRetention(pairCount: counted, sparse: sparse, weights: weights) else {
      throw DecodingError.dataCorruptedError(forKey: .retained, in: box, debugDescription: "a counter out of place")
    }
    retention = retained
    overlapsExamined = try box.decode(Int.self, forKey: .overlapsExamined)
    forwardSpacers = try box.decode(Histogram.self, forKey: .forwardSpacers)
    reverseSpacers = try box.decode(Histogram.self, forKey: .reverseSpacers)
    forwardLengths = try box.decode(Histogram.self, forKey: .forwardLengths)
    reverseLengths = try box.decode(Histogram.self, forKey: .reverseLengths)
    ampliconLengths = try box.decode(Histogram.self, forKey: .ampliconLengths)
    overlaps = try box.decode(Histogram.self, forKey: .overlaps)
  }
}
