import Glibc

/// A large array of numbers that lies in a file of its own, for what may not fit into memory: the system keeps in
/// memory what it can and writes the rest to the file. Several lanes may fill it at once, each its own ranges;
/// afterwards it is read only.
///
/// The file has no name: it is removed from its folder as soon as it is open, so nothing is left behind however the
/// program ends. Elements are 0 at first.
///
/// `@unchecked Sendable` because callers give no two lanes overlapping ranges, and read after all lanes have ended.
@safe
public final class ScratchArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // SAFETY: a shared mapping of `count` elements from init to deinit of a file nobody else can open.
  private let base: UnsafeMutableRawPointer
  private let mappedBytes: Int
  /// The number of elements.
  public let count: Int

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - count: the number of elements.
  ///   - folder: an existing folder on a file system with room for them.
  /// - Throws: the system's reason, for example `ENOSPC` where there is no room.
  public init(count: Int, folder: String) throws(MappedBytes.Failure) {
    precondition(count >= 0)
    let (bytes, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflows else { throw MappedBytes.Failure(code: EFBIG) }
    self.count = count
    mappedBytes = max(bytes, 1)
    var template = Array((folder + "/.scratch-XXXXXX").utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw MappedBytes.Failure(code: errno) }
    defer { close(descriptor) }
    unsafe unlink(template)
    // Room is claimed now: a full disk would otherwise end the process in the middle of a write to memory.
    let failure = posix_fallocate(descriptor, 0, off_t(mappedBytes))
    guard failure == 0 else { throw MappedBytes.Failure(code: failure) }
    // SAFETY: a shared mapping of the whole file; MAP_FAILED is −1.
    guard let address = unsafe mmap(nil, mappedBytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      unsafe address != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw MappedBytes.Failure(code: errno) }
    unsafe base = address
  }

  deinit {
    // SAFETY: mapped in init with the same length.
    unsafe munmap(base, mappedBytes)
  }

  /// Lets `body` write the elements of one range. No other lane may hold a range that overlaps it.
  public func withSlice<Result>(_ range: Range<Int>, _ body: (inout MutableSpan<Element>) throws -> Result) rethrows
    -> Result
  {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // SAFETY: the range lies in the mapping, which lives as long as self; any bits are a value of a number.
    let start = unsafe base.assumingMemoryBound(to: Element.self) + range.lowerBound
    var span = unsafe MutableSpan(_unsafeStart: start, count: range.count)
    return try body(&span)
  }

  /// Lets `body` read the elements of one range, once they are written.
  public func withSpan<Result, Failure: Error>(
    _ range: Range<Int>, _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    defer { withExtendedLifetime(self) {} }
    // SAFETY: as above.
    let start = unsafe UnsafePointer(base.assumingMemoryBound(to: Element.self) + range.lowerBound)
    return try body(unsafe Span(_unsafeStart: start, count: range.count))
  }

  /// One element.
  ///
  /// - Precondition: `index` is in 0..<count.
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    // SAFETY: checked above.
    return unsafe base.load(fromByteOffset: index * MemoryLayout<Element>.stride, as: Element.self)
  }
}
