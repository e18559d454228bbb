import ArgumentParser
import BioModel
import Dysbiosis

/// `dysbio cohort list`
struct CohortListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The built-in cohorts, one a line: id, study, subjects, profiler, region, host, fingerprint.",
    discussion: """
      A built-in cohort is used without being named where everything about the table is stated and fits; --cohort ID \
      names one.

      Example:
        dysbio cohort list
        dysbio cohort list --json
      """)

  @Flag(help: "As JSON, with everything that is known of each.")
  var json = false

  func run() throws {
    let cohorts = try BuiltInCohorts.parsed()
    print(json ? Self.json(cohorts) : Self.text(cohorts), terminator: "")
  }

  static func text(_ cohorts: [CohortFigures]) -> String {
    let rows = cohorts.map { cohort in
      [
        cohort.id, cohort.name, "n = \(cohort.count)", cohort.study.profiler,
        cohort.study.region.isEmpty ? cohort.study.library.rawValue : cohort.study.region,
        "\(cohort.study.host) \(cohort.study.bodySite)", String(cohort.fingerprint.prefix(16)),
      ]
    }
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  static func json(_ cohorts: [CohortFigures]) -> String {
    var json = JSONWriter()
    json.array { json in
      for cohort in cohorts {
        json.object { json in
          json.member("id", cohort.id)
          json.member("name", cohort.name)
          json.member("subjects", cohort.count)
          json.member("age_group", cohort.ageGroup)
          json.member("library", cohort.study.library.rawValue)
          json.member("profiler", cohort.study.profiler)
          json.member("region", cohort.study.region)
          json.member("host", cohort.study.host)
          json.member("body_site", cohort.study.bodySite)
          json.member("taxonomy", cohort.study.taxonomy)
          json.member("rank", cohort.rank.name)
          json.member("unit", cohort.unit.rawValue)
          json.member("abundance", cohort.study.abundance)
          json.member("selection", cohort.origin.selection)
          json.member("citation", cohort.origin.citation)
          json.member("doi", cohort.origin.doi)
          json.member("licence", cohort.origin.licence)
          json.member("fingerprint", cohort.fingerprint)
        }
      }
    }
    return json.text
  }
}
