import Statistics
import TestSupport
import Testing

@Suite struct LoessTests {
  /// By R's loess, see Fixtures/dada-statistics.
  @Test(arguments: ["scores", "gaps", "narrow", "line", "irregular"])
  func agreesWithR(name: String) throws {
    let rows = TestFiles.rows("Fixtures/dada-statistics/loess.csv", beside: #filePath).filter { $0[0] == name }
    func column(_ kind: String, _ at: Int) throws -> [Double] {
      try rows.filter { $0[3] == kind }.map { try #require(Double($0[at])) }
    }
    let x = try column("point", 4)
    let (span, degree) = (try #require(Double(rows[0][1])), try #require(Int(rows[0][2])))
    let curve = try #require(
      Loess(x: x, y: try column("point", 5), weights: try column("point", 6), span: span, degree: degree))
    let (places, values) = (try column("value", 4), try column("value", 5))
    #expect(places.count > 20)
    for (place, value) in zip(places, values) {
      let found = try #require(curve.value(at: place))
      #expect(agree(found, value, within: 1e-9), "at \(place): \(found), R \(value)")
    }
  }

  @Test func keepsALineAndDoesNotExtrapolate() throws {
    let x = (0..<30).map { Double($0) }
    let curve = try #require(Loess(x: x, y: x.map { 3 - 2 * $0 }, weights: x.map { _ in 1 }))
    for place in stride(from: 0.0, through: 29, by: 0.37) {
      #expect(agree(try #require(curve.value(at: place)), 3 - 2 * place, within: 1e-10))
    }
    #expect(curve.value(at: -0.1) == nil && curve.value(at: 29.1) == nil)
  }

  @Test func takesFewPointsAndOrderDoesNotMatter() throws {
    #expect(Loess(x: [], y: [], weights: []) == nil)
    for count in 1...6 {
      let x = (0..<count).map { Double($0 * 3) }
      let curve = try #require(Loess(x: x, y: x, weights: x.map { _ in 2 }))
      let turned = try #require(Loess(x: x.reversed(), y: x.reversed(), weights: x.map { _ in 2 }))
      for place in x {
        #expect(try #require(curve.value(at: place)).isFinite)
        #expect(curve.value(at: place) == turned.value(at: place))
      }
    }
  }
}
