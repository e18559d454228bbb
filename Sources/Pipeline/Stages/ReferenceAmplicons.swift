import BioModel
import Reads
import Simulation
import Taxonomy

extension AmpliconLengths {
  /// The lengths that a primer pair makes from the sequences of a reference, by phylum; nil where it makes none.
  ///
  /// Complexity: linear in the reference's bases.
  init?(of primers: PrimerPair, in reference: ReferenceDatabase) {
    var extractor = AmpliconExtractor(primers)
    var lengths: [String: [Int]] = [:]
    for entry in 0..<reference.count {
      guard let insert = extractor.insert(of: reference.sequences[entry]) else { continue }
      let phylum = reference.lineage(of: entry)[.phylum] ?? "unnamed"
      var counts = lengths[phylum] ?? []
      if insert.count >= counts.count {
        counts.append(contentsOf: repeatElement(0, count: insert.count + 1 - counts.count))
      }
      counts[insert.count] += 1
      lengths[phylum] = counts
    }
    guard !lengths.isEmpty else { return nil }
    let names = lengths.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.init(phyla: names.map { Phylum(name: $0, counts: lengths[$0] ?? []) })
  }
}
