import Glibc
import Storage
import Testing

@Suite struct MappedBytesTests {
  @Test func arraysLieInTheBytes() throws {
    let bytes = MappedBytes((0..<64).map { UInt8($0) })
    let numbers = try #require(bytes.array(of: UInt32.self, at: 8, count: 2))
    #expect(Array(numbers) == [0x0B0A_0908, 0x0F0E_0D0C])
    #expect(bytes.array(of: UInt8.self, at: 64, count: 0)?.isEmpty == true)
  }

  @Test(arguments: [(-1, 1), (0, 17), (2, 1), (64, 1), (60, 2), (0, -1), (Int.max - 3, 2)])
  func arraysOutsideAreRefused(offset: Int, count: Int) {
    let bytes = MappedBytes([UInt8](repeating: 1, count: 64))
    #expect(bytes.array(of: UInt32.self, at: offset, count: count) == nil)
  }

  @Test func arraysOutliveTheBytesTheyLieIn() throws {
    func made() -> SharedArray<UInt64>? {
      MappedBytes([UInt8](repeating: 7, count: 800)).array(of: UInt64.self, at: 0, count: 100)
    }
    let array = try #require(made())
    #expect(array.allSatisfy { $0 == 0x0707_0707_0707_0707 })
  }

  @Test func filesAreMapped() throws {
    let path = "/tmp/dysbio-mapped-\(getpid())"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { _ = unsafe unlink(path) }
    #expect(unsafe write(descriptor, "mapped", 6) == 6)
    close(descriptor)
    let bytes = try MappedBytes(path: path)
    bytes.release(0..<6)
    #expect(bytes.count == 6)
    #expect(bytes.array(of: UInt8.self, at: 0, count: 6).map { String(decoding: $0, as: UTF8.self) } == "mapped")
  }

  @Test(arguments: [("/nowhere/at/all", ENOENT), ("/tmp", EINVAL)])
  func whatCannotBeMappedSaysWhy(path: String, code: Int32) {
    do throws(MappedBytes.Failure) {
      _ = try MappedBytes(path: path)
      Issue.record("mapped")
    } catch {
      #expect(error.code == code)
    }
  }

  @Test func sharedArraysKeepTheirElements() {
    let array = SharedArray([3, 1, 2])
    #expect(array[1] == 1)
    #expect(array.sorted() == [1, 2, 3])
    #expect(array == SharedArray([3, 1, 2]))
    #expect(array != SharedArray([3, 1]))
    let sum = array.withSpan { span in (0..<span.count).reduce(0) { $0 + span[$1] } }
    #expect(sum == 6)
    #expect(SharedArray([Int]()).isEmpty)
    #expect(SharedArray<UInt16>([1, 258]).memoryBytes == [1, 0, 2, 1])
  }

  @Test func textsComeBack() {
    let texts = PackedTexts(["", "é", "abc", ""])
    #expect(Array(texts) == ["", "é", "abc", ""])
    #expect(PackedTexts(starts: texts.starts, bytes: SharedArray([1])) == nil)
    #expect(PackedTexts(starts: SharedArray([0, 3, 2, 4]), bytes: SharedArray([1, 2, 3, 4])) == nil)
    #expect(PackedTexts(starts: SharedArray([]), bytes: SharedArray([])) == nil)
  }
}
