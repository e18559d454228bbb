import BioModel

/// The distances between the samples of a design, in the design's order.
struct DesignedDistances: Sendable {
  let design: StudyDesign
  /// The samples' places in the matrix given.
  let places: [Int]
  let distances: DistanceMatrix

  /// Samples without any distance (they hold no reads) are left out before the design is made.
  init(
    _ distances: DistanceMatrix, formula: ModelFormula, metadata: SampleMetadata, options: DesignOptions,
    alsoNeeded: [String]
  ) throws(DesignError) {
    let described = Set(metadata.sampleIDs)
    let usable = distances.samplesWithDistances.map { distances.sampleIDs[$0] }.filter { described.contains($0) }
    design = try StudyDesign(
      formula, metadata: metadata, samples: usable, references: options.references, categories: options.categories,
      alsoNeeded: alsoNeeded)
    let place = Dictionary(distances.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    places = design.sampleIDs.compactMap { place[$0] }
    self.distances = distances
    let kept = places
    let cells = distances.values
    let broken = kept.filter { row in
      let start = row * distances.count
      for column in kept where !cells[start + column].isFinite { return true }
      return false
    }
    guard broken.isEmpty else {
      throw DesignError.samplesWithoutData(samples: broken.map { distances.sampleIDs[$0] })
    }
  }

  var count: Int { places.count }

  /// Per sample the number of its value in a column of the metadata.
  func codes(_ column: String, _ metadata: SampleMetadata) -> [Int] {
    let values = metadata.aligned(to: design.sampleIDs)[column: column]?.values ?? []
    return Rearrangements.numbered(values.map { $0 ?? "" })
  }
}
