public import BioIO
import BioModel

/// Has text formats write the table the other way round than it was read.
public struct TransposeTable: TableOperation {
  public init() {}

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    var changed = document
    let orientation = document.understanding(of: "orientation")?.value
    if orientation == TableAssumptions.Orientation.samplesByFeatures.rawValue { return changed }
    changed.writtenOrientation = .samplesByFeatures
    return changed
  }
}
