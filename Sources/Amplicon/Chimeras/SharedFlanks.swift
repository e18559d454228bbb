import Kernels

/// What a sequence shares with a possible parent from its two ends, read off their alignment.
///
/// From either end: letters of the parent beyond the query's end are passed over, up to `maximumShift` letters of the
/// query beyond the parent's end count as shared, then every matching column counts until the first that differs. The
/// one-off flank also steps over that column, which counts unless the next column holds no letter of the query, and
/// runs to the next that differs: the rule of R `dada2::isBimera`, found by comparing outcomes.
struct SharedFlanks: Equatable {
  var left = 0
  var right = 0
  /// With one column that differs.
  var leftOneOff = 0
  var rightOneOff = 0
  /// Columns that differ where the sequences overlap.
  var distance = 0

  init(aligner: EndsFreeAligner, maximumShift: Int) {
    aligner.withColumns { columns in
      (left, leftOneOff) = SharedFlanks.flank(columns, from: 0, by: 1, maximumShift)
      (right, rightOneOff) = SharedFlanks.flank(columns, from: columns.count - 1, by: -1, maximumShift)
      distance = SharedFlanks.differences(columns)
    }
  }

  private static func flank(_ columns: Span<UInt8>, from start: Int, by step: Int, _ maximumShift: Int)
    -> (exact: Int, oneOff: Int)
  {
    var at = start
    var shared = 0
    func column() -> UInt8? { columns.indices.contains(at) ? columns[at] : nil }
    while column() == EndsFreeAligner.Column.secondOnly { at += step }
    while column() == EndsFreeAligner.Column.firstOnly, shared < maximumShift {
      at += step
      shared += 1
    }
    while column() == EndsFreeAligner.Column.match {
      at += step
      shared += 1
    }
    let exact = shared
    at += step
    if let next = column(), next != EndsFreeAligner.Column.secondOnly { shared += 1 }
    while column() == EndsFreeAligner.Column.match {
      at += step
      shared += 1
    }
    return (exact, shared)
  }

  /// Columns that differ, from where both sequences have begun to where one ends.
  private static func differences(_ columns: Span<UInt8>) -> Int {
    var (begin, end) = (0, columns.count)
    for alone in [EndsFreeAligner.Column.firstOnly, EndsFreeAligner.Column.secondOnly] {
      var (leading, trailing) = (0, columns.count)
      while leading < columns.count, columns[leading] == alone { leading += 1 }
      while trailing > leading, columns[trailing - 1] == alone { trailing -= 1 }
      (begin, end) = (max(begin, leading), min(end, trailing))
    }
    var differences = 0
    for at in begin..<max(begin, end) where columns[at] != EndsFreeAligner.Column.match { differences += 1 }
    return differences
  }
}
