import Diversity
import Testing

struct CompatConventionTests {
  @Test("every id is registered, every name stands once, and what differs says why", arguments: CompatPeer.allCases)
  func complete(_ peer: CompatPeer) {
    let metrics = CompatConventions.metrics(of: peer)
    #expect(Set(metrics.map(\.name)).count == metrics.count)
    for metric in metrics {
      for id in metric.ids { #expect(DiversityOptions.knownMetricIDs.contains(id), "\(metric.name): \(id)") }
      #expect(metric.isSame || !metric.note.isEmpty, "\(metric.name)")
      #expect(!metric.isSame || !metric.ids.isEmpty, "\(metric.name)")
      #expect(CompatConventions.metric(metric.name, of: peer) == metric)
    }
  }

  @Test("the same name means another number elsewhere")
  func conventions() {
    func ids(_ name: String, _ peer: CompatPeer) -> [String]? { CompatConventions.metric(name, of: peer)?.ids }
    #expect(ids("shannon", .qiime2) == ["shannon-log2"] && ids("shannon", .vegan) == ["shannon-ln"])
    #expect(ids("simpson", .mothur) == ["simpson-d-unbiased"] && ids("simpson", .scikitBio) == ["simpson-1-d"])
    #expect(ids("faith", .vegan) == nil)
    #expect(CompatConventions.name(of: "shannon-ln", for: .phyloseq) == "Shannon")
    #expect(CompatConventions.name(of: "shannon-log2", for: .vegan) == nil)
    #expect(CompatConventions.name(of: "esty-lower", for: .qiime2) == nil)
  }
}
