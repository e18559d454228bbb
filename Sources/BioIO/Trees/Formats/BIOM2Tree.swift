public import BioModel

/// The tree inside a BIOM 2.1 table: `observation/group-metadata/phylogeny`.
public struct BIOM2Tree: TreeFormat {
  public let descriptor = Descriptor(
    id: "biom-2.1", title: "BIOM 2.1 (HDF5)", summary: "an HDF5 file",
    reference: "https://biom-format.org/documentation/format_versions/biom-2.1.html")

  public init() {}

  public var isText: Bool { false }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { HDF5File.sniff(head) }

  public func read(_ bytes: [UInt8], file: String) throws(TableError) -> TreeDocument {
    guard let text = try BIOM2Document.treeText(bytes, file: file) else {
      throw TableError(
        at: SourceLocation(file: file), "the BIOM table holds no tree (observation/group-metadata/phylogeny)",
        advice: "give the tree as a file of its own")
    }
    let place = "\(file):observation/group-metadata/phylogeny"
    return try Newick().read(try TextBytes.checked(Array(text.utf8), file: place), file: place)
  }
}
