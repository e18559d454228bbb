import Statistics
import Testing

struct CompensatedSumTests {
  @Test("what plain addition loses is kept")
  func cancellation() {
    #expect([1, 1e100, 1, -1e100].compensatedSum == 2)
    #expect([Double](repeating: 0.1, count: 10).compensatedSum == 1)
    #expect([Double]().compensatedSum == 0)
  }

  @Test("integers up to 2^53 are exact in any order")
  func integers() {
    var generator = SeededGenerator(purpose: "test", seed: 1)
    var numbers = (0..<1_000).map { _ in Double(generator.below(1 << 43)) }
    let sum = numbers.compensatedSum
    #expect(sum == Double(numbers.reduce(0) { $0 + Int($1) }))
    generator.shuffle(&numbers)
    #expect(numbers.compensatedSum == sum)
  }
}
