import BioModel

/// A column of the metadata as a model sees it.
public enum DesignVariable: Sendable, Equatable {
  /// Levels, the reference first, then in the order of their UTF-8 bytes; one level number per sample.
  case categorical(levels: [String], codes: [Int])
  /// One number per sample.
  case numeric([Double])

  /// Words that mean that a value is missing, beside an empty cell; compared without regard to case (the terms of the
  /// INSDC's missing-value vocabulary among them).
  public static let missingWords: Set<String> = [
    "na", "n/a", "nan", "null", "none", "missing", "not applicable", "not collected", "not provided",
    "restricted access", "missing: not collected", "missing: not provided", "missing: restricted access",
  ]

  /// Whether a cell says nothing.
  public static func isMissing(_ cell: String?) -> Bool {
    guard let cell else { return true }
    return cell.isEmpty || missingWords.contains(cell.lowercased())
  }

  /// Numeric where every cell is a number, else categorical.
  ///
  /// - Parameters:
  ///   - cells: none missing.
  ///   - reference: the level to compare with, else the first.
  ///   - asCategories: numbers are codes.
  /// - Throws: `DesignError.unknownLevel`.
  init(column: String, cells: [String], reference: String?, asCategories: Bool) throws(DesignError) {
    let numbers = cells.compactMap { NumberText.number($0) }
    if numbers.count == cells.count, !asCategories, reference == nil {
      self = .numeric(numbers)
      return
    }
    var levels: [String] = []
    var seen: Set<String> = []
    for cell in cells where seen.insert(cell).inserted { levels.append(cell) }
    levels = ascendingByUTF8(levels).map { levels[$0] }
    if let reference {
      guard let place = levels.firstIndex(of: reference) else {
        throw DesignError.unknownLevel(column: column, level: reference, known: levels)
      }
      levels.insert(levels.remove(at: place), at: 0)
    }
    let number = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    self = .categorical(levels: levels, codes: cells.map { number[$0] ?? 0 })
  }

  /// One number per sample that tells its category; of a quantity with two values which it is, of others nil.
  var codes: [Int]? {
    switch self {
    case .categorical(_, let codes): return codes
    case .numeric(let values):
      guard let first = values.first, Set(values).count == 2 else { return nil }
      return values.map { $0 == first ? 0 : 1 }
    }
  }

  /// Whether all samples have one value.
  var isConstant: Bool {
    switch self {
    case .categorical(let levels, _): levels.count < 2
    case .numeric(let values): Set(values).count < 2
    }
  }

  /// Columns with their names: numbers as they are, one indicator per level; of a `contrast` all but the reference's.
  func columns(_ name: String, contrast: Bool) -> [(name: String, values: [Double])] {
    switch self {
    case .numeric(let values): return [(name, values)]
    case .categorical(let levels, let codes):
      return levels.indices.dropFirst(contrast ? 1 : 0).map { level in
        ("\(name)[\(levels[level])]", codes.map { $0 == level ? 1 : 0 })
      }
    }
  }
}
