import Amplicon
import ArgumentParser
import BioIO
import BioModel
import Diversity
import Dysbiosis
import Reads
import Taxonomy

/// `dysbio list`
struct ListCommand: ParsableCommand {
  /// A catalogue; each is a registry's descriptors.
  enum Catalogue: String, ExpressibleByArgument, CaseIterable {
    case metrics, ordinations, tests, transforms, formats, indices, ratios, markers, names, traits, schemes, primers,
      denoisers, classifiers

    var descriptors: [Descriptor] {
      switch self {
      case .metrics:
        DiversityOptions.knownMetrics
      case .ordinations: OrdinationMethods.all.map(\.descriptor)
      case .tests: DistanceTests.all
      case .transforms: TableTransforms.all.map(\.descriptor)
      case .formats: TableFormats.all.map(\.listing)
      case .schemes: NomenclatureScheme.allCases.map(\.descriptor)
      // These have more to say than a descriptor holds.
      case .names, .traits, .markers, .indices, .ratios: []
      case .primers: PrimerCatalog.all.map(\.listing)
      case .denoisers: Denoisers.all.map(\.descriptor)
      case .classifiers: ClassifierMethods.all.map(\.descriptor)
      }
    }

    /// The catalogues of evidence, with everything their resources state.
    var evidence: EvidenceCatalogue? {
      switch self {
      case .markers: .markers
      case .indices: .indices
      case .ratios: .ratios
      default: nil
      }
    }

    /// Whether one entry can be asked for.
    var hasEntries: Bool { [.names, .markers, .indices, .ratios].contains(self) }
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The catalogues: ids, formulas, units and sources.",
    discussion: """
      Example:
        dysbio list metrics
        dysbio list markers --json
        dysbio list markers faecalibacterium-low
        dysbio list names 'Bacteroides vulgatus'

      The JSON of markers, indices and ratios is described in `dysbio schema`, $defs/catalogues. docs/evidence.md is
      made from --markdown.
      """)

  @Argument(help: "Which catalogue.")
  var catalogue: Catalogue

  @Argument(help: "For names: the taxon to explain. For markers, indices and ratios: the id of one to show in full.")
  var entry: String?

  @Flag(help: "As JSON.")
  var json = false

  @Flag(help: "As a part of a Markdown page (markers, indices, ratios).")
  var markdown = false

  func validate() throws {
    if catalogue == .names, entry == nil {
      throw ValidationError("names takes a taxon, for example: dysbio list names Prevotella")
    }
    if !catalogue.hasEntries, let entry {
      throw ValidationError(
        "only names, markers, indices and ratios take an entry; '\(entry)' is one too many")
    }
    if let evidence = catalogue.evidence, let entry, evidence[entry] == nil {
      throw ValidationError("there is no '\(entry)'; `dysbio list \(catalogue.rawValue)` shows the ids")
    }
    if markdown, catalogue.evidence == nil || json || entry != nil {
      throw ValidationError("--markdown shows all markers, indices or ratios, without --json")
    }
  }

  func run() throws {
    if let evidence = catalogue.evidence { return show(evidence) }
    switch catalogue {
    case .names: return try explain(entry ?? "")
    case .traits: return print(json ? TraitListing.json : TraitListing.text, terminator: "")
    default: break
    }
    let descriptors = catalogue.descriptors
    guard json else {
      let width = descriptors.map(\.id.count).max() ?? 0
      for entry in descriptors {
        let pad = String(repeating: " ", count: width - entry.id.count)
        print("\(entry.id)\(pad)  \(entry.title)\(entry.formula.isEmpty ? "" : "  [\(entry.formula)]")")
      }
      return
    }
    var json = JSONWriter()
    json.array { json in
      for entry in descriptors {
        json.object { json in
          json.member("id", entry.id)
          json.member("title", entry.title)
          json.member("summary", entry.summary)
          json.member("formula", entry.formula)
          json.member("unit", entry.unit)
          json.member("reference", entry.reference)
        }
      }
    }
    print(json.text, terminator: "")
  }

  private func show(_ evidence: EvidenceCatalogue) {
    if markdown { return print(evidence.markdown, terminator: "") }
    guard let entry, let found = evidence[entry] else {
      return print(json ? evidence.json : evidence.lines, terminator: "")
    }
    guard json else { return print(found.text, terminator: "") }
    var writer = JSONWriter()
    found.write(to: &writer)
    print(writer.text, terminator: "")
  }

  private func explain(_ name: String) throws {
    let reports = NameReport.all(for: name)
    guard !reports.isEmpty else {
      if TaxonName.isPlaceholder(TaxonName.normalized(name)) {
        throw ValidationError("'\(name)' is no name: it stands for a group that has none, and matches nothing")
      }
      let near = Nomenclature.builtIn.suggestions(for: name)
      throw ValidationError(
        "no table of names knows '\(name)'"
          + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
    }
    if json {
      var writer = JSONWriter()
      writer.array { writer in
        for report in reports { report.write(to: &writer) }
      }
      return print(writer.text, terminator: "")
    }
    print(reports.map(\.text).joined(separator: "\n"), terminator: "")
  }
}

extension TableFormat {
  /// With how it is used in place of a formula.
  fileprivate var listing: Descriptor {
    let use =
      endings.isEmpty
      ? "read" : "read and written, \(writesFolder ? "a folder" : endings.map { "." + $0 }.joined(separator: " "))"
    return Descriptor(
      id: descriptor.id, title: descriptor.title, summary: descriptor.summary, formula: use,
      reference: descriptor.reference)
  }
}

extension PrimerPair {
  fileprivate var listing: Descriptor {
    Descriptor(
      id: id, title: "\(name), \(region)", summary: "\(forward.sequence) / \(reverse.sequence)", reference: reference)
  }
}
