import BioModel
import FoundationEssentials
import Reporting
import Testing

struct ReportJSONTests {
  func report(_ results: RunResults) throws -> JSONValue {
    let file = try #require(ReportJSON().files(from: results).first)
    return try JSONDecoder().decode(JSONValue.self, from: Data(file.bytes))
  }

  func schema() throws -> JSONSchema {
    JSONSchema(try JSONDecoder().decode(JSONValue.self, from: Data(EmbeddedText.reportSchema.utf8)))
  }

  @Test("a report fits the embedded schema", arguments: [1, 8]) func fits(samples: Int) throws {
    #expect(try schema().problems(report(ExampleRun.make(samples: samples))) == [])
  }

  @Test("an empty report fits the embedded schema") func emptyFits() throws {
    let empty = RunResults(run: RunDescription(title: "", command: .analyze, programVersion: "0"), samples: [])
    #expect(try schema().problems(report(empty)) == [])
  }

  @Test("the schema refuses a report that lacks or adds a member, or has another type") func schemaCanFail() throws {
    let good = try report(ExampleRun.make(samples: 1))
    guard case .object(var members) = good else { throw JSONProblem() }
    let schema = try schema()
    members["notices"] = nil
    #expect(schema.problems(.object(members)) == ["$: notices is missing"])
    members["notices"] = .array([.object(["severity": .string("loud")])])
    #expect(schema.problems(.object(members)).contains("$.notices[0].severity: not one of the allowed values"))
    members["notices"] = .array([])
    members["surprise"] = .null
    #expect(schema.problems(.object(members)) == ["$: surprise is not allowed"])
    members["surprise"] = nil
    members["title"] = nil
    members["position"] = .number(1)
    #expect(schema.problems(.object(members)) == ["$.position: is not string"])
  }

  @Test("undefined numbers are null with their reason") func undefined() throws {
    var results = ExampleRun.make(samples: 1)
    results.samples[0].shannonAtCommonDepth = .undefined(.emptySample)
    let file = try #require(ReportJSON().files(from: results).first)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(
      text.contains(
        "\"shannon_ln_at_common_depth\": null,\n      \"shannon_ln_at_common_depth_reason\": \"empty-sample\""))
    #expect(text.contains("\"value\": null, \"value_reason\": \"singletons-removed\""))
    #expect(text.contains("\"schema_version\": \"0.1.0\""))
    #expect(!text.contains(": nan") && !text.contains(": inf"))
  }

  @Test("MultiQC files hold what MultiQC asks of custom content") func multiQC() throws {
    let files = ResultFiles.render(ExampleRun.make(samples: 8)).filter { $0.path.hasPrefix("multiqc/") }
    #expect(files.map(\.path) == ["multiqc/dysbio_read_fate_mqc.json", "multiqc/dysbio_alpha_diversity_mqc.json"])
    for file in files {
      guard case .object(let members) = try JSONDecoder().decode(JSONValue.self, from: Data(file.bytes)) else {
        throw JSONProblem()
      }
      for name in ["id", "section_name", "plot_type", "pconfig", "data"] { #expect(members[name] != nil, "\(name)") }
    }
  }
}

struct JSONProblem: Error {}
