import Statistics
import Testing

struct HarmonicNumbersTests {
  @Test("equal to the plain sum, short and long")
  func plain() {
    for (a, b) in [(1, 1), (1, 2), (1, 17), (3, 40), (15, 16), (16, 33), (1, 1_000), (999, 1_000_000), (5, 4)] {
      var sum = CompensatedSum()
      for k in stride(from: b - 1, through: a, by: -1) { sum.add(1 / Double(k)) }
      let found = HarmonicNumbers.sum(from: a, below: b)
      #expect((found - sum.value).magnitude <= 2e-15 * max(1e-3, sum.value), "\(a) \(b): \(found) \(sum.value)")
    }
  }

  @Test("billions of terms")
  func long() {
    // ln 2 + (1/(2x))(1 − 1/2) + … for ψ(2x) − ψ(x)
    let found = HarmonicNumbers.sum(from: 1_000_000_000, below: 2_000_000_000)
    #expect((found - (0.693_147_180_559_945_3 + 0.25e-9)).magnitude < 1e-15)
  }
}
