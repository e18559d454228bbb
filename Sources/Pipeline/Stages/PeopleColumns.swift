import BioModel
import Diversity
import Dysbiosis

/// The columns that say whose sample each is, when it was taken and of which specimen.
struct PeopleColumns {
  /// As given with `--subject`, `--time` and `--replicate`.
  let columns: FactColumns

  init(_ options: CommunityOptions) {
    columns = FactColumns(subject: options.subject, time: options.time, replicate: options.replicate)
  }

  init(subject: String?) { columns = FactColumns(subject: subject) }

  /// - Throws: `usage` for a column that the metadata do not have.
  func check(_ metadata: SampleMetadata) throws(PipelineError) {
    for (option, column) in [
      ("--subject", columns.subject), ("--time", columns.time), ("--replicate", columns.replicate),
    ] {
      guard let column, metadata[column: column] == nil else { continue }
      let names = metadata.columns.map(\.name).joined(separator: ", ")
      throw PipelineError(
        .usage, "\(option) \(column): no metadata column is called so",
        advice: names.isEmpty ? "the samples have no metadata" : "there are \(names)")
    }
  }

  /// The facts of samples.
  func facts(of sampleIDs: [String], _ metadata: SampleMetadata) -> StudyFacts {
    StudyFacts(of: sampleIDs, metadata: metadata, columns: columns)
  }

  /// The column by which tests of groups know subjects: the one given; else the one called `subject`, where it names
  /// somebody in every sample and somebody twice, and has no other part in the comparison.
  func ofComparison(
    _ asked: ComparisonOptions, _ sampleIDs: [String], _ metadata: SampleMetadata
  ) -> (column: String?, notices: [Notice]) {
    if let column = columns.subject { return (column, []) }
    guard let column = metadata.columns(like: "subject").first else { return (nil, []) }
    let stated = asked.formula.flatMap { try? ModelFormula($0) }?.variables ?? []
    if ([asked.group, asked.strata].compactMap { $0 } + asked.batches + stated).contains(column.name) {
      return (nil, [])
    }
    let values = metadata.aligned(to: sampleIDs)[column: column.name]?.values ?? []
    let named = values.compactMap { $0 }
    guard Set(named).count < named.count else { return (nil, []) }
    if named.count < values.count {
      return (
        nil,
        [
          Notice(
            .warning, code: "subjects-not-used",
            message: "the column \"\(column.name)\" names no subject in \(values.count - named.count) samples, so "
              + "the tests of groups take all samples as independent; complete it, or name it with --subject to "
              + "leave those samples out of the tests")
        ]
      )
    }
    return (
      column.name,
      [
        Notice(
          .note, code: "subjects-used",
          message: "several samples are of one subject (column \"\(column.name)\"): the tests of groups permute "
            + "subjects or pair their samples")
      ]
    )
  }
}
