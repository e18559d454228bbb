public import BioModel

/// `features.fasta`: the sequence variants, one line each; absent for tables without sequences.
public struct FeaturesFASTA: ResultFile {
  public let descriptor = Descriptor(
    id: "features-fasta", title: "features.fasta",
    summary: "Sequence variants; ids are the MD5 of the upper-case sequence, as in QIIME 2.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.features?.sequences.isEmpty == false }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let features = results.features, !features.sequences.isEmpty else { return [] }
    var text: [UInt8] = []
    for (id, sequence) in zip(features.ids, features.sequences) {
      text += Array(">\(id)\n".utf8)
      text += Array(sequence.utf8)
      text.append(0x0A)
    }
    return [RenderedFile(path: "features.fasta", bytes: text)]
  }
}
