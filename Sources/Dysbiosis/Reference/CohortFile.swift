public import BioModel
import Fingerprints
import Taxonomy

/// A cohort as a file: versioned text, one statement a line, the last line the SHA-256 of all before it.
///
/// ```
/// #dysbio-cohort  1
/// name  healthy adults        unit  counts        rank  genus
/// host … body-site … library … region … profiler … taxonomy …
/// feature  <domain> … <species>          one per feature, in order
/// subject  <id>                          one per subject, in order
/// antibiotics  <subjects who take some>  left out where nobody does
/// value  <subject>  <feature>  <value>   numbers from 0, zeros left out
/// fingerprint  <64 hexadecimal digits>
/// ```
public enum CohortFile {
  static let head = "#dysbio-cohort\t1"

  /// A lab's own cohort from a profile: collapsed to a rank by current names, one row per subject.
  ///
  /// Features without a name at the rank are kept together as unclassified below their nearest named parent, and those of
  /// one name below several parents apart, so that denominators and the shares of wider taxa stay. Who belongs to it: `ReferenceCohort.init(ownGroup:of:isMember:)`. Names are the current ones; whatever scheme the table used, the cohort stays comparable.
  public static func build(
    name: String, from profile: CommunityProfile, isMember: [Bool], rank: Rank
  ) -> ReferenceCohort {
    let own = ReferenceCohort(ownGroup: name, of: profile, isMember: isMember)
    let collapsed = CollapsedTable(own.profile, rank: rank, keepsParents: true).table
    // The rows carry the subjects' names: which sample stood for a subject is the lab's own affair.
    let named = FeatureTable(
      sampleIDs: own.subjects, featureIDs: collapsed.featureIDs, unit: collapsed.unit, rowStarts: collapsed.rowStarts,
      columns: collapsed.columns, values: collapsed.values, lineages: collapsed.lineages)
    // The rows carry current names, so the table's scheme must be stated: a wide old genus keeps its wide meaning.
    // Host and body site too, as far as they are known of the members.
    var study = own.profile.describedStudy
    if study.taxonomy.isEmpty { study.taxonomy = profile.naming.candidates.map(\.rawValue).joined(separator: ";") }
    let community = CommunityProfile(
      table: named, study: study, facts: own.profile.facts, nomenclature: profile.nomenclature)
    return own.replacing(community, rank: rank)
  }

  /// The file's bytes.
  public static func encode(_ cohort: ReferenceCohort) -> [UInt8] {
    let body = body(name: cohort.name, profile: cohort.profile, rank: cohort.rank)
    return body + Array("fingerprint\t\(fingerprint(of: body))\n".utf8)
  }

  static func fingerprint(of body: [UInt8]) -> String { Fingerprint.sha256Hex(body) }

  static func body(name: String, profile: CommunityProfile, rank: Rank?) -> [UInt8] {
    var text = head + "\n"
    func line(_ fields: [String]) { text += fields.map(clean).joined(separator: "\t") + "\n" }
    line(["name", name])
    line(["unit", profile.table.unit.rawValue])
    line(["rank", rank?.name ?? ""])
    for (key, value) in StudyFields.texts(of: profile.study) { line([key, value]) }
    for feature in 0..<profile.table.featureCount {
      let lineage = profile.table.lineages?[feature] ?? .unclassified
      line(["feature", profile.table.featureIDs[feature]] + Rank.allCases.map { lineage[$0] ?? "" })
    }
    for facts in profile.facts { line(["subject", facts.subject]) }
    let treated = profile.facts.indices.filter { profile.facts[$0].takesAntibiotics == true }
    if !treated.isEmpty { line(["antibiotics", treated.map(String.init).joined(separator: " ")]) }
    for sample in 0..<profile.table.sampleCount {
      let row = profile.table[sample: sample]
      for (column, value) in zip(row.columns, row.values) {
        line(["value", String(sample), String(column), NumberText.text(value)])
      }
    }
    return Array(text.utf8)
  }

  private static func clean(_ field: String) -> String {
    String(decoding: field.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
