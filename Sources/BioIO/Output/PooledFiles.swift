import BioModel
import Glibc

/// Many BGZF files written at once with bounded memory and one open file per lane.
///
/// Text is kept per file until it fills a block; full blocks are taken out, compressed by whoever has time, and
/// appended in the order in which they were taken. So thousands of files neither need thousands of descriptors nor
/// more memory than `memoryLimit` plus what is on its way. The bytes of a file depend on its own text and on the number
/// of files only.
///
/// For one owner; `Block.compressed` and `append` to different files may run on any lane.
public struct PooledFiles: Sendable {
  /// Text of one file that fills a block.
  public struct Block: Sendable {
    /// The number of the file.
    public let file: Int
    let text: [UInt8]

    /// The block as it stands in the file, made by the lane's compressor.
    public func compressed(by compressor: BGZFCompressor) -> [UInt8] {
      var block = ByteChunk()
      compressor.compress(text.span, into: &block)
      return block.array
    }
  }

  /// Bytes of text kept for all files together, unless they are so many that a block each is more.
  public static let memoryLimit = 256 << 20
  private static let smallestBlock = 4_096

  /// Where the files are.
  public let paths: [String]
  private let blockBytes: Int
  private var texts: [[UInt8]]
  private var full: [Block] = []

  /// Makes the files, empty; what was there is lost.
  ///
  /// - Throws: `cannotWriteOutput`.
  public init(paths: [String]) throws(BioIOError) {
    self.paths = paths
    blockBytes = min(
      BGZFCompressor.blockContent, max(PooledFiles.smallestBlock, PooledFiles.memoryLimit / max(1, paths.count)))
    texts = Array(repeating: [], count: paths.count)
    for path in paths { try FileTree.append([], to: path, flags: O_CREAT | O_TRUNC, syncs: false) }
  }

  /// Adds text to the end of a file. Complexity O(bytes).
  public mutating func add(_ text: ArraySlice<UInt8>, to file: Int) {
    var rest = text
    while texts[file].count + rest.count >= blockBytes {
      let part = rest.prefix(blockBytes - texts[file].count)
      full.append(Block(file: file, text: texts[file] + part))
      texts[file].removeAll(keepingCapacity: true)
      rest = rest.dropFirst(part.count)
    }
    texts[file].append(contentsOf: rest)
  }

  /// The blocks that are full, in the order in which they are to be appended; they are then no longer held here.
  public mutating func takeFullBlocks() -> [Block] {
    defer { full = [] }
    return full
  }

  /// What is left of one file's text, or nil where there is none.
  public func lastBlock(of file: Int) -> Block? {
    texts[file].isEmpty ? nil : Block(file: file, text: texts[file])
  }

  /// Appends compressed blocks to a file.
  ///
  /// - Parameter isLast: ends the file and waits until it is on the disk.
  /// - Throws: `cannotWriteOutput`.
  public func append(_ blocks: [UInt8], to file: Int, isLast: Bool = false) throws(BioIOError) {
    try FileTree.append(isLast ? blocks + BGZFCompressor.endMarker : blocks, to: paths[file], syncs: isLast)
  }
}

extension FileTree {
  /// Adds bytes to the end of a file.
  ///
  /// - Parameter flags: of `open`, for a file that is not there yet or is to be emptied.
  static func append(_ bytes: [UInt8], to path: String, flags: Int32 = 0, syncs: Bool) throws(BioIOError) {
    let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw ByteWriter.cannotWrite(path) }
    var written = 0
    while written < bytes.count {
      // SAFETY: the rest of the array from `written` on is passed with its length.
      let count = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[written...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = ByteWriter.cannotWrite(path)
        close(descriptor)
        throw error
      }
      written += count
    }
    let synced = !syncs || fsync(descriptor) == 0
    guard close(descriptor) == 0, synced else { throw ByteWriter.cannotWrite(path) }
  }
}
