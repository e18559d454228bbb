import BioModel
import Dysbiosis
import Taxonomy

/// What `dysbio list names` says of a name at one rank.
struct NameReport {
  let name: String
  let explanation: NameExplanation
  /// Of the accepted name alone; nil where the panel of organisms does not hold it.
  let portability: Portability?
  let traits: TraitRecord?
  let use: TaxonUse

  /// One report for each rank at which the name is known, from the widest.
  static func all(for name: String) -> [NameReport] {
    Nomenclature.builtIn.explanations(of: name).map { explanation in
      let accepted = explanation.accepted ?? name
      return NameReport(
        name: name, explanation: explanation, portability: Expressible.builtIn[accepted, explanation.rank],
        traits: Traits.builtIn.record(of: accepted, rank: explanation.rank),
        use: TaxonUse(of: accepted, rank: explanation.rank))
    }
  }

  /// Lines for people; what there is nothing to say of has no line.
  var text: String {
    var lines = [headline]
    func say(_ title: String, _ items: [String]) {
      for (number, item) in items.enumerated() {
        let label = number == 0 ? title : ""
        lines.append("  \(label)\(String(repeating: " ", count: max(1, 16 - label.utf8.count)))\(item)")
      }
    }
    say("lineage", explanation.parents.isEmpty ? [] : [explanation.parents.joined(separator: "; ")])
    say("synonyms", explanation.synonyms.map { Self.line($0.synonym, $0) })
    say("divided into", explanation.dividedInto.map { Self.line($0.preferred, $0) })
    say("cut out of", explanation.cutOutOf.map { Self.line($0.synonym, $0) })
    say("wider sense", explanation.widerSenses.map { Self.line($0.synonym, $0) })
    say("narrowings", explanation.narrowings.map(Self.line))
    say("expressible in", portability.map { [$0.parts.joined(separator: ", ")] } ?? [])
    say("traits", traits.map { [Self.line($0)] } ?? [])
    say("markers", use.markers.isEmpty ? [] : [use.markers.joined(separator: ", ")])
    say("ratios", use.ratios.isEmpty ? [] : [use.ratios.joined(separator: ", ")])
    say("groups", use.groups.isEmpty ? [] : [use.groups.map { "@" + $0 }.joined(separator: ", ")])
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let rank = explanation.rank.name
    if explanation.isAcceptedName { return "\(explanation.accepted ?? name) (\(rank)): accepted name" }
    if let accepted = explanation.accepted { return "\(name) (\(rank)): another name for \(accepted)" }
    return "\(name) (\(rank)): a divided name, mapped to none of its parts"
  }

  private static func line(_ name: String, _ entry: NomenclatureEntry) -> String {
    "\(name) [\(entry.source)]" + (entry.isMapped || entry.isDivided ? "" : ", not mapped")
      + (entry.note.isEmpty ? "" : ": \(entry.note)")
  }

  private static func line(_ narrowing: NameExplanation.Narrowing) -> String {
    "\(narrowing.name) with \(narrowing.withinRank.name) \(narrowing.within) is \(narrowing.becomes) [\(narrowing.source)]"
  }

  private static func line(_ record: TraitRecord) -> String {
    Trait.allCases.map { "\($0.rawValue) \(record[$0])" }.joined(separator: ", ")
      + " [\(record.citations.joined(separator: "; "))]" + (record.note.isEmpty ? "" : ": \(record.note)")
  }
}
