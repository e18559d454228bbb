public import BioModel
public import Statistics

/// Draws read pairs of one sample: a molecule (a template, sometimes a chimera, with PCR errors), its fragment with
/// primers and spacers, and two reads of it with errors as their qualities state.
///
/// One value per lane: buffers are used again. Draws depend on the generator alone.
public struct PairSimulator {
  /// Illumina TruSeq adapters, read when the fragment is shorter than the read.
  private static let forwardAdapter = Array("AGATCGGAAGAGCACACGTCTGAACTCCAGTCAC".utf8)
  private static let reverseAdapter = Array("AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT".utf8)
  private static let bases = Array("ACGT".utf8)

  private let templates: [AmpliconTemplate]
  private let model: SequencingModel
  private let primers: (forward: [UInt8], reverse: [UInt8])
  private var molecule: [UInt8] = []
  private var fragment: [UInt8] = []
  private var turned: [UInt8] = []
  private var read: [UInt8] = []
  private var scores: [UInt8] = []

  /// - Parameters:
  ///   - forwardPrimer: 5′→3′, IUPAC; degenerate bases are drawn anew for each molecule.
  ///   - reversePrimer: 5′→3′ on the other strand.
  public init(
    templates: [AmpliconTemplate], model: SequencingModel, forwardPrimer: [UInt8], reversePrimer: [UInt8]
  ) {
    self.templates = templates
    self.model = model
    primers = (forwardPrimer, reversePrimer)
  }

  /// Appends one pair to the batches.
  ///
  /// - Parameters:
  ///   - cumulativeShares: running sums of the sample's shares over the templates.
  /// - Returns: the template's number, or nil for a chimera or random sequence.
  public mutating func drawPair(
    name: [UInt8], cumulativeShares: [Double], forward: ReadBatch, reverse: ReadBatch,
    generator: inout SeededGenerator
  ) -> Int? {
    let origin = drawMolecule(cumulativeShares, generator: &generator)
    buildFragment(isRandom: origin == .random, generator: &generator)
    turned.removeAll(keepingCapacity: true)
    for base in fragment.reversed() { turned.append(IUPAC.complement(base)) }
    let isTurned = model.turnedShare > 0 && generator.uniform01() < model.turnedShare
    appendRead(
      of: isTurned ? turned : fragment, adapter: PairSimulator.forwardAdapter, length: model.forwardLength,
      quality: model.forwardQuality, name: name, to: forward, generator: &generator)
    appendRead(
      of: isTurned ? fragment : turned, adapter: PairSimulator.reverseAdapter, length: model.reverseLength,
      quality: model.reverseQuality, name: name, to: reverse, generator: &generator)
    if case .template(let number) = origin { return number }
    return nil
  }

  private enum Origin: Equatable {
    case template(Int)
    case chimera
    case random
  }

  private mutating func drawMolecule(_ cumulativeShares: [Double], generator: inout SeededGenerator) -> Origin {
    molecule.removeAll(keepingCapacity: true)
    if model.randomShare > 0, generator.uniform01() < model.randomShare {
      for _ in 0..<400 { molecule.append(PairSimulator.bases[generator.below(4)]) }
      return .random
    }
    let first = generator.index(cumulative: cumulativeShares)
    var origin = Origin.template(first)
    let parent = templates[first].sequence
    if model.chimeraRate > 0, generator.uniform01() < model.chimeraRate {
      let other = templates[generator.index(cumulative: cumulativeShares)].sequence
      // The polymerase falls off somewhere inside and goes on at the same place of another template.
      let breakpoint = 20 + generator.below(max(1, min(parent.count, other.count) - 40))
      molecule.append(contentsOf: parent.prefix(breakpoint))
      molecule.append(contentsOf: other.dropFirst(breakpoint))
      if molecule != parent { origin = .chimera }
    } else {
      molecule.append(contentsOf: parent)
    }
    for _ in 0..<PairSimulator.copyErrorCount(model.pcrErrorRate * Double(molecule.count), generator: &generator) {
      let place = generator.below(molecule.count)
      molecule[place] = PairSimulator.other(than: molecule[place], generator: &generator)
    }
    return origin
  }

  private mutating func buildFragment(isRandom: Bool, generator: inout SeededGenerator) {
    fragment.removeAll(keepingCapacity: true)
    guard model.keepsPrimers, !isRandom else {
      fragment.append(contentsOf: molecule)
      return
    }
    appendSpacer(generator: &generator)
    for code in primers.forward { fragment.append(PairSimulator.base(of: code, generator: &generator)) }
    fragment.append(contentsOf: molecule)
    for code in primers.reverse.reversed() {
      fragment.append(IUPAC.complement(PairSimulator.base(of: code, generator: &generator)))
    }
    appendSpacer(generator: &generator)
  }

  private mutating func appendSpacer(generator: inout SeededGenerator) {
    guard model.longestSpacer > 0 else { return }
    for _ in 0..<generator.below(model.longestSpacer + 1) {
      fragment.append(PairSimulator.bases[generator.below(4)])
    }
  }

  private mutating func appendRead(
    of fragment: [UInt8], adapter: [UInt8], length: Int, quality: QualityModel, name: [UInt8], to batch: ReadBatch,
    generator: inout SeededGenerator
  ) {
    quality.draw(length: length, into: &scores, generator: &generator)
    read.removeAll(keepingCapacity: true)
    for cycle in 0..<length {
      let adapterPlace = cycle - fragment.count
      let truth =
        cycle < fragment.count
        ? fragment[cycle] : adapterPlace < adapter.count ? adapter[adapterPlace] : UInt8(ascii: "G")
      let isWrong = generator.uniform01() < PhredQuality.errorProbability[Int(scores[cycle])]
      read.append(isWrong ? PairSimulator.other(than: truth, generator: &generator) : truth)
    }
    batch.append(name: name, sequence: read, quality: scores)
  }

  /// A Poisson draw of any mean: long molecules and high rates go beyond what one draw by inversion can do.
  private static func copyErrorCount(_ mean: Double, generator: inout SeededGenerator) -> Int {
    let parts = Int(mean / 50) + 1
    return (0..<parts).reduce(0) { sum, _ in sum + generator.poisson(mean: mean / Double(parts)) }
  }

  /// One of the three bases that are not `base`.
  private static func other(than base: UInt8, generator: inout SeededGenerator) -> UInt8 {
    let others = bases.filter { $0 != base }
    return others[generator.below(others.count)]
  }

  /// A base that the IUPAC code stands for.
  private static func base(of code: UInt8, generator: inout SeededGenerator) -> UInt8 {
    let choices = IUPAC.bases(of: code)
    return choices[generator.below(choices.count)]
  }
}
