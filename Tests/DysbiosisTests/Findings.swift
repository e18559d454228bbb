import Glibc

/// Numbers for the finding records, printed where `DYSBIO_PRINT_FINDINGS` is set.
enum Findings {
  static func print(_ items: Any...) {
    guard unsafe getenv("DYSBIO_PRINT_FINDINGS") != nil else { return }
    Swift.print("finding:", items.map { "\($0)" }.joined(separator: " | "))
  }
}
