/// The plain twin of `EndsFreeAligner`: the whole matrix, letter by letter, as two rows of text with gaps.
func plainEndsFree(
  _ a: [UInt8], _ b: [UInt8], match: Int, mismatch: Int, gap: Int, band: Int?
) -> (first: [UInt8], second: [UInt8]) {
  let (n, m) = (a.count, b.count)
  var score = [[Int]](repeating: Array(repeating: -1_000_000, count: m + 1), count: n + 1)
  var step = [[Character]](repeating: Array(repeating: " ", count: m + 1), count: n + 1)
  for i in 0...n {
    for j in 0...m {
      if let band, i - j > band + max(0, n - m) || j - i > band + max(0, m - n) { continue }
      if i == 0 || j == 0 {
        score[i][j] = 0
        step[i][j] = i == 0 ? "b" : "a"
        continue
      }
      let options: [(Character, Int)] = [
        ("a", score[i - 1][j] + (j == m ? 0 : gap)), ("b", score[i][j - 1] + (i == n ? 0 : gap)),
        ("p", score[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? match : mismatch)),
      ]
      score[i][j] = options.reduce(Int.min) { max($0, $1.1) }
      step[i][j] = options.first { $0.1 == score[i][j] }?.0 ?? " "
    }
  }
  var (i, j) = (n, m)
  var (first, second): ([UInt8], [UInt8]) = ([], [])
  let dash = UInt8(ascii: "-")
  while i > 0 || j > 0 {
    let way = step[i][j]
    if way != "b" { i -= 1 }
    if way != "a" { j -= 1 }
    first.append(way == "b" ? dash : a[i])
    second.append(way == "a" ? dash : b[j])
  }
  return (first.reversed(), second.reversed())
}
