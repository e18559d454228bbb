import BioModel
import Diversity
import TestSupport
import Testing

struct StudyDesignTests {
  @Test("formulas: joining, interactions, crossing, order, repetition, backticks")
  func formulas() throws {
    #expect(try ModelFormula("~ a + b").description == "a + b")
    #expect(try ModelFormula("a*b").description == "a + b + a:b")
    #expect(try ModelFormula("a:b + a + a + b:a").description == "a + a:b")
    #expect(try ModelFormula("a*b*c").terms.count == 7)
    #expect(try ModelFormula(" disease state + `time-point` ").variables == ["disease state", "time-point"])
    for bad in ["", "~", "a +", "a - b", "(1|subject)", "`a", "a ~ b", "+ a", "a::b", "``"] {
      #expect(throws: DesignError.self, "\(bad)") { try ModelFormula(bad) }
    }
    #expect(
      throws: DesignError.badFormula(
        text: "a - b", column: 3, what: "\"-\" is not understood; a name that holds it is written in backticks")
    ) { try ModelFormula("a - b") }
  }

  @Test("coding: numbers as they are, treatment contrasts, all levels where a margin is not in the formula")
  func coding() throws {
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    func names(_ formula: String, _ references: [String: String] = [:]) throws -> [String] {
      try StudyDesign(ModelFormula(formula), metadata: metadata, references: references).columnNames
    }
    #expect(try names("age + group") == ["intercept", "age", "group[mild]", "group[severe]"])
    #expect(try names("group", ["group": "severe"]) == ["intercept", "group[control]", "group[mild]"])
    #expect(
      try names("group*batch")
        == [
          "intercept", "group[mild]", "group[severe]", "batch[b2]", "group[mild]:batch[b2]", "group[severe]:batch[b2]",
        ])
    let nested = try StudyDesign(ModelFormula("group + group:batch"), metadata: metadata)
    #expect(nested.terms.map(\.degreesOfFreedom) == [2, 3])
    let slopes = try StudyDesign(ModelFormula("group*age"), metadata: metadata)
    #expect(slopes.terms.map(\.degreesOfFreedom) == [2, 1, 2])
    let codes = try StudyDesign(ModelFormula("age"), metadata: metadata, categories: ["visit"])
    #expect(codes.residualDegreesOfFreedom == 28)
  }

  @Test("missing values: samples are left out and named; words for missing count")
  func missing() throws {
    let metadata = SampleMetadata(
      sampleIDs: ["d", "c", "b", "a", "e"],
      columns: [
        SampleMetadata.Column(name: "g", values: ["x", "y", "x", nil, "y"]),
        SampleMetadata.Column(name: "n", values: ["1", "2", "NA", "4", "5"]),
      ])
    let design = try StudyDesign(ModelFormula("g"), metadata: metadata)
    #expect(design.sampleIDs == ["b", "c", "d", "e"] && design.leftOut == ["a"])
    #expect(design.notices.map(\.code) == ["samples-left-out"])
    #expect(try StudyDesign(ModelFormula("g"), metadata: metadata, alsoNeeded: ["n"]).leftOut == ["a", "b"])
    #expect(throws: DesignError.unknownColumn(name: "h", known: ["g", "n"])) {
      try StudyDesign(ModelFormula("h"), metadata: metadata)
    }
    #expect(throws: DesignError.unknownLevel(column: "g", level: "z", known: ["x", "y"])) {
      try StudyDesign(ModelFormula("g"), metadata: metadata, references: ["g": "z"])
    }
    #expect(throws: DesignError.constant(column: "g", samples: 2, leftOut: 0)) {
      try StudyDesign(ModelFormula("g"), metadata: metadata, samples: ["d", "b"])
    }
    #expect(throws: DesignError.noReplicates(column: "n")) {
      try StudyDesign(ModelFormula("n"), metadata: metadata, categories: ["n"])
    }
  }

  @Test("a group inside the batch is refused, an entangled one warned of, a balanced one accepted")
  func confounding() throws {
    let ids = (0..<12).map { "s\($0)" }
    func column(_ name: String, _ value: (Int) -> String) -> SampleMetadata.Column {
      SampleMetadata.Column(name: name, values: ids.indices.map(value))
    }
    let metadata = SampleMetadata(
      sampleIDs: ids,
      columns: [
        column("group") { $0 < 6 ? "case" : "control" }, column("plate") { "p\($0 / 3)" },
        column("near") { $0 < 5 ? "a" : "b" }, column("balanced") { "b\($0 % 2)" },
        column("age") { "\(20 + $0 / 2)" },
        column("three") { $0 < 6 ? "x" : ($0 < 9 ? "y" : "z") }, column("half") { $0 < 6 ? "1" : "2" },
        column("codes") { "\($0 < 9 ? $0 / 3 : $0 % 2)" },
      ])
    #expect(throws: DesignError.confounded(term: "group", with: ["plate"])) {
      try Confounding.check(group: "group", against: ["plate"], metadata: metadata)
    }
    #expect(throws: DesignError.confounded(term: "group", with: ["half"])) {
      try Confounding.check(group: "group", against: ["half"], metadata: metadata)
    }
    #expect(throws: DesignError.confounded(term: "group", with: ["plate"])) {
      try StudyDesign(ModelFormula("plate + group"), metadata: metadata)
    }
    #expect(
      try Confounding.check(group: "group", against: ["near"], metadata: metadata).map(\.code)
        == ["entangled-with-batch"])
    #expect(
      try Confounding.check(group: "three", against: ["group"], metadata: metadata).map(\.code)
        == ["entangled-with-batch", "partly-confounded"])
    #expect(try Confounding.check(group: "group", against: ["balanced"], metadata: metadata).isEmpty)
    // Quantities are no categories, however their numbers are tied.
    #expect(try Confounding.check(group: "group", against: ["age"], metadata: metadata).isEmpty)
    // Advice that is followed already is not given.
    let message = try #require(
      Confounding.check(
        group: "group", against: ["near"], metadata: metadata, formula: ModelFormula("near + group")
      ).first?.message)
    #expect(message.contains("told apart") && !message.contains("before"))
    // Codes with a level to compare with are categories, as in the model.
    #expect(
      try Confounding.check(
        group: "codes", against: ["plate"], metadata: metadata, options: DesignOptions(references: ["codes": "0"])
      ).map(\.code) == ["entangled-with-batch", "partly-confounded"])
    #expect(agree(Confounding.cramersV([0, 0, 1, 1], [0, 0, 1, 1]), 1))
    #expect(agree(Confounding.cramersV([0, 0, 1, 1], [0, 1, 0, 1]), 0))
    #expect(agree(Confounding.cramersV([0, 0, 0, 1, 1], [0, 0, 1, 1, 1]), (4.0 / 9).squareRoot()))
  }
}
