import BioModel
import Glibc

/// The beta formulas over dense rows, without any trick: twins of the sparse kernels.
enum PlainDistances {
  static func brayCurtis(_ a: [Double], _ b: [Double]) -> Double {
    var difference = 0.0
    var sum = 0.0
    for (x, y) in zip(a, b) {
      difference += abs(x - y)
      sum += x + y
    }
    return difference / sum
  }

  static func jaccard(_ a: [Double], _ b: [Double]) -> Double {
    var either = 0.0
    var one = 0.0
    for (x, y) in zip(a, b) where x > 0 || y > 0 {
      either += 1
      if (x > 0) != (y > 0) { one += 1 }
    }
    return one / either
  }

  /// Of rows to which the zero rule's addend was added, features absent from the table already dropped.
  static func aitchison(_ a: [Double], _ b: [Double]) -> Double {
    let x = a.map { log($0) }
    let y = b.map { log($0) }
    let differences = zip(x, y).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(differences.count)
    return differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
  }

  static func closed(_ row: [Double]) -> [Double] {
    let total = row.reduce(0, +)
    return row.map { $0 / total }
  }
}
