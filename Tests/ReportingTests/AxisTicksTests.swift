import Reporting
import Statistics
import Testing

struct AxisTicksTests {
  @Test("ticks are round numbers") func examples() {
    #expect(AxisTicks.linear(from: 0, to: 1) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
    #expect(AxisTicks.linear(from: -3, to: 14) == [-5, 0, 5, 10, 15])
    #expect(AxisTicks.decades(from: 0.03, to: 40) == [0.01, 0.1, 1, 10, 100])
  }

  @Test("ticks cover any range with a handful of rising steps") func covering() {
    var draw = SeededGenerator(purpose: "ticks", seed: 1)
    for _ in 0..<500 {
      let low = (draw.uniform01() - 0.5) * 1_000
      let high = low + draw.uniform01() * [1e-6, 1, 1e5][draw.below(3)]
      let ticks = AxisTicks.linear(from: low, to: high)
      let margin = (high - low).magnitude * 1e-6
      #expect(ticks.count >= 2 && ticks.count <= 12)
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
      #expect((ticks.first ?? .nan) <= low + margin && (ticks.last ?? .nan) >= high - margin)
    }
  }

  @Test("a range without width and numbers without a value still give an axis") func degenerate() {
    #expect(AxisTicks.linear(from: 2, to: 2).count >= 2)
    #expect(AxisTicks.linear(from: 0, to: 0).count >= 2)
    #expect(AxisTicks.linear(from: .nan, to: 1) == [0, 1])
    #expect(AxisTicks.decades(from: 0, to: 1).count >= 2)
    #expect(AxisTicks.decades(from: 1, to: 1).count == 2)
  }
}
