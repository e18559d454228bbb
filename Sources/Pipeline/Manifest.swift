import BioModel
import FoundationEssentials

/// What a results folder was made from and what it holds: enough to make it again and to check it.
///
/// It records only what can change a result: no output path, threads, host, user or time.
package struct Manifest: Codable, Equatable {
  /// A file that was read.
  package struct Input: Codable, Equatable, Sendable {
    /// The path as the user gave it.
    var path: String
    var bytes: Int
    var sha256: String

    package init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A file of the results folder.
  struct Output: Codable, Equatable {
    var path: String
    var bytes: Int
    var sha256: String
  }

  /// A name and a value, in order.
  struct Entry: Codable, Equatable {
    var name: String
    var value: String
  }

  static let currentSchemaVersion = "0.1.0"

  var schemaVersion = Manifest.currentSchemaVersion
  var program: String
  var version: String
  var command: String
  var parameters: [Entry]
  /// Fingerprints of what stands behind the results: classifier reference, cohort, marker table, nomenclature.
  var resources: [Entry]
  var inputs: [Input]
  var outputs: [Output]

  /// The text of `manifest.json`.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "dysbio-manifest")
      json.member("schemaVersion", schemaVersion)
      json.member("program", program)
      json.member("version", version)
      json.member("command", command)
      Manifest.write(parameters, as: "parameters", to: &json)
      Manifest.write(resources, as: "resources", to: &json)
      Manifest.write(inputs.map { ($0.path, $0.bytes, $0.sha256) }, as: "inputs", to: &json)
      Manifest.write(outputs.map { ($0.path, $0.bytes, $0.sha256) }, as: "outputs", to: &json)
    }
    return json.bytes
  }

  /// Reads a manifest.
  static func parse(_ bytes: [UInt8], file: String) throws(PipelineError) -> Manifest {
    do {
      return try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    } catch {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file), "this is no manifest of a results folder",
        advice: "name a folder that dysbio run or dysbio analyze wrote")
    }
  }

  private static func write(_ entries: [Entry], as name: String, to json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for entry in entries {
        json.object { json in
          json.member("name", entry.name)
          json.member("value", entry.value)
        }
      }
    }
  }

  private static func write(_ files: [(String, Int, String)], as name: String, to json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for (path, bytes, sha256) in files {
        json.object { json in
          json.member("path", path)
          json.member("bytes", bytes)
          json.member("sha256", sha256)
        }
      }
    }
  }
}
