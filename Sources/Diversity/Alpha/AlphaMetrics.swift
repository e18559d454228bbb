import BioModel

/// The alpha metrics, in the order of their rows in `alpha_diversity.csv`.
public enum AlphaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any AlphaMetric] = [
    ObservedFeatures(),
    ShannonLn(),
    ShannonLog2(),
    Simpson1D(),
    InverseSimpson(),
    PielouEvenness(),
    BergerParker(),
    Chao1BiasCorrected(),
    Chao1Classic(),
    Ace(),
    GoodsCoverage(),
    FishersAlpha(),
    ReadCount(),
    Singletons(),
    Doubletons(),
    Hill0(),
    Hill1(),
    Hill2(),
    HillInfinity(),
    Hill0Asymptotic(),
    Hill1Asymptotic(),
    ShannonLnChaoWangJost(),
    ShannonLnChaoShen(),
    BrillouinLn(),
    SimpsonD(),
    SimpsonDUnbiased(),
    Simpson1DUnbiased(),
    InverseSimpsonUnbiased(),
    Renyi2(),
    Tsallis2(),
    HeipEvenness(),
    SimpsonEvenness(),
    SimpsonEvennessUnbiased(),
    McintoshEvenness(),
    McintoshDominance(),
    SmithWilsonEvenness(),
    CamargoEvenness(),
    BullaEvenness(),
    StrongDominance(),
    McnaughtonDominance(),
    DominantReads(),
    GiniRectangles(),
    GiniTrapezoids(),
    Margalef(),
    Menhinick(),
    Robbins(),
    EstyLower(),
    Chao1Lower(),
    EstyUpper(),
    Chao1Upper(),
    CoverageChaoJost(),
    Jackknife1(),
    Jackknife2(),
    BootstrapRichness(),
    KemptonTaylorQ(),
    QStatistic(),
    HalfCoverageFeatures(),
    LowAbundanceShare(),
    MichaelisMenten(),
  ]

  /// Those computed unless others are asked for.
  public static let byDefault: [any AlphaMetric] = [
    ObservedFeatures(), ShannonLn(), ShannonLog2(), Simpson1D(), InverseSimpson(), PielouEvenness(), BergerParker(),
    Chao1BiasCorrected(), Chao1Classic(), Ace(), GoodsCoverage(), FishersAlpha(),
  ]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any AlphaMetric)? { all.first { $0.id == id } }
}
