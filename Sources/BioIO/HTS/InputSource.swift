import BioModel
import CHTSlib
import Glibc

/// An opened input, before it is known what reads it: the file behind htslib's buffer, and what its first bytes say.
///
/// Files are opened by open(2), so that a name is never taken for a URL; `-` is standard input.
@safe
struct InputSource: ~Copyable {
  /// The path as given.
  let path: String
  /// Whether the first bytes are those of BAM or CRAM.
  let isAlignment: Bool
  // SAFETY: owned; closed in deinit unless a reader took it over.
  private var file: UnsafeMutablePointer<hFILE>?

  /// - Parameter takesContainers: zip archives are handed over as they are, for readers that look inside.
  /// - Throws: `missingInput` when the file cannot be opened, `malformedInput` for a compression that is not gzip.
  init(path: String, takesContainers: Bool = false) throws(BioIOError) {
    self.path = path
    hts_set_log_level(HTS_LOG_OFF)
    let descriptor = try InputSource.descriptor(path)
    guard let file = unsafe hdopen(descriptor, "r") else {
      close(descriptor)
      throw BioIOError(.inputOutput, at: SourceLocation(file: path), "the file cannot be buffered")
    }
    var head = [UInt8](repeating: 0, count: 18)
    // SAFETY: the array holds the number of bytes asked for; `file` is open.
    let peeked = unsafe hpeek(file, &head, head.count)
    let wrong: BioIOError?
    if peeked < 0 {
      wrong = BioIOError(.inputOutput, at: SourceLocation(file: path), "the file cannot be read: \(systemMessage())")
    } else if takesContainers, head.starts(with: ZipArchive.magic) {
      wrong = nil
    } else {
      wrong = CompressionMagic.problem(path: path, head: Array(head[..<peeked]))
    }
    if let wrong {
      unsafe hclose_abruptly(file)
      throw wrong
    }
    var format = unsafe htsFormat()
    // SAFETY: `file` is open, `format` outlives the call.
    let known = unsafe hts_detect_format(file, &format) == 0
    isAlignment = unsafe known && (format.format == bam || format.format == cram)
    unsafe self.file = file
  }

  deinit {
    if let file = unsafe file { unsafe hclose_abruptly(file) }
  }

  /// Hands the open file to its reader, which closes it.
  mutating func take() -> UnsafeMutablePointer<hFILE>? {
    let taken = unsafe file
    unsafe file = nil
    return unsafe taken
  }

  /// The opened file; for standard input a duplicate, so that closing the reader leaves standard input open.
  private static func descriptor(_ path: String) throws(BioIOError) -> Int32 {
    let location = SourceLocation(file: path)
    if path == "-" {
      let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
      if descriptor >= 0 { return descriptor }
      throw BioIOError(.missingInput, at: location, "standard input is closed")
    }
    if let scheme = path.firstRange(of: "://"), path[..<scheme.lowerBound].utf8.allSatisfy(isLetter) {
      throw BioIOError(
        .missingInput, at: location, "inputs are read from files, not from the network",
        advice: "download it first and give the file's path")
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno == ENOENT ? "there is no such file" : "the file cannot be opened: \(systemMessage())"
      throw BioIOError(.missingInput, at: location, reason, advice: "check the path and its permissions")
    }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw BioIOError(.missingInput, at: location, "this is a folder, not a file")
    }
    return descriptor
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let upper = byte & 0xDF
    return upper >= UInt8(ascii: "A") && upper <= UInt8(ascii: "Z") || byte >= 0x30 && byte <= 0x39
  }
}

/// What the system says about its last failed call.
func systemMessage() -> String {
  var text = [CChar](repeating: 0, count: 256)
  let code = errno
  // SAFETY: the array holds the number of bytes passed, and is ended by a NUL.
  guard unsafe strerror_r(code, &text, text.count - 1) == 0 else { return "error \(code)" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
