/// The adapters of a library kit, one per mate.
public struct AdapterPreset: Sendable, Equatable {
  /// The permanent kebab-case id, for example `truseq`.
  public let id: String
  /// The name used in the field.
  public let name: String
  /// What follows the insert in mate 1 (and in single reads).
  public let first: Adapter
  /// What follows it in mate 2.
  public let second: Adapter

  /// The presets, in the order in which ties are settled. The letters are those of Illumina's adapter letter
  /// (document 1000000002694).
  public static let all = [
    AdapterPreset(
      id: "truseq", name: "Illumina TruSeq",
      first: Adapter(known: "TruSeq read 1", "AGATCGGAAGAGCACACGTCTGAACTCCAGTCA"),
      second: Adapter(known: "TruSeq read 2", "AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT")),
    AdapterPreset(
      id: "nextera", name: "Illumina Nextera",
      first: Adapter(known: "Nextera", "CTGTCTCTTATACACATCT"), second: Adapter(known: "Nextera", "CTGTCTCTTATACACATCT")),
  ]

  /// The preset with an id, or nil.
  public static func preset(id: String) -> AdapterPreset? { all.first { $0.id == id } }
}
