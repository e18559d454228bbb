public import BioModel
import CYAML

/// Reads a file of settings in YAML 1.1 by libyaml: one document of texts, lists and mappings, each with its line.
///
/// Anchors, aliases, tags, keys that are no texts, repeated keys and further documents are errors: a file of settings needs
/// none of them, and each can hide what it says.
public enum YAMLReader {
  /// Levels of lists and mappings in each other.
  static let deepest = 32

  /// - Parameters:
  ///   - bytes: UTF-8, or UTF-16 with a byte order mark.
  ///   - file: the name in messages.
  /// - Throws: `BioIOError` with the line of what is wrong.
  /// - Complexity: O(bytes).
  public static func read(_ bytes: [UInt8], file: String) throws(BioIOError) -> YAMLNode {
    let events = try events(bytes, file: file)
    var cursor = YAMLCursor(events: events, file: file)
    return try cursor.document()
  }

  /// What libyaml finds, without the ends of stream and document.
  private static func events(_ bytes: [UInt8], file: String) throws(BioIOError) -> [YAMLEvent] {
    var events: [YAMLEvent] = []
    var failure: BioIOError?
    func fail(_ line: Int, _ message: String, _ advice: String = "") {
      failure = BioIOError(.malformedInput, at: SourceLocation(file: file, line: line), message, advice: advice)
    }
    // SAFETY: the reader is closed before the bytes go; a scalar's text is copied before the next event; the problem is
    // a C string of libyaml's own.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let reader = unsafe dysbio_yaml_open(buffer.baseAddress, buffer.count) else {
        return fail(1, "there is no memory to read it")
      }
      defer { unsafe dysbio_yaml_close(reader) }
      while failure == nil {
        guard unsafe dysbio_yaml_next(reader) != 0 else {
          let problem = unsafe dysbio_yaml_problem(reader).map { unsafe String(cString: $0) } ?? "it cannot be read"
          return fail(
            unsafe Int(dysbio_yaml_problem_line(reader)), "this is no YAML: \(problem)",
            "put texts that hold any of : # @ & * ! | > % { } [ ] , in quotes, and indent by blanks")
        }
        let line = unsafe Int(dysbio_yaml_line(reader))
        if unsafe dysbio_yaml_is_marked(reader) != 0 {
          return fail(line, "anchors (&) and tags (!) have no place here")
        }
        switch unsafe dysbio_yaml_kind(reader) {
        case YAML_STREAM_END_EVENT: return
        case YAML_ALIAS_EVENT: fail(line, "aliases (*) have no place here", "write the value out")
        case YAML_SCALAR_EVENT:
          var count = 0
          let text = unsafe dysbio_yaml_text(reader, &count)
          let bytes = unsafe UnsafeBufferPointer(start: text, count: count)
          let isPlain = unsafe dysbio_yaml_is_plain(reader) != 0
          events.append(YAMLEvent(.scalar(unsafe String(decoding: bytes, as: UTF8.self), isPlain: isPlain), line))
        case YAML_SEQUENCE_START_EVENT: events.append(YAMLEvent(.sequence, line))
        case YAML_MAPPING_START_EVENT: events.append(YAMLEvent(.mapping, line))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: events.append(YAMLEvent(.end, line))
        case YAML_DOCUMENT_START_EVENT where !events.isEmpty: fail(line, "a second document begins here")
        default: break
        }
      }
    }
    if let failure { throw failure }
    return events
  }
}

/// A step through a document.
struct YAMLEvent {
  enum Kind {
    case scalar(String, isPlain: Bool)
    case sequence, mapping, end
  }

  let kind: Kind
  let line: Int

  init(_ kind: Kind, _ line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// Puts events together to nodes.
private struct YAMLCursor {
  let events: [YAMLEvent]
  let file: String
  private var next = 0

  init(events: [YAMLEvent], file: String) {
    self.events = events
    self.file = file
  }

  mutating func document() throws(BioIOError) -> YAMLNode {
    if events.isEmpty { return YAMLNode(.mapping([]), line: 1) }
    return try node(depth: 1)
  }

  private func error(_ line: Int, _ message: String) -> BioIOError {
    BioIOError(.malformedInput, at: SourceLocation(file: file, line: line), message)
  }

  /// Libyaml closes what it opens, so there always is an event.
  private mutating func node(depth: Int) throws(BioIOError) -> YAMLNode {
    let event = events[next]
    next += 1
    if depth > YAMLReader.deepest { throw error(event.line, "lists and mappings stand in each other too deep") }
    switch event.kind {
    case .scalar(let text, let isPlain): return YAMLNode(.scalar(text, isPlain: isPlain), line: event.line)
    case .end: return YAMLNode(.sequence([]), line: event.line)
    case .sequence:
      var items: [YAMLNode] = []
      while !takeEnd() { items.append(try node(depth: depth + 1)) }
      return YAMLNode(.sequence(items), line: event.line)
    case .mapping:
      var entries: [YAMLNode.Entry] = []
      var keys: Set<String> = []
      while !takeEnd() {
        let key = try node(depth: depth + 1)
        guard case .scalar(let name, _) = key.content else { throw error(key.line, "a key is a text") }
        guard keys.insert(name).inserted else { throw error(key.line, "'\(name)' stands there twice") }
        entries.append(YAMLNode.Entry(key: name, line: key.line, value: try node(depth: depth + 1)))
      }
      return YAMLNode(.mapping(entries), line: event.line)
    }
  }

  private mutating func takeEnd() -> Bool {
    guard case .end = events[next].kind else { return false }
    next += 1
    return true
  }
}
