import Kernels
import Statistics
import Testing

@Suite struct PentamerProfileTests {
  private func codes(_ sequence: [UInt8]) -> [UInt8] { sequence.map { UInt8(SequenceLetters.code($0)) } }

  private func words(_ codes: [UInt8]) -> [[UInt8]] {
    codes.count < 5 ? [] : (0...(codes.count - 5)).map { Array(codes[$0..<($0 + 5)]) }
  }

  private func profile(_ codes: [UInt8]) -> (counts: [UInt8], largest: UInt8) {
    var counts = [UInt8](repeating: 9, count: PentamerProfile.size)
    // One more letter, so that there is an address for no letters too.
    let letters = codes + [0]
    let largest = unsafe letters.withUnsafeBufferPointer { letters in
      unsafe counts.withUnsafeMutableBufferPointer { counts -> UInt8 in
        guard let letters = letters.baseAddress, let counts = counts.baseAddress else { return 0 }
        return unsafe PentamerProfile.count(letters, count: codes.count, into: counts)
      }
    }
    return (counts, largest)
  }

  private func shared(_ a: [UInt8], _ b: [UInt8]) -> (byProfiles: Int, byWords: Int) {
    let (first, largest) = profile(a)
    let second = profile(b).counts
    let letters = b + [0]
    var spare = first
    return unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in
        unsafe spare.withUnsafeMutableBufferPointer { spare in
          unsafe letters.withUnsafeBufferPointer { letters in
            guard let x = first.baseAddress, let y = second.baseAddress, let z = spare.baseAddress,
              let codes = letters.baseAddress
            else { return (-1, -1) }
            return unsafe (
              PentamerProfile.shared(x, largest: largest, y), PentamerProfile.shared(z, codes, count: b.count)
            )
          }
        }
      }
    }
  }

  private func plainShared(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var left = words(a)
    var count = 0
    for word in words(b) {
      guard let place = left.firstIndex(of: word) else { continue }
      left.remove(at: place)
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
      let found = shared(codes(a), codes(b))
      #expect(found.byProfiles == expected && found.byWords == expected)
    }
  }

  @Test func countsManyEqualWords() {
    let a = [UInt8](repeating: 2, count: 120)
    #expect(profile(a).largest == 116)
    #expect(shared(a, a) == (116, 116))
    #expect(profile([UInt8](repeating: 1, count: 700)).largest == 255)
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
