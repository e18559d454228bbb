import Glibc

/// Storage: bytes that are read where they lie. It knows neither formats nor the field; values built on it are immutable
/// and safe to share between threads.
///
/// The bytes of a whole file, mapped into memory: pages are read when they are first touched and belong to the
/// system's cache, so a large file opens at once. While it is mapped the file must not be shortened by others.
///
/// `@unchecked Sendable` because the bytes are never written after `init`.
@safe
public final class MappedBytes: @unchecked Sendable {
  /// Why a file could not be mapped: the system's `errno`.
  public struct Failure: Error, Equatable {
    public let code: Int32
  }

  // SAFETY: valid for `count` bytes from init to deinit, aligned to 64 bytes at least, never written after init.
  private let base: UnsafeRawPointer
  /// The number of bytes.
  public let count: Int
  private let isMapped: Bool

  /// Maps a regular file.
  ///
  /// - Throws: the system's reason; `EINVAL` for what is no regular file.
  /// - Complexity: O(1).
  public init(path: String) throws(Failure) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(code: EINVAL) }
    count = Int(status.st_size)
    isMapped = count > 0
    guard isMapped else {
      unsafe base = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64))
      return
    }
    // SAFETY: a private read-only mapping of the whole file; MAP_FAILED is −1.
    guard let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe address != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw Failure(code: errno) }
    unsafe base = UnsafeRawPointer(address)
  }

  /// A copy of bytes that are in memory already.
  public init(_ bytes: [UInt8]) {
    count = bytes.count
    isMapped = false
    // SAFETY: room for all bytes, copied before anyone can read them.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    unsafe memory.copyBytes(from: bytes)
    unsafe base = UnsafeRawPointer(memory.baseAddress ?? UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64))
  }

  deinit {
    if isMapped {
      // SAFETY: mapped in init with the same length.
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      // SAFETY: allocated in init.
      unsafe base.deallocate()
    }
  }

  /// Gives the memory of a part of a mapped file back to the system's cache; it is read again where it is touched again.
  ///
  /// - Complexity: O(pages). Nothing happens to bytes that are in memory of their own.
  public func release(_ range: Range<Int>) {
    let page = sysconf(Int32(_SC_PAGESIZE))
    guard isMapped, page > 0, range.lowerBound >= 0, range.upperBound <= count else { return }
    let first = (range.lowerBound + page - 1) / page * page
    let length = range.upperBound / page * page - first
    guard length > 0 else { return }
    // SAFETY: whole pages inside the mapping; a private mapping that is never written reads the file's bytes again.
    unsafe madvise(UnsafeMutableRawPointer(mutating: base + first), length, MADV_DONTNEED)
  }

  /// Elements that lie in the bytes from an offset on, or nil where they do not fit or would not be aligned.
  public func array<Element>(of type: Element.Type, at offset: Int, count: Int) -> SharedArray<Element>? {
    let stride = MemoryLayout<Element>.stride
    guard offset >= 0, count >= 0, offset <= self.count, count <= (self.count - offset) / stride,
      offset.isMultiple(of: MemoryLayout<Element>.alignment)
    else { return nil }
    // SAFETY: inside the bytes and aligned (checked above); any bits are a value of a bitwise copyable number; the
    // array keeps `self` alive.
    return unsafe SharedArray(
      owner: self, base: (base + offset).assumingMemoryBound(to: Element.self), count: count)
  }
}
