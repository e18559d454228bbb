import Reads

/// Plans as a user would write them.
enum PlanText {
  /// A plan for 60-base mates of an 80-base amplicon, each limit at a value that a test can cross.
  static func pairs(primers: Bool = true) throws -> LibraryPlan {
    try LibraryPlan(json: Array(json(use: "merged-pairs", primers: primers).utf8), file: "plan.json")
  }

  static func singles(primers: Bool = true) throws -> LibraryPlan {
    try LibraryPlan(json: Array(json(use: "single-end", primers: primers).utf8), file: "plan.json")
  }

  static let forward = "GTGCCAGCAGCCGCGGTAA"
  static let reverse = "GGACTACTCGGGTATCTAAT"

  private static func json(use: String, primers: Bool) -> String {
    let filter =
      #"{"value": {"trimLeft": 0, "minLength": 40, "maxLength": 100, "maxN": 1, "maxEE": 4, "minComplexity": 4}, "reason": ""}"#
    let pair = """
      {"pair": {"id": "custom", "name": "f/r", "forward": {"name": "f", "sequence": "\(forward)"},
        "reverse": {"name": "r", "sequence": "\(reverse)"}, "region": "", "reference": "", "insertLength": null,
        "insertStarts": {"forward": "", "reverse": ""}},
       "settings": {"maximumSpacer": 5, "mismatchRate": 0.15, "acceptsTurned": true, "singleReadNeedsBothPrimers": false}}
      """
    return """
      {"planVersion": 1, "pairsExamined": 1, "readUse": {"value": "\(use)", "reason": ""},
       "primers": {"value": \(primers ? pair : "null"), "reason": ""}, "orientation": {"value": "unknown", "reason": ""},
       "region": {"value": null, "reason": ""}, "truncation": {"value": null, "reason": ""},
       "forwardFilter": \(filter), "reverseFilter": \(filter),
       "merge": {"value": {"minimumOverlap": 16, "maximumDifferences": 3, "maximumExpectedErrors": 1}, "reason": ""},
       "ampliconLength": {"value": {"minimum": 70, "typical": 80, "maximum": 90}, "reason": ""},
       "errorModel": {"value": "continuous", "reason": ""}, "notices": []}
      """
  }
}
