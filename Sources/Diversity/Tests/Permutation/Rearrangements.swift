import BioModel
import Statistics

/// The permutations of one test: for each of them the sample whose place in the design every sample takes.
///
/// Units (samples, or subjects with all their samples) are shuffled within blocks. Where the distinct arrangements of
/// the design's rows are few enough they are listed, each once, the data's own among them: the test is then exact.
/// Else each permutation draws from its own stream, so any lane can make any of them.
struct Rearrangements: Sendable {
  /// Whether all distinct arrangements are listed.
  let isExact: Bool
  /// How many there are; the data's own arrangement counts only when exact.
  let count: Int
  private let sampleCount: Int
  private let listed: [[Int]]
  /// The samples of each unit.
  private let units: [[Int]]
  /// The units of each block.
  private let blocks: [[Int]]
  private let seed: UInt64

  /// - Parameters:
  ///   - scheme: how many, and the seed.
  ///   - classes: per sample a number that is equal where the design's rows are.
  ///   - unit: per sample its unit, nil for samples themselves.
  ///   - block: per sample its block, nil for one block; constant within a unit.
  ///   - equalSizes: only units of one size are exchanged.
  init(_ scheme: PermutationScheme, classes: [Int], unit: [Int]?, block: [Int]?, equalSizes: Bool) {
    sampleCount = classes.count
    let units = Rearrangements.groups(unit ?? Array(classes.indices))
    self.units = units
    let keys = units.map { samples in [block.map { $0[samples[0]] } ?? 0, equalSizes ? samples.count : 0] }
    blocks = Rearrangements.groups(Rearrangements.numbered(keys))
    // A unit that may go to one of another size has equal rows, so one of them tells its kind.
    let kinds = Rearrangements.numbered(
      units.map { samples in (equalSizes ? samples[...] : samples.prefix(1)).map { classes[$0] } })
    seed = {
      var generator = SeededGenerator(purpose: "permutation", seed: scheme.seed); return generator.next()
    }()
    let distinct = Rearrangements.distinctCount(blocks, kinds)
    if distinct <= Double(scheme.count) + 1 {
      isExact = true
      listed = Rearrangements.allArrangements(blocks, kinds)
      count = listed.count
    } else {
      isExact = false
      listed = []
      count = scheme.count
    }
  }

  /// For every sample the sample whose row of the design it takes. Complexity O(samples).
  func sources(_ number: Int) -> [Int] {
    let taken = isExact ? listed[number] : shuffled(number)
    // Units of one sample each are numbered as the samples are.
    if units.count == sampleCount { return taken }
    var sources = [Int](repeating: 0, count: sampleCount)
    for (unit, other) in taken.enumerated() {
      for (place, sample) in units[unit].enumerated() {
        sources[sample] = units[other][place % units[other].count]
      }
    }
    return sources
  }

  /// Whether the data's own arrangement is the only one, so that nothing can be tested.
  var isSingle: Bool { isExact && count == 1 }

  /// `pValue`, or why there is none.
  func testedP(observed: Double, permuted: [Double]) -> MetricValue {
    isSingle ? .undefined(.oneArrangement) : .defined(pValue(observed: observed, permuted: permuted))
  }

  /// p = (b + 1) / (m + 1), b of m permutations with a statistic at least as large; exact: the share of arrangements.
  ///
  /// A statistic counts as at least as large from 1 − 1e-9 of the observed one on, so that ties survive rounding.
  func pValue(observed: Double, permuted: [Double]) -> Double {
    let limit = observed - 1e-9 * observed.magnitude
    let reached = permuted.count { $0 >= limit }
    return isExact ? Double(max(1, reached)) / Double(count) : Double(reached + 1) / Double(count + 1)
  }

  private func shuffled(_ number: Int) -> [Int] {
    var generator = SeededGenerator(state: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    // One block holds all units in their order.
    if blocks.count == 1, var taken = blocks.first {
      generator.shuffle(&taken)
      return taken
    }
    var taken = Array(units.indices)
    for block in blocks {
      var order = block
      generator.shuffle(&order)
      for (unit, other) in zip(block, order) { taken[unit] = other }
    }
    return taken
  }

  /// Places with equal keys, groups in the order of their first place.
  private static func groups(_ keys: [Int]) -> [[Int]] {
    var number: [Int: Int] = [:]
    var groups: [[Int]] = []
    for (place, key) in keys.enumerated() {
      if let group = number[key] {
        groups[group].append(place)
      } else {
        number[key] = groups.count
        groups.append([place])
      }
    }
    return groups
  }

  /// A number per key, equal where keys are, in the order of first appearance.
  static func numbered(_ keys: [some Hashable]) -> [Int] {
    var number: [AnyHashable: Int] = [:]
    return keys.map { key in
      let next = number.count
      if let known = number[key] { return known }
      number[key] = next
      return next
    }
  }

  /// The product over blocks of n! / Π (units of one kind)!, ∞ where it is larger than a double.
  private static func distinctCount(_ blocks: [[Int]], _ kinds: [Int]) -> Double {
    var product = 1.0
    for block in blocks {
      var seen: [Int: Int] = [:]
      for (place, unit) in block.enumerated() {
        seen[kinds[unit], default: 0] += 1
        product *= Double(place + 1) / Double(seen[kinds[unit]] ?? 1)
        // Partial products rise until whole multinomials are reached; far beyond any list they need no end.
        if product > 1e15 { return .infinity }
      }
    }
    return product.rounded()
  }

  /// Every distinct arrangement of kinds over units, as the unit that each unit's place is taken by.
  private static func allArrangements(_ blocks: [[Int]], _ kinds: [Int]) -> [[Int]] {
    var all = [Array(kinds.indices)]
    for block in blocks {
      var orders: [[Int]] = []
      var arrangement = block.map { kinds[$0] }.sorted()
      repeat {
        var waiting: [Int: [Int]] = [:]
        for unit in block.reversed() { waiting[kinds[unit], default: []].append(unit) }
        orders.append(arrangement.map { kind in waiting[kind]?.popLast() ?? block[0] })
      } while nextArrangement(&arrangement)
      all = all.flatMap { taken in
        orders.map { order in
          var next = taken
          for (unit, other) in zip(block, order) { next[unit] = other }
          return next
        }
      }
    }
    return all
  }

  /// The next arrangement in lexicographic order; false after the last.
  private static func nextArrangement(_ values: inout [Int]) -> Bool {
    guard let fall = values.indices.dropLast().last(where: { values[$0] < values[$0 + 1] }),
      let larger = values.indices.last(where: { values[$0] > values[fall] })
    else { return false }
    values.swapAt(fall, larger)
    values[(fall + 1)...].reverse()
    return true
  }
}
