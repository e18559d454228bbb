import Kernels
import Statistics
import Testing

@Suite struct PentamerSetTests {
  private func codes(_ sequence: [UInt8]) -> [UInt8] { sequence.map { UInt8(SequenceLetters.code($0)) } }

  private func words(_ codes: [UInt8]) -> [[UInt8]] {
    codes.count < 5 ? [] : (0...(codes.count - 5)).map { Array(codes[$0..<($0 + 5)]) }
  }

  private struct Packed {
    var counts = [UInt8](repeating: 9, count: PentamerSet.wordCount)
    var planes = [UInt64](repeating: 9, count: PentamerSet.planeCount)
    var frequent: [UInt32] = []

    init(_ codes: [UInt8]) {
      // One more letter, so that there is an address for no letters too.
      let letters = codes + [0]
      unsafe letters.withUnsafeBufferPointer { letters in
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          unsafe planes.withUnsafeMutableBufferPointer { planes in
            guard let letters = letters.baseAddress, let counts = counts.baseAddress, let planes = planes.baseAddress
            else { return }
            unsafe PentamerSet.pack(letters, count: codes.count, counts: counts, planes: planes, frequent: &frequent)
          }
        }
      }
    }
  }

  private func shared(_ first: [UInt8], _ second: [UInt8]) -> Int {
    let (a, b) = (Packed(first), Packed(second))
    return unsafe a.planes.withUnsafeBufferPointer { x in
      unsafe a.counts.withUnsafeBufferPointer { counts in
        unsafe b.planes.withUnsafeBufferPointer { y in
          unsafe b.frequent.withUnsafeBufferPointer { frequent in
            guard let x = x.baseAddress, let y = y.baseAddress, let counts = counts.baseAddress else { return -1 }
            return unsafe PentamerSet.shared(x, counts: counts, y, frequent: frequent)
          }
        }
      }
    }
  }

  private func plainShared(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var left: [[UInt8]: Int] = [:]
    for word in words(a) { left[word, default: 0] += 1 }
    var count = 0
    for word in words(b) {
      guard let rest = left[word], rest > 0 else { continue }
      left[word] = rest - 1
      count += 1
    }
    return count
  }

  @Test func countsSharedWordsAsLists() {
    var simulated = SimulatedSequences("pentamers")
    for round in 0..<200 {
      let a = simulated.random([0, 1, 4, 5, 6, 40, 150][round % 7])
      let b = round % 3 == 0 ? simulated.random(60) : simulated.mutated(a, changes: simulated.generator.below(6))
      let expected = plainShared(codes(a), codes(b))
      #expect(shared(codes(a), codes(b)) == expected)
    }
  }

  @Test func countsEveryBit() {
    // All words once, and twice: the planes are full.
    var simulated = SimulatedSequences("every-word")
    let all = codes(simulated.random(20_000))
    #expect(shared(all, all) == plainShared(all, all))
  }

  @Test func countsManyEqualWords() {
    let a = [UInt8](repeating: 2, count: 120)
    #expect(Packed(a).frequent == [UInt32(0b10_1010_1010 << 8 | 116)])
    #expect(shared(a, a) == 116 && shared(a, Array(a.prefix(30))) == 26)
    // Counts stop at 255.
    let long = [UInt8](repeating: 1, count: 700)
    #expect(shared(long, long) == 255)
  }

  @Test func findsDifferencesOfSequencesThatAgreeInOrder() {
    var simulated = SimulatedSequences("in-order")
    var agreeing = 0
    for round in 0..<400 {
      let a = codes(simulated.random([5, 6, 12, 30, 90][round % 5]))
      var b = a
      for _ in 0..<simulated.generator.below(4) {
        b[simulated.generator.below(b.count)] = UInt8(simulated.generator.below(4))
      }
      if round % 4 == 0 { b = Array(b.dropFirst()) + [UInt8(simulated.generator.below(4))] }
      let total = plainShared(a, b)
      let inOrder = zip(words(a), words(b)).count { $0 == $1 }
      var edits: [UInt32] = [9]
      let found = unsafe a.withUnsafeBufferPointer { x in
        unsafe b.withUnsafeBufferPointer { y -> Bool in
          guard let x = x.baseAddress, let y = y.baseAddress else { return false }
          return unsafe Substitutions.appendIfInOrder(x, y, count: a.count, word: 5, shared: total, to: &edits)
        }
      }
      #expect(found == (inOrder == total))
      let differences = a.indices.filter { a[$0] != b[$0] }.map { UInt32($0) << 3 | UInt32(a[$0]) }
      #expect(edits == [9] + (found ? differences : []))
      if found { agreeing += 1 }
    }
    #expect(agreeing > 100)
  }
}
