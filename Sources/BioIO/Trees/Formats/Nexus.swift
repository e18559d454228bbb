public import BioModel

/// NEXUS: the first tree of its TREES block, with the names that TRANSLATE gives.
///
/// Other blocks are stepped over; names and lengths are read as in Newick, so underscores are kept.
public struct Nexus: TreeFormat {
  public let descriptor = Descriptor(
    id: "nexus", title: "NEXUS", summary: "the file begins with #NEXUS", reference: "10.1093/sysbio/46.4.590")

  public init() {}

  public var endings: [String] { ["nex", "nexus", "nxs"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let first = head.drop(while: TreeCursor.isBlank).prefix(6)
    return String(decoding: first, as: UTF8.self).lowercased() == "#nexus" ? 1 : 0
  }

  public func read(_ bytes: [UInt8], file: String) throws(TableError) -> TreeDocument {
    var nexus = NexusReader(TreeCursor(text: bytes, file: file))
    return try nexus.document()
  }
}
