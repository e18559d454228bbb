import BioIO
import BioModel
import Logging
import Parallel
import Reads
import Simulation
import Statistics
import Storage
import Taxonomy

/// `dysbio simulate`: a community, its reads, a sample sheet and the truth.
public struct SimulatePipeline {
  private let request: SimulateRequest
  private let context: RunContext

  public init(_ request: SimulateRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes the folder; whole or not at all.
  public func run() throws {
    guard let primers = PrimerCatalog.all.first(where: { $0.id == request.primers }) else {
      throw PipelineError(
        .usage, "no primer pair has the id \(request.primers)",
        advice: "the ids are " + PrimerCatalog.all.map(\.id).joined(separator: ", "))
    }
    let reference = try ReferenceSource.database(request.reference)
    let templates = try TemplateLibrary.templates(
      of: (0..<reference.count).lazy.map {
        (reference.identifiers[$0], reference.lineage(of: $0), reference.sequences[$0])
      }, primers: primers)
    let samples = try plannedSamples()
    let community = try makeCommunity(templates, groups: max(1, request.groups.count))
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: "simulate",
      leftover: .discardOwn(of: request.outputFolder, fingerprint: "simulate"))
    do {
      try write(samples, community, templates, primers, to: folder)
      try folder.write("manifest.json", manifest(reference, folder).json())
      try folder.commit()
    } catch {
      try folder.discard()
      throw error
    }
    context.logger.info("wrote \(samples.count) samples to \(request.outputFolder)")
  }

  /// One planned sample.
  private struct Planned {
    let id: String
    let group: Int?
    var isControl: Bool { group == nil }
  }

  private func plannedSamples() throws -> [Planned] {
    var samples: [Planned] = []
    if request.groups.isEmpty {
      for number in 1...request.samples { samples.append(Planned(id: "sample-\(padded(number))", group: 0)) }
    } else {
      for (group, entry) in request.groups.enumerated() {
        for number in 1...entry.samples {
          samples.append(Planned(id: "\(entry.name)-\(padded(number))", group: group))
        }
      }
    }
    for number in 0..<request.negativeControls {
      samples.append(Planned(id: "blank-\(padded(number + 1))", group: nil))
    }
    var known = Set<String>()
    for sample in samples where !known.insert(sample.id).inserted {
      throw PipelineError(
        .usage, "two samples would be called \(sample.id)", advice: "give every --group a name of its own")
    }
    return samples
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func makeCommunity(_ templates: [AmpliconTemplate], groups: Int) throws -> SimulatedCommunity {
    if let file = request.communityFile {
      let members = try CommunityFile.read(file, groups: request.groups.map(\.name))
      return try SimulatedCommunity(members: members, templates: templates, templatesPerMember: 4)
    }
    var generator = SeededGenerator(purpose: "simulate-community", seed: request.seed)
    return SimulatedCommunity(
      templates: templates, richness: min(request.richness, templates.count), groups: groups, generator: &generator)
  }

  private func write(
    _ samples: [Planned], _ community: SimulatedCommunity, _ templates: [AmpliconTemplate], _ primers: PrimerPair,
    to folder: OutputFolder
  ) throws {
    var sheet = DelimitedWriter(.comma)
    sheet.row(["sample", "fastq_1", "fastq_2", "group", "control"])
    var counts: [[Int]] = []
    // Reagent contaminants: a few templates of their own, the same in every blank.
    var contaminants = SeededGenerator(purpose: "simulate-contaminants", seed: request.seed)
    var blank = [Double](repeating: 0, count: templates.count)
    for _ in 0..<8 { blank[contaminants.below(templates.count)] += 0.125 }

    context.progress.begin("simulating", total: samples.count)
    for sample in samples {
      try context.cancellation.check()
      var generator = SeededGenerator(
        purpose: "simulate-sample", seed: request.seed, content: Array(sample.id.utf8))
      let shares =
        sample.group.map { community.sampleShares(group: $0, spread: request.spread, generator: &generator) } ?? blank
      let simulation = SampleSimulation(
        sample: sample.id, pairs: sample.isControl ? max(1, request.pairsPerSample / 100) : request.pairsPerSample,
        shares: shares, templates: templates, model: request.model, primers: primers, seed: request.seed,
        threads: context.threads)
      let names = ["\(sample.id)_R1.fastq.gz", "\(sample.id)_R2.fastq.gz"]
      let paths = try names.map { try folder.location(of: $0) }
      // Two mates, two lanes.
      _ = try parallelMap(count: 2, threads: context.threads) { mate in
        let writer = try FASTQWriter(path: paths[mate])
        for batch in simulation.batches {
          if mate == 0 {
            try writer.write(batch.forward)
          } else if let reverse = batch.reverse {
            try writer.write(reverse)
          }
        }
        try writer.close()
      }
      for name in names { try folder.record(name) }
      let group = sample.group.flatMap { request.groups.indices.contains($0) ? request.groups[$0].name : nil }
      sheet.row([sample.id] + names + [group ?? "", sample.isControl ? "negative" : ""])
      counts.append(simulation.templateCounts)
      context.progress.advance(by: 1)
    }
    context.progress.end()
    try folder.write("samples.csv", sheet.bytes)
    try writeTruth(samples, counts, templates, to: folder)
  }

  private func writeTruth(
    _ samples: [Planned], _ counts: [[Int]], _ templates: [AmpliconTemplate], to folder: OutputFolder
  ) throws {
    var table = DelimitedWriter(.tab)
    table.row(["template", "lineage"] + samples.map(\.id))
    var fasta: [UInt8] = []
    for (number, template) in templates.enumerated() where counts.contains(where: { $0[number] > 0 }) {
      table.field(template.id)
      table.field(template.lineage.prefixedText)
      for sample in counts { table.field(sample[number]) }
      table.endRow()
      fasta.append(contentsOf: ">\(template.id)\n".utf8)
      fasta.append(contentsOf: template.sequence)
      fasta.append(0x0A)
    }
    try folder.write("truth.tsv", table.bytes)
    try folder.write("truth.fasta", fasta)
  }

  private func manifest(_ reference: ReferenceDatabase, _ folder: OutputFolder) -> Manifest {
    let model = request.model
    return Manifest(
      program: ProgramVersion.name, version: ProgramVersion.number, command: "simulate",
      parameters: [
        ("seed", "\(request.seed)"), ("pairs", "\(request.pairsPerSample)"), ("primers", request.primers),
        ("community", request.communityFile ?? "log-normal"), ("richness", "\(request.richness)"),
        ("spread", "\(request.spread)"), ("read-length", "\(model.forwardLength)"),
        ("pcr-errors", "\(model.pcrErrorRate)"), ("chimeras", "\(model.chimeraRate)"),
        ("keep-primers", "\(model.keepsPrimers)"), ("spacers", "\(model.longestSpacer)"),
        ("turned", "\(model.turnedShare)"), ("random-reads", "\(model.randomShare)"),
        ("binned-qualities", "\(!model.forwardQuality.bins.isEmpty)"),
      ].map { Manifest.Entry(name: $0.0, value: $0.1) },
      resources: [Manifest.Entry(name: "reference", value: reference.fingerprint)], inputs: [],
      outputs: folder.files.map { Manifest.Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) })
  }
}
