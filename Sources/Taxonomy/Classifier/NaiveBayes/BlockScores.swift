import Kernels
import Storage

/// The classes that score best for a query or for a part of its words, found exactly without scoring all classes.
///
/// Relatives stand together in blocks of eight. For every block a bound of its classes' scores is summed from the
/// rows of the words, in whole steps that were rounded up; only blocks whose bound reaches the best score so far are
/// looked at class by class. One lane's room, used for one query after the other.
struct BlockScores {
  /// The classes tied for the best score, rising, with the best sum.
  struct Best {
    var classes: [Int] = []
    /// Σ log((m + P)/P) − draws · log(M + 1) of the best class; log P of the words is not in it.
    var sum = -Double.infinity
  }

  /// Relative difference of log-probabilities below which two classes are tied.
  static let tieTolerance = 1e-9
  private static let lanes = WordModel.blockSize

  private let model: WordModel
  /// The largest −log(M + 1) of each block.
  private let blockStarts: [Double]
  /// How far below zero the lowest of them lies.
  private let depth: Double
  private let width: Int

  private var words: [UInt16] = []
  private var leftOut: LeftOut?
  /// The own class's losses by query word.
  private var ownLosses: [Double] = []
  /// Bounds by word and block, in steps.
  private var matrix: [Int16] = []
  /// 1 + the number of the block's row within the word; 0 where the word has none.
  private var places: [UInt16] = []
  private var starts: [Int16]
  private var found: [Int32]
  private var sums: [Int16]
  private var stepsPerNat = 1.0
  /// Whole-query bounds in `WordModel.boundSteps`.
  private var wholeBounds: [Int]
  /// Where a block's values are, in query words; −1 for blocks not looked at yet.
  private var placeOfBlock: [Int]
  private var lookedAt: [Int] = []
  private var values: [Double] = []

  init(_ model: WordModel) {
    self.model = model
    var blockStarts = [Double](repeating: -.infinity, count: model.blockCount)
    for number in 0..<model.classCount {
      blockStarts[number / Self.lanes] = max(blockStarts[number / Self.lanes], model.negativeLogSize[number])
    }
    self.blockStarts = blockStarts
    depth = -(blockStarts.min() ?? 0)
    width = (model.blockCount + BlockBounds.laneCount - 1) / BlockBounds.laneCount * BlockBounds.laneCount
    starts = [Int16](repeating: .min, count: width)
    found = [Int32](repeating: 0, count: width)
    sums = [Int16](repeating: 0, count: width)
    wholeBounds = [Int](repeating: 0, count: model.blockCount)
    placeOfBlock = [Int](repeating: -1, count: model.blockCount)
  }

  /// Turns to a query.
  ///
  /// - Parameters:
  ///   - words: its distinct words.
  ///   - occurrences: how often each occurs.
  ///   - draws: how many words a replicate draws; at most 8,000, so that steps tell blocks apart (`QueryLength`).
  ///   - leftOut: what the reference must do without.
  /// - Complexity: O(words · blocks).
  mutating func load(_ words: [UInt16], occurrences: [Int], draws: Int, leavingOut leftOut: LeftOut?) {
    self.words = words
    self.leftOut = leftOut
    if case .sequence(let own) = leftOut { ownLosses = own.losses(words: words, model: model) }
    for block in lookedAt { placeOfBlock[block] = -1 }
    lookedAt.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for block in wholeBounds.indices { wholeBounds[block] = 0 }
    matrix.removeAll(keepingCapacity: true)
    matrix.append(contentsOf: repeatElement(0, count: words.count * width))
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(0, count: words.count * width))

