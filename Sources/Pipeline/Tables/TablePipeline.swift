import BioIO
import BioModel
import Parallel
public import Reporting

/// `dysbio convert` and `dysbio table`: read, change, write, and say what was understood.
public struct TablePipeline {
  let request: TableRequest
  private let operations: [any TableOperation]
  let context: RunContext

  public init(_ request: TableRequest, _ operations: [any TableOperation] = [], _ context: RunContext) {
    self.request = request
    self.operations = operations
    self.context = context
  }

  /// What the table is, nothing written.
  public func summary() throws -> TableSummary {
    let document = try changed()
    context.say(document.notices)
    return TableSummary(document, name: request.name)
  }

  /// Writes the table.
  ///
  /// - Returns: what the written table is, and the bytes that go to standard output where the output is `-`.
  public func write(to output: TableOutput) throws -> (summary: TableSummary, standardOutput: [UInt8]) {
    let format = try output.resolved()
    try output.check(
      format, inputs: request.paths + [request.taxonomyFile, request.metadataFile].compactMap { $0 })
    var document = try changed()
    if let metadata = document.metadata, !metadata.columns.isEmpty, !format.holdsMetadata {
      let holding = TableFormats.writable.filter(\.holdsMetadata).map(\.id).joined(separator: ", ")
      document.notices.append(
        Notice(
          request.metadataFile != nil && operations.isEmpty ? .warning : .note, code: "metadata-not-written",
          message:
            "\(format.id) has no place for the \(metadata.columns.count) columns of metadata, which are not written; these formats have: \(holding)"
        ))
    }
    context.say(document.notices + format.noticesOnWriting(document))
    let bytes = try output.write(document, format)
    return (TableSummary(document, name: request.name), bytes)
  }

  func changed() throws -> TableDocument {
    let files = try TableFiles(request, withDigests: false)
    var document = files.document
    if let stated = files.metadata?.metadata {
      document.metadata = stated.aligned(to: document.table.sampleIDs)
    }
    for operation in operations {
      try context.cancellation.check()
      do {
        document = try operation.applied(to: document, context)
      } catch let error as PipelineError where error.location == nil {
        throw PipelineError(
          error.kind, at: SourceLocation(file: request.name), error.message, advice: error.advice)
      }
    }
    return document
  }
}
