/// The plain twin of the flanks that two sequences share: read off a whole alignment of text.
struct PlainFlanks {
  var left = 0
  var right = 0
  var leftOneOff = 0
  var rightOneOff = 0
  var distance = 0

  init(_ query: [UInt8], _ parent: [UInt8], shift: Int) {
    let dash = UInt8(ascii: "-")
    let rows = plainEndsFree(query, parent, match: 5, mismatch: -4, gap: -8, band: shift)
    func flank(_ q: [UInt8], _ p: [UInt8]) -> (Int, Int) {
      var columns = Array(zip(q, p))[...].drop { $0.0 == dash }
      var shared = 0
      while let first = columns.first, first.1 == dash, shared < shift {
        shared += 1
        columns = columns.dropFirst()
      }
      let run = columns.prefix { $0.0 == $0.1 }.count
      let exact = shared + run
      columns = columns.dropFirst(run + 1)
      let counts = columns.first.map { $0.0 != dash } ?? false ? 1 : 0
      return (exact, exact + counts + columns.prefix { $0.0 == $0.1 }.count)
    }
    (left, leftOneOff) = flank(rows.first, rows.second)
    (right, rightOneOff) = flank(rows.first.reversed(), rows.second.reversed())
    let (q, p) = (rows.first, rows.second)
    let begin = max(q.firstIndex { $0 != dash } ?? q.count, p.firstIndex { $0 != dash } ?? p.count)
    let end = min(q.lastIndex { $0 != dash } ?? -1, p.lastIndex { $0 != dash } ?? -1)
    if begin <= end { distance = (begin...end).filter { q[$0] != p[$0] }.count }
  }
}
