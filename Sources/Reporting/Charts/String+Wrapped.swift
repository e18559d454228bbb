extension String {
  /// The text in lines of at most `limit` characters, broken at blanks; a longer word has a line of its own.
  /// Complexity O(characters).
  func wrapped(to limit: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
