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
    case metrics, formats, indices, ratios, markers, names, traits, schemes, primers, denoisers, classifiers

    var descriptors: [Descriptor] {
      switch self {
      case .metrics:
        DiversityOptions.knownMetrics
      case .formats: TableFormats.all.map(\.listing)
      case .indices: DysbiosisIndices.listings
      case .ratios: RatioDefinition.builtIn.map(\.descriptor)
      case .markers: MarkerTable.builtIn.markers.map(\.listing)
      case .schemes: NomenclatureScheme.allCases.map(\.descriptor)
      // These two have more to say than a descriptor holds.
      case .names, .traits: []
      case .primers: PrimerCatalog.all.map(\.listing)
      case .denoisers: Denoisers.all.map(\.descriptor)
      case .classifiers: ClassifierMethods.all.map(\.descriptor)
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The catalogues: ids, formulas, units and sources.",
    discussion: """
      Example:
        dysbio list metrics
        dysbio list markers --json
        dysbio list names 'Bacteroides vulgatus'
      """)

  @Argument(help: "Which catalogue.")
  var catalogue: Catalogue

  @Argument(help: "For names: the taxon to explain.")
  var taxon: String?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    if catalogue == .names, taxon == nil {
      throw ValidationError("names takes a taxon, for example: dysbio list names Prevotella")
    }
    if catalogue != .names, let taxon {
      throw ValidationError("only names takes a taxon; '\(taxon)' is one too many")
    }
  }

  func run() throws {
    switch catalogue {
    case .names: return try explain(taxon ?? "")
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

extension Marker {
  fileprivate var listing: Descriptor {
    Descriptor(
      id: id, title: "\(expressionText) (\(side.rawValue), \(action.rawValue), \(evidenceLevel))", summary: rationale,
      formula: ruleInWords, unit: "1", reference: doi)
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
