import BioIO
public import BioModel
import Dysbiosis
import Logging
import Reporting

/// `dysbio cohort build`: a lab's own reference cohort from a table and metadata, as one versioned file.
public struct CohortPipeline {
  /// What is asked for.
  public struct Request: Sendable {
    public var table: TableRequest
    /// `column=value`: the members; nil for all samples.
    public var referenceLevel: String?
    public var name: String
    /// The scheme of names of the table; nil: recognised from the names.
    public var taxonomyScheme: String?
    /// The rank the profiles are collapsed to.
    public var rank: Rank
    public var output: String
    /// The metadata column that names each sample's subject; nil: the one called so.
    public var subject: String?
    /// Replace an existing file.
    public var replacesOutput = false

    public init(table: TableRequest, name: String, rank: Rank, output: String) {
      self.table = table
      self.name = name
      self.rank = rank
      self.output = output
    }
  }

  private let request: Request
  private let context: RunContext

  public init(_ request: Request, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes the file.
  ///
  /// - Throws: also when there is such a file already (`replacesOutput`), the table has no lineages, no member has enough
  ///   classified reads, or the members are of several hosts or body sites none of which has the majority.
  public func run() throws {
    guard request.replacesOutput || !WholeFile.exists(request.output) else {
      throw PipelineError(
        .cannotWriteOutput, at: SourceLocation(file: request.output), "the file exists",
        advice: "name another one, or replace it with --force")
    }
    let read = request.table.paths + [request.table.metadataFile, request.table.taxonomyFile].compactMap { $0 }
    try WholeFile.check([request.output], inputs: read)
    let input = try TableInput(request.table)
    let people = PeopleColumns(subject: request.subject)
    try people.check(input.metadata)
    context.say(input.document.notices)
    context.say(TableSummary(input.document, name: request.table.name))
    let community = input.community
    guard community.table.lineages != nil else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.table.name), "the table holds no lineages",
        advice: "give them with --taxonomy")
    }
    let table = community.table.keepingFeatures(where: community.offTargetReasons.map { $0 == nil })
    var study = input.study
    if let scheme = request.taxonomyScheme { study.taxonomy = scheme }
    let facts = people.facts(of: table.sampleIDs, input.metadata)
    context.say(facts.notices.filter { $0.code != "time-without-subject" })
    let profile = CommunityProfile(table: table, study: study, facts: facts.facts)
    let members =
      try request.referenceLevel.map {
        try ReferenceLevel($0).members(of: table.sampleIDs, metadata: input.metadata)
      } ?? Array(repeating: true, count: table.sampleCount)
    let isMember = zip(members, community.controls).map { $0 && !$1 }
    let cohort = CohortFile.build(name: request.name, from: profile, isMember: isMember, rank: request.rank)
    context.say(cohort.notices)
    if let conflict = cohort.conflict {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.table.name), conflict,
        advice: "name the members of one host and body site with --reference-level")
    }
    guard cohort.count > 0 else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.table.name),
        "no member of the cohort has a classified read, or none has enough of them")
    }
    try WholeFile.write(CohortFile.encode(cohort), to: request.output)
    context.logger.info("\(cohort.label), fingerprint \(cohort.fingerprint), written to \(request.output)")
  }
}
