public import BioModel
import Fingerprints
public import Parallel

/// UNOISE3 over the pooled study: centroids, chimeras among them, then every read to its nearest centroid.
///
/// Reads whose nearest centroid is a chimera are counted as chimeric; ties between a chimera and a variant go to the
/// variant, ties between variants to the one with more reads of exactly its sequence.
public struct UnoiseDenoiser: Denoiser {
  public let settings: UnoiseSettings

  public init(settings: UnoiseSettings = UnoiseSettings()) { self.settings = settings }

  public var descriptor: Descriptor {
    Descriptor(
      id: "unoise", title: "UNOISE3",
      summary: "Removes sequences that are explained as errors of a more abundant one, pooled over the study.",
      formula: "a / b ≤ 2^−(α d + 1)", unit: "reads", reference: "10.1101/081257")
  }

  public var denoisesSamples: Bool { false }

  public func variants(of study: StudyUniques, threads: ThreadCount) -> AmpliconVariants {
    let uniques = study.sequences
    let centroids = UnoiseClustering.centroids(of: uniques, settings: settings)
    let chimeras = UchimeDeNovo.chimeras(among: centroids, of: uniques, skew: settings.chimeraSkew)
    let chimeric = Set(chimeras.map(\.candidate))
    // Variants before chimeras, each in order of abundance: the order in which ties are settled.
    let variants = centroids.indices.filter { !chimeric.contains($0) }
    let candidates = variants + chimeras.map(\.candidate)
    let sequences = candidates.map { uniques.sequence(centroids[$0]) }
    let assigner = ReadAssigner(variants: sequences, minimumIdentity: settings.minimumIdentity)
    let assigned = assigner.assign(uniques, threads: threads)
    var counts = VariantCounts(study: study, assigned: assigned, candidates: candidates.count)
    counts.order(variants: variants.count, sequences: sequences)

    let ids = sequences.map { Fingerprint.md5Hex($0) }
    let idOfCentroid = Dictionary(uniqueKeysWithValues: zip(candidates, ids))
    let found = chimeras.enumerated().map { place, chimera in
      let number = variants.count + place
      return AmpliconVariants.Chimera(
        id: ids[number], sequence: sequences[number], readCount: counts.totals[number],
        parentIDs: [chimera.startParent, chimera.endParent].compactMap { idOfCentroid[$0] })
    }
    return AmpliconVariants(
      sequences: counts.order.map { sequences[$0] },
      table: counts.table(sampleIDs: study.sampleIDs, featureIDs: counts.order.map { ids[$0] }),
      chimeras: found.sorted {
        $0.readCount != $1.readCount
          ? $0.readCount > $1.readCount : $0.sequence.lexicographicallyPrecedes($1.sequence)
      },
      chimericReads: counts.chimericReads, notAssignedReads: counts.notAssignedReads)
  }
}
