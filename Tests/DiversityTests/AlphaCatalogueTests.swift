import BioModel
import Diversity
import TestSupport
import Testing

struct AlphaCatalogueTests {
  @Test("the catalogue equals scikit-bio and the formulas of the papers", arguments: GoldenTable.available)
  func golden(_ golden: GoldenTable) throws {
    let table = try golden.load()
    for row in try GoldenFiles.rows("\(golden.name).catalogue.tsv") {
      let sample = try #require(table.sampleIDs.firstIndex(of: row[0]))
      let metric = try #require(AlphaMetrics.metric(id: row[1]), "\(row[1])")
      let value = AlphaDiversity.value(
        metric, of: Assemblage(table[sample: sample].values, unit: .counts), context: AlphaContext())
      if let expected = Double(row[2]) {
        let number = try #require(value.number, "\(row[1]) of \(row[0]) is \(value)")
        let difference = (number - expected).magnitude / max(expected.magnitude, 1e-3)
        #expect(difference <= 1e-9, "\(row[1]) of \(row[0]): \(number), not \(expected)")
      } else {
        #expect(value.number == nil, "\(row[1]) of \(row[0]) should be undefined")
      }
    }
  }

  @Test("Hill numbers and entropies of ten orders equal vegan's")
  func orders() throws {
    let table = try GoldenFiles.smallTable()
    for row in try GoldenFiles.rows("small.orders.tsv") {
      let sample = try #require(table.sampleIDs.firstIndex(of: row[0]))
      let assemblage = Assemblage(table[sample: sample].values, unit: .counts)
      let order = row[2] == "inf" ? Double.infinity : try #require(Double(row[2]))
      let found =
        switch row[1] {
        case "hill": HillNumber.value(order: order, of: assemblage)
        case "renyi": HillNumber.renyiEntropy(order: order, of: assemblage)
        default: HillNumber.tsallisEntropy(order: order, of: assemblage)
        }
      let expected = try #require(Double(row[3]))
      #expect((found - expected).magnitude <= 1e-9 * expected.magnitude, "\(row): \(found)")
    }
  }

  @Test("peers' metrics under their own names", arguments: ["scikit-bio", "vegan", "phyloseq", "mothur"])
  func peers(_ name: String) throws {
    let peer = try #require(CompatPeer(rawValue: name))
    let table = try GoldenFiles.smallTable()
    for row in try GoldenFiles.rows("small.compat-\(name).tsv") {
      let entry = try #require(CompatConventions.metric(row[1], of: peer), "\(row[1]) has no line")
      guard entry.isSame else { continue }
      let sample = try #require(table.sampleIDs.firstIndex(of: row[0]))
      let assemblage = Assemblage(table[sample: sample].values, unit: .counts)
      let parts = row[2].split(separator: ",")
      #expect(parts.count == entry.ids.count, "\(row[1])")
      for (id, part) in zip(entry.ids, parts) {
        let metric = try #require(AlphaMetrics.metric(id: id))
        let found = try #require(
          AlphaDiversity.value(metric, of: assemblage, context: AlphaContext()).number, "\(id) of \(row[0])")
        let expected = try #require(Double(part))
        // mothur prints six decimals; the peers' solvers of Fisher's alpha stop early; scikit-bio has nine of z.
        let tolerance =
          name == "mothur" ? 6e-7 : id == "fishers-alpha" ? 1e-5 * expected : 1e-9 * max(1e-2, expected.magnitude)
        #expect((found - expected).magnitude <= tolerance, "\(row[1]) of \(row[0]): \(found), not \(expected)")
      }
    }
  }

  private func value(_ id: String, _ abundances: [Double], unit: FeatureTable.Unit = .counts) throws -> MetricValue {
    let metric = try #require(AlphaMetrics.metric(id: id))
    return AlphaDiversity.value(metric, of: Assemblage(abundances, unit: unit), context: AlphaContext())
  }

  @Test("one feature, one read, all singletons")
  func edges() throws {
    #expect(try value("heip-evenness", [9]) == .undefined(.singleFeature))
    #expect(try value("bulla-evenness", [9]) == .undefined(.singleFeature))
    for id in [
      "simpson-evenness", "mcintosh-evenness", "smith-wilson-evenness", "camargo-evenness", "simpson-d",
      "mcnaughton-dominance", "hill-1", "hill-infinity", "michaelis-menten", "bootstrap-richness",
    ] { #expect(try value(id, [9]) == .defined(1), "\(id)") }
    for id in [
      "strong-dominance", "gini-rectangles", "gini-trapezoids", "renyi-2", "tsallis-2", "mcintosh-dominance",
      "brillouin-ln", "margalef", "robbins", "shannon-ln-chao-wang-jost", "shannon-ln-chao-shen",
    ] { #expect(try value(id, [9]) == .defined(0), "\(id)") }
    #expect(try value("kempton-taylor-q", [9]) == .undefined(.divisionByZero))
    #expect(try value("q-statistic", [9]) == .undefined(.divisionByZero))
    for id in [
      "margalef", "mcintosh-dominance", "simpson-d-unbiased", "simpson-1-d-unbiased",
      "inverse-simpson-unbiased", "jackknife-2", "coverage-chao-jost",
    ] { #expect(try value(id, [1]) == .undefined(.divisionByZero), "\(id)") }
    #expect(try value("inverse-simpson-unbiased", [1, 1, 1]) == .undefined(.allSingletons))
    #expect(try value("shannon-ln-chao-shen", [1, 1, 1]) == .undefined(.allSingletons))
    #expect(try value("michaelis-menten", [1, 1, 1]) == .undefined(.noSaturation))
    #expect(try agree(#require(value("mcintosh-dominance", [1, 1, 1]).number), 1, within: 1e-15))
    #expect(try value("michaelis-menten", [2.5, 1]) == .undefined(.fractionalCounts))
    #expect(try value("coverage-chao-jost", [2.5, 1]) == .undefined(.fractionalCounts))
  }

  @Test("by hand: halves, rare shares, dominance")
  func byHand() throws {
    #expect(try value("half-coverage-features", [4, 3, 2, 1]) == .defined(2))
    #expect(try value("half-coverage-features", [0.5, 0.25, 0.25], unit: .relativeAbundance) == .defined(1))
    #expect(try value("low-abundance-share", [998, 2]) == .defined(0))
    #expect(try value("low-abundance-share", [999, 1]) == .defined(0.001))
    #expect(try value("mcnaughton-dominance", [5, 3, 2]) == .defined(0.8))
    #expect(try value("dominant-reads", [5, 3, 2]) == .defined(5))
    #expect(try agree(#require(value("gini-trapezoids", [1, 3]).number), 0.25, within: 1e-15))
    #expect(try agree(#require(value("camargo-evenness", [1, 3]).number), 0.75, within: 1e-15))
  }

  @Test("billions of reads lose no digits")
  func deep() throws {
    let counts = [4e9, 4e9, 1, 1, 2, 3_000]
    let shares = try #require(value("simpson-1-d-unbiased", counts).number)
    #expect(agree(shares, 0.5, within: 1e-6))
    #expect(try #require(value("brillouin-ln", counts).number) > 0.693)
    for metric in AlphaMetrics.all where metric.id != "michaelis-menten" {
      let found = AlphaDiversity.value(metric, of: Assemblage(counts, unit: .counts), context: AlphaContext())
      #expect(found.number?.isFinite ?? true, "\(metric.id)")
    }
  }
}
