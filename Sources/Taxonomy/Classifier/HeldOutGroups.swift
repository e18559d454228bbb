import BioModel
import Kernels

/// A reference's own sequences as queries whose group is taken out of it: what it says of groups it lacks.
///
/// Queries are the V4 regions (between the primers 515F and 806R) of the entries, the shortest and least telling region
/// in common use; entries in which either primer is not found with up to two mismatches are left out, and so are
/// repeats within a class.
struct HeldOutGroups {
  struct Query {
    let classNumber: Int
    let letters: [UInt8]
  }

  let queries: [Query]

  /// - Parameters:
  ///   - every: takes each such entry of a class, beginning with the first.
  ///   - isWanted: whether the classes of a lineage are asked for.
  /// - Complexity: O(bases).
  init(_ reference: ReferenceDatabase, _ tree: ClassTree, every: Int, isWanted: (Lineage) -> Bool) {
    // Parada 2016 (doi:10.1111/1462-2920.13023) and Apprill 2015 (doi:10.3354/ame01753).
    let forward = PrimerPattern(Array("GTGYCAGCMGCCGCGGTAA".utf8), maximumMismatches: 2)
    let reverse = PrimerPattern(BaseCodes.reverseComplement(Array("GGACTACNVGGGTWTCTAAT".utf8)), maximumMismatches: 2)
    var planes = PrimerPlanes()
    var queries: [Query] = []
    for (number, lineage) in tree.lineages.enumerated() where isWanted(lineage) {
      var seen: Set<[UInt8]> = []
      for (place, entry) in tree.members[number].enumerated() where place % every == 0 {
        let letters = reference.sequences[entry]
        planes.load(letters.span)
        guard let start = planes.best(forward, starts: 0..<letters.count)?.start else { continue }
        let first = start + forward.count
        guard let end = planes.best(reverse, starts: first..<letters.count)?.start, end - first >= 150 else { continue }
        let region = Array(letters[first..<end])
        if seen.insert(region).inserted { queries.append(Query(classNumber: number, letters: region)) }
      }
    }
    self.queries = queries
  }
}
