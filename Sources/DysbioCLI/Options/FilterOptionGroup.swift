import ArgumentParser
import Pipeline
import Reads

/// The cuts and limits of `filter`. Numbers with a comma are for first and second mates.
struct FilterOptionGroup: ParsableArguments {
  @Option(help: "Remove primers: an id of the catalogue or FORWARD,REVERSE sequences. Reads without them are lost.")
  var primers: String?

  @Option(name: .customLong("mismatch-rate"), help: "Share of a primer's bases that may be wrong.")
  var mismatchRate = 0.15

  @Option(name: .customLong("clipped"), help: "Bases of a primer that may be missing at the read's start.")
  var clipped = 2

  @Option(
    help: ArgumentHelp(
      "Cut 3' adapters: overlap (pairs, no sequence needed), \(AdapterPreset.all.map(\.id).joined(separator: ", ")), or a sequence (two with a comma). May be repeated.",
      valueName: "adapter"))
  var adapter: [String] = []

  @Flag(name: .customLong("keep-phix"), help: "Do not remove PhiX reads.")
  var keepsPhiX = false

  @Option(name: .customLong("trim-left"), help: "Bases cut from the start.")
  var trimLeft: MateValues<Int>?

  @Option(name: .customLong("trim-right"), help: "Bases cut from the end.")
  var trimRight: MateValues<Int>?

  @Option(name: .customLong("truncate"), help: "Cut reads to so many bases; shorter ones are lost.")
  var truncate: MateValues<Int>?

  @Option(name: .customLong("trunc-q"), help: "Cut before the first base with this score or a lower one.")
  var truncQ: Int?

  @Option(name: .customLong("quality-tail"), help: "Cut poor 3' ends by the running-sum rule (as cutadapt -q).")
  var qualityTail: Int?

  @Option(name: .customLong("quality-front"), help: "Cut poor 5' ends by the same rule.")
  var qualityFront: Int?

  @Option(help: ArgumentHelp("Cut in the first window of a low mean score.", valueName: "size:score"))
  var window: NumberPair?

  @Option(name: .customLong("poly-g"), help: "Cut 3' poly-G tails of so many bases or more.")
  var polyG: Int?

  @Option(name: .customLong("min-length"), help: "Fewest bases that must stay.")
  var minLength = MateValues(50)

  @Option(name: .customLong("max-length"), help: "Most bases a read may have.")
  var maxLength: MateValues<Int>?

  @Option(name: .customLong("max-n"), help: "Most letters other than A, C, G, T.")
  var maxN: Int?

  @Option(name: .customLong("max-ee"), help: "Most expected errors.")
  var maxEE: MateValues<Double>?

  @Option(name: .customLong("max-ee-rate"), help: "Most expected errors per base.")
  var maxEERate: Double?

  @Option(name: .customLong("min-quality"), help: "Lowest mean score.")
  var minMeanQuality: Double?

  @Option(
    name: .customLong("low-quality"),
    help: ArgumentHelp("Share of bases that may lie below a score.", valueName: "score:share"))
  var lowQuality: NumberPair?

  @Option(name: .customLong("min-complexity"), help: "Smallest effective number of 2-mers (1 to 16).")
  var minComplexity: Double?

  @Flag(help: "Merge mates and write the merged reads.")
  var merge = false

  @Option(name: .customLong("merged-max-ee"), help: "Most expected errors of a merged read.")
  var mergedMaxEE: Double?

