import Diversity
import Testing

struct CompatSelectionTests {
  @Test("the default set of every peer can be computed", arguments: CompatPeer.allCases)
  func defaults(_ peer: CompatPeer) throws {
    let selection = try CompatSelection(peer, names: [])
    #expect(selection.columns.map(\.name) == CompatConventions.byDefault(of: peer))
    #expect(Set(selection.ids).count == selection.ids.count)
    var options = DiversityOptions()
    try options.selectMetrics(ids: selection.ids)
  }

  @Test("names, tuples, and ids of metrics the peer has")
  func names() throws {
    let selection = try CompatSelection(.qiime2, names: ["shannon_entropy", "chao1_ci", "faith-pd", "faith_pd"])
    #expect(selection.columns.map(\.name) == ["shannon_entropy", "chao1_ci.1", "chao1_ci.2", "faith_pd"])
    #expect(selection.ids == ["shannon-log2", "chao1-lower", "chao1-upper", "faith-pd"])
    #expect(selection.name(of: "faith-pd") == "faith_pd" && selection.name(of: "ace") == nil)
  }

  @Test("what the peer lacks, or has with other numbers, is an error that says what to do")
  func refusals() {
    #expect(throws: DiversityError.self) { try CompatSelection(.vegan, names: ["shannon", "chao2"]) }
    for (peer, name, words) in [
      (CompatPeer.vegan, "chao1-classic", "leave --compat out"), (.qiime2, "aitchison", "aitchison without --compat"),
      (.mothur, "bstick", "leave it out"), (.phyloseq, "shannon", "Shannon"),
    ] {
      do throws(DiversityError) {
        _ = try CompatSelection(peer, names: [name])
        Issue.record("\(name) was accepted")
      } catch {
        #expect(error.advice.contains(words), "\(error.advice)")
      }
    }
  }
}
