import BioModel

/// The members of `report.json`, in their order.
enum ReportJSONParts {
  /// One member: its name and what writes its value.
  struct Part: Sendable {
    let name: String
    let write: @Sendable (RunResults, inout JSONWriter) -> Void
  }

  static let all = [
    Part(name: "run", write: run), Part(name: "reference", write: reference), Part(name: "cohort", write: cohort),
    Part(name: "plan", write: plan), Part(name: "denoising", write: denoising),
    Part(name: "common_depth", write: commonDepth), Part(name: "depth_advice", write: depthAdvice),
    Part(name: "samples", write: samples), Part(name: "features", write: features),
    Part(name: "composition", write: composition), Part(name: "alpha_diversity", write: alpha),
    Part(name: "compat", write: compat), Part(name: "ordinations", write: ordinations),
    Part(name: "comparison", write: comparison),
    Part(name: "mantel", write: mantel),
    Part(name: "ratios", write: ratios),
    Part(name: "markers", write: markers), Part(name: "flag_counts", write: flagCounts),
    Part(name: "indices", write: indices), Part(name: "index_agreements", write: agreements),
    Part(name: "time", write: time), Part(name: "repeatability", write: repeatability),
    Part(name: "drift", write: drift),
    Part(name: "descriptors", write: descriptors),
    Part(name: "citations", write: citations), Part(name: "notices", write: notices), Part(name: "files", write: files),
  ]

  /// An array with one element per item.
  static func list<Item>(_ items: [Item], _ json: inout JSONWriter, _ body: (Item, inout JSONWriter) -> Void) {
    json.array { json in for item in items { json.object { json in body(item, &json) } } }
  }

  /// `"name": number, "name_reason": null`, or `null` with the reason.
  static func metric(_ name: String, _ value: MetricValue?, _ json: inout JSONWriter) {
    json.member(name, value?.number)
    json.member("\(name)_reason", value == nil ? "not-computed" : value?.reason?.rawValue)
  }
}

extension JSONWriter {
  /// `"name": 7`, or `null`.
  mutating func member(_ name: String, whole number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }
}
