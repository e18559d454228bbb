import Glibc
import Statistics
import TestSupport
import Testing

struct RisingRootTests {
  @Test("roots of smooth, steep and flat functions; few evaluations of smooth ones")
  func roots() {
    var evaluations = 0
    let cube = risingRoot(in: -1...4) { x in
      evaluations += 1
      return x * x * x - 8
    }
    #expect(agree(cube, 2, within: 1e-11) && evaluations < 25)
    #expect(agree(risingRoot(in: 0...10) { exp(20 * $0) - exp(60) }, 3, within: 1e-11))
    #expect(agree(risingRoot(in: -5...5) { $0 < 1 ? -1 : 1 }, 1, within: 1e-10))
    #expect(agree(risingRoot(in: 0...3) { pow($0 - 1, 9) }, 1, within: 1e-2))
    #expect(agree(risingRoot(in: -30...4) { log1p(exp($0)) - 1e-9 }, log(1e-9), within: 1e-9))
  }

  @Test("no crossing: the nearer end")
  func ends() {
    #expect(risingRoot(in: 1...2) { $0 } == 1)
    #expect(risingRoot(in: 1...2) { $0 - 5 } == 2)
    #expect(risingRoot(in: 1...2) { $0 - 1 } == 1)
  }
}
