import BioModel
import Diversity
import Testing

struct DiversityRegistryTests {
  private static let registries: [(folder: String, descriptors: [Descriptor])] = [
    ("Diversity/Alpha/Metrics", AlphaMetrics.all.map(\.descriptor)),
    ("Diversity/Rarefaction/Metrics", RarefiedAlphaMetrics.all.map(\.descriptor)),
    ("Diversity/Phylogenetic/Alpha", PhylogeneticAlphaMetrics.all.map(\.descriptor)),
    ("Diversity/Beta/Metrics", BetaMetrics.withoutTree.map(\.descriptor)),
    ("Diversity/Phylogenetic/Beta", UnifracMetrics.all.map(\.descriptor)),
  ]

  @Test(
    "every file of a metric has its line in the registry, and the file's name is the id", arguments: registries.indices)
  func complete(_ number: Int) throws {
    let (folder, descriptors) = Self.registries[number]
    #expect(try MetricFiles.types(in: folder) == descriptors.map { MetricFiles.typeName(ofID: $0.id) }.sorted())
  }

  @Test("ids are kebab-case, none twice in the whole module; every metric says what it is")
  func descriptors() {
    let all = Self.registries.flatMap(\.descriptors)
    #expect(Set(all.map(\.id)).count == all.count)
    for descriptor in all {
      #expect(MetricFiles.isKebabCase(descriptor.id), "\(descriptor.id)")
      #expect(!descriptor.title.isEmpty && !descriptor.summary.isEmpty && !descriptor.formula.isEmpty)
      #expect(!descriptor.unit.isEmpty && descriptor.summary.hasSuffix("."), "\(descriptor.id)")
    }
    #expect(DiversityOptions.knownMetricIDs == all.map(\.id))
  }

  @Test("the metrics in the folder of trees, and no others, say that they need one")
  func trees() {
    for registry in Self.registries {
      for descriptor in registry.descriptors {
        #expect(descriptor.needsTree == registry.folder.hasPrefix("Diversity/Phylogenetic/"), "\(descriptor.id)")
      }
    }
  }

  @Test("a metric is found by its id, and nothing by another")
  func lookup() {
    for metric in AlphaMetrics.all { #expect(AlphaMetrics.metric(id: metric.id)?.id == metric.id) }
    for metric in RarefiedAlphaMetrics.all { #expect(RarefiedAlphaMetrics.metric(id: metric.id)?.id == metric.id) }
    for metric in PhylogeneticAlphaMetrics.all {
      #expect(PhylogeneticAlphaMetrics.metric(id: metric.id)?.id == metric.id)
    }
    for metric in BetaMetrics.all { #expect(BetaMetrics.metric(id: metric.id)?.id == metric.id) }
    #expect(AlphaMetrics.metric(id: "shannon") == nil && BetaMetrics.metric(id: "") == nil)
    let known = BetaMetrics.all.map(\.id)
    #expect(BetaMetrics.byDefaultWithTree.allSatisfy { known.contains($0.id) && $0.descriptor.needsTree })
    #expect(BetaMetrics.byDefault.allSatisfy { known.contains($0.id) })
  }
}