    let highest = Self.add(words, occurrences, model, to: &wholeBounds)
    let nats = Double(draws) * (Double(highest) / WordModel.boundSteps + depth) + 1
    stepsPerNat = Double(32_000 - 2 * draws) / nats
    let factor = UInt64((stepsPerNat / WordModel.boundSteps * 0x1p20).rounded(.up))
    for block in blockStarts.indices {
      starts[block] = Int16((Double(draws) * (depth + blockStarts[block]) * stepsPerNat).rounded(.up))
    }
    Self.spread(words, model, factor: factor, width: width, into: &matrix, &places)
  }

  private static func add(
    _ words: [UInt16], _ occurrences: [Int], _ model: WordModel, to sums: inout [Int]
  ) -> UInt16 {
    var span = sums.mutableSpan
    return model.rows.withSpan { rows in
      var highest: UInt16 = 0
      for (word, times) in zip(words, occurrences) {
        highest = max(highest, BlockBounds.add(model.rows(of: Int(word)), of: rows, times: times, to: &span))
      }
      return highest
    }
  }

  private static func spread(
    _ words: [UInt16], _ model: WordModel, factor: UInt64, width: Int, into matrix: inout [Int16],
    _ places: inout [UInt16]
  ) {
    var span = matrix.mutableSpan
    var placeSpan = places.mutableSpan
    model.rows.withSpan { rows in
      for (index, word) in words.enumerated() {
        BlockBounds.spread(
          model.rows(of: Int(word)), of: rows, factor: factor, start: index * width, width: width, matrix: &span,
          places: &placeSpan)
      }
    }
  }

  /// The best classes over all words of the query.
  ///
  /// - Parameters:
  ///   - positions: each word of the query as an index of the words loaded.
  ///   - logBackground: Σ log P of these words.
  mutating func best(positions: [Int32], logBackground: Double) -> Best {
    let count = positions.count
    let bounds = wholeBounds.indices.map {
      Double(wholeBounds[$0]) / WordModel.boundSteps + Double(count) * blockStarts[$0]
    }
    let order = bounds.indices.sorted { bounds[$0] != bounds[$1] ? bounds[$0] > bounds[$1] : $0 < $1 }
    var search = Search(logBackground: logBackground)
    for block in order {
      if bounds[block] < search.threshold { break }
      look(at: block, draws: positions, into: &search)
    }
    return search.best()
  }

  /// The best classes over drawn words.
  ///
  /// - Parameters:
  ///   - draws: indices of the words loaded, repeats allowed.
  ///   - logBackground: Σ log P of the draws.
  ///   - favourite: a class that is likely to win.
  mutating func best(draws: [Int32], logBackground: Double, favourite: Int) -> Best {
    var search = Search(logBackground: logBackground)
    let first = favourite / Self.lanes
    look(at: first, draws: draws, into: &search)
    let limit = steps(search.threshold, draws: draws.count)
    let foundCount = reaching(limit, draws: draws)
    for index in 0..<foundCount where Int(found[index]) != first {
      if sums[index] < steps(search.threshold, draws: draws.count) { continue }
      look(at: Int(found[index]), draws: draws, into: &search)
    }
    return search.best()
  }

  // Nats to whole steps of the matrix, rounded down.
  private func steps(_ nats: Double, draws: Int) -> Int16 {
    let value = ((nats + Double(draws) * depth) * stepsPerNat).rounded(.down) - 1
    return Int16(max(-32_000, min(value, 32_700)))
  }

  private mutating func reaching(_ limit: Int16, draws: [Int32]) -> Int {
    Self.reaching(limit, draws: draws, width: width, starts: starts, matrix: matrix, found: &found, sums: &sums)
  }

  private static func reaching(
    _ limit: Int16, draws: [Int32], width: Int, starts: [Int16], matrix: [Int16], found: inout [Int32],
    sums: inout [Int16]
  ) -> Int {
    var foundSpan = found.mutableSpan
    var sumSpan = sums.mutableSpan
    return BlockBounds.reaching(
      limit, draws: draws.span, width: width, start: starts.span, matrix: matrix.span,
      found: &foundSpan, sums: &sumSpan)
  }

  // Scores the classes of one block.
  private mutating func look(at block: Int, draws: [Int32], into search: inout Search) {
    if placeOfBlock[block] < 0 { fill(block) }
    let sum = BlockSums.sum(values.span, start: placeOfBlock[block], draws: draws.span)
    let firstClass = block * Self.lanes
    for lane in 0..<min(Self.lanes, model.classCount - firstClass) {
      let number = firstClass + lane
      var score = sum[lane] + Double(draws.count) * model.negativeLogSize[number]
      switch leftOut {
      case .classes(let range) where range.contains(number): continue
      case .sequence(let own) where own.classNumber == number:
        score += own.sizeCorrection(draws: draws.count)
        for draw in draws { score += ownLosses[Int(draw)] }
      default: break
      }
      search.add(number, score)
    }
  }

  // Looks up what every word of the query brings each class of a block.
  private mutating func fill(_ block: Int) {
    placeOfBlock[block] = values.count
    lookedAt.append(block)
    values.append(contentsOf: repeatElement(0, count: words.count * Self.lanes))
    Self.fill(block, words, model, places, width, into: &values, from: placeOfBlock[block])
  }

  private static func fill(
    _ block: Int, _ words: [UInt16], _ model: WordModel, _ places: [UInt16], _ width: Int, into values: inout [Double],
    from start: Int
  ) {
    var span = values.mutableSpan
    var part = span._mutatingExtracting(start..<(start + words.count * lanes))
    model.values(of: words, in: block, places: places, width: width, into: &part)
  }
}

/// The best classes so far.
private struct Search {
  private var classes: [(number: Int, sum: Double)] = []
  private var maximum = -Double.infinity
  private let logBackground: Double
  /// What a class must reach to matter.
  private(set) var threshold = -Double.infinity

  init(logBackground: Double) { self.logBackground = logBackground }

  mutating func add(_ number: Int, _ sum: Double) {
    guard sum >= threshold else { return }
    classes.append((number, sum))
    if sum > maximum {
      maximum = sum
      threshold = sum - BlockScores.tieTolerance * (sum + logBackground).magnitude
    }
  }

  func best() -> BlockScores.Best {
    BlockScores.Best(classes: classes.filter { $0.sum >= threshold }.map(\.number).sorted(), sum: maximum)
  }
}
