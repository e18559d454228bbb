/// How quality characters become scores: `--phred`.
public enum PhredChoice: String, Sendable, CaseIterable {
  /// Decide on the first 10,000 reads (the whole file when it is shorter).
  case automatic = "auto"
  /// Offset 33: Sanger, Illumina since 1.8, and everything of today.
  case offset33 = "33"
  /// Offset 64: Illumina 1.3–1.7. Solexa's scores below 0 become 0.
  case offset64 = "64"
}
