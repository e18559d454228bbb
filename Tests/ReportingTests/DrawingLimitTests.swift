import BioModel
import Reporting
import Testing

struct DrawingLimitTests {
  @Test("a figure of a large study draws samples of every group and says that it is a selection")
  func everyGroup() throws {
    let section = try #require(ReportSections.all.first { $0.id == "composition" })
    let body = try #require(section.body(ExampleRun.make(samples: 200))).markup
    #expect(body.contains(">usual diet</text>") && body.contains(">low fibre</text>"))
    #expect(body.contains("60 of 200 samples are drawn"))
    #expect(body.split(separator: "class=\"lab end\"").count - 1 == 120)
  }
}