  func validate() throws {
    if let window,
      !(1...1_000).contains(window.first) || window.first != window.first.rounded()
        || !(0...93).contains(window.second)
    {
      throw ValidationError("--window takes size:score, for example 4:20")
    }
    if let lowQuality, !(0...93).contains(lowQuality.first) || !(0...1).contains(lowQuality.second) {
      throw ValidationError("--low-quality takes score:share with a share from 0 to 1, for example 15:0.4")
    }
    if !(0...0.4).contains(mismatchRate) { throw ValidationError("--mismatch-rate takes a rate from 0 to 0.4") }
    if mergedMaxEE != nil, !merge { throw ValidationError("--merged-max-ee goes with --merge") }
    if !(0...5).contains(clipped) { throw ValidationError("--clipped takes a number of bases from 0 to 5") }
    let bases = 0...1_000_000_000
    let lengths: [(String, MateValues<Int>?)] = [
      ("trim-left", trimLeft), ("trim-right", trimRight), ("min-length", minLength),
    ]
    for (name, value) in lengths {
      if let value, !value.lie(in: bases) { throw ValidationError("--\(name) takes a number of bases, 0 or more") }
    }
    for (name, value) in [("truncate", truncate), ("max-length", maxLength)] {
      if let value, !value.lie(in: 1...bases.upperBound) {
        throw ValidationError("--\(name) takes a number of bases, 1 or more")
      }
    }
    for (name, value) in [("max-n", maxN), ("poly-g", polyG)] {
      if let value, !bases.contains(value) { throw ValidationError("--\(name) takes a number, 0 or more") }
    }
    for (name, value) in [("trunc-q", truncQ), ("quality-tail", qualityTail), ("quality-front", qualityFront)] {
      if let value, !(0...93).contains(value) { throw ValidationError("--\(name) takes a score from 0 to 93") }
    }
    let finite = 0...Double.greatestFiniteMagnitude
    let limits = [
      ("max-ee-rate", maxEERate), ("min-quality", minMeanQuality), ("min-complexity", minComplexity),
      ("merged-max-ee", mergedMaxEE),
    ]
    for (name, value) in limits {
      if let value, !finite.contains(value) { throw ValidationError("--\(name) takes a number, 0 or more") }
    }
    if let maxEE, !maxEE.lie(in: finite) { throw ValidationError("--max-ee takes a number, 0 or more") }
    for name in adapter where name != "overlap" && AdapterPreset.preset(id: name) == nil {
      if !(1...2).contains(name.split(separator: ",").count) {
        throw ValidationError("--adapter takes overlap, a kit, or one or two sequences, not '\(name)'")
      }
    }
  }

  func options(compresses: Bool) throws -> FilterOptions {
    var options = FilterOptions()
    options.primers = primers
    options.primerSettings.mismatchRate = mismatchRate
    options.primerSettings.maximumClipped = clipped
    options.adapters = try adapters()
    options.screensPhiX = !keepsPhiX
    options.forward = settings {
      $0.forward
    } length: {
      $0.forward
    } errors: {
      $0.forward
    }
    options.reverse = settings {
      $0.reverse
    } length: {
      $0.reverse
    } errors: {
      $0.reverse
    }
    options.mergesPairs = merge
    options.mergedExpectedErrors = mergedMaxEE
    options.compresses = compresses
    return options
  }

  private func settings(
    _ value: (MateValues<Int>) -> Int, length: (MateValues<Int>) -> Int, errors: (MateValues<Double>) -> Double
  ) -> ReadFilterSettings {
    ReadFilterSettings(
      trimLeft: trimLeft.map(value) ?? 0, truncLen: truncate.map(value), truncQ: truncQ, minLength: length(minLength),
      maxLength: maxLength.map(value), maxN: maxN, maxEE: maxEE.map(errors), minComplexity: minComplexity,
      trimRight: trimRight.map(value), polyGMinimum: polyG, qualityCutFront: qualityFront, qualityCutTail: qualityTail,
      windowQuality: window.map { .init(size: Int($0.first), mean: $0.second) }, minMeanQuality: minMeanQuality,
      maxLowQualityShare: lowQuality.map { .init(belowScore: Int($0.first), share: $0.second) }, maxEERate: maxEERate)
  }

  private func adapters() throws -> AdapterSettings? {
    guard !adapter.isEmpty else { return nil }
    var settings = AdapterSettings()
    settings.usesMateOverlap = adapter.contains("overlap")
    for name in adapter where name != "overlap" {
      if let preset = AdapterPreset.preset(id: name) {
        settings.first.append(preset.first)
        settings.second.append(preset.second)
        continue
      }
      let parts = name.split(separator: ",").map(String.init)
      guard let first = parts.first, let last = parts.last else { continue }
      settings.first.append(try Adapter(name: "given", sequence: first))
      settings.second.append(try Adapter(name: "given", sequence: last))
    }
    return settings
  }
}
