import BioModel

/// How long each stage took: `timings.json`, the only file of the results that may differ between two runs.
struct StageTimings {
  private var stages: [(name: String, seconds: Double)] = []
  private let clock = ContinuousClock()

  /// Runs a stage and notes its wall time.
  mutating func measure<Result>(_ name: String, _ stage: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { stages.append((name, (clock.now - start) / .seconds(1))) }
    return try stage()
  }

  /// The text of `timings.json`.
  func json(threads: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "dysbio-timings")
      json.member("threads", threads)
      json.key("stages")
      json.array { json in
        for stage in stages {
          json.object { json in
            json.member("stage", stage.name)
            json.member("seconds", (stage.seconds * 1e6).rounded() / 1e6)
          }
        }
      }
    }
    return json.bytes
  }
}
