import Glibc

/// What the system lets this process use, as Linux writes it in text files.
enum ProcessorLimits {
  /// Processors in the affinity mask; nil where it cannot be read.
  static func affinity() -> Int? {
    let mark = "Cpus_allowed_list:"
    guard let line = lines(of: "/proc/self/status").first(where: { $0.hasPrefix(mark) }) else { return nil }
    var processors = 0
    for part in line.dropFirst(mark.count).filter({ $0 != "\t" && $0 != " " }).split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, last >= first else { return nil }
      processors += last - first + 1
    }
    return processors > 0 ? processors : nil
  }

  /// Whole processors that the control group's quota allows (containers set it), at least 1; nil without a quota.
  static func controlGroupQuota() -> Int? {
    guard let fields = lines(of: "/sys/fs/cgroup/cpu.max").first?.split(separator: " "), fields.count == 2,
      let quota = Int(fields[0]), let period = Int(fields[1]), period > 0
    else { return nil }
    return max(1, (quota + period - 1) / period)
  }

  private static func lines(of path: String) -> [Substring] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 16_384)
    // SAFETY: the array outlives the call and its count is passed.
    let got = unsafe read(file, &bytes, bytes.count)
    guard got > 0 else { return [] }
    return String(decoding: bytes[..<got], as: UTF8.self).split(separator: "\n")
  }
}
