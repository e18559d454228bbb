public import BioModel

/// The tree of a QIIME 2 artifact `Phylogeny[Rooted]` or `Phylogeny[Unrooted]`.
public struct QIIME2Tree: TreeFormat {
  public let descriptor = Descriptor(
    id: "qiime2-artifact", title: "QIIME 2 artifact (.qza)", summary: "a zip archive with <uuid>/metadata.yaml",
    reference: "10.1038/s41587-019-0209-9")

  public init() {}

  public var isText: Bool { false }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { QIIME2Artifact.sniff(head) }

  public func read(_ bytes: [UInt8], file: String) throws(TableError) -> TreeDocument {
    let artifact = try QIIME2Artifact(bytes, file: file, wanted: .tree)
    let text = try TextBytes.checked(artifact.data, file: "\(file):\(artifact.path)")
    var document = try Newick().read(text, file: "\(file):\(artifact.path)")
    document.understood += artifact.understood
    return document
  }
}
