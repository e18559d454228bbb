import Glibc
import Storage
import Testing

struct ScratchArrayTests {
  private let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"

  @Test("what is written is read, and the rest is 0")
  func writeAndRead() throws {
    let array = try ScratchArray<Float>(count: 5_000, folder: folder)
    array.withSlice(4_990..<5_000) { slice in
      for place in 0..<slice.count { slice[place] = Float(place) }
    }
    #expect(array[0] == 0 && array[4_989] == 0 && array[4_999] == 9)
    #expect(array.withSpan(4_995..<4_998) { $0[0] + $0[1] + $0[2] } == 18)
    array.withSlice(5_000..<5_000) { #expect($0.count == 0) }
  }

  @Test("none is an array too")
  func empty() throws { #expect(try ScratchArray<Double>(count: 0, folder: folder).count == 0) }

  @Test("a folder that is not there is the system's error")
  func noFolder() {
    let failure = #expect(throws: MappedBytes.Failure.self) {
      try ScratchArray<Double>(count: 1, folder: "/no/such/folder")
    }
    #expect(failure?.code == ENOENT)
  }
}
