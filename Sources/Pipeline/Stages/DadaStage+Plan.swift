import Amplicon
import BioIO
import Reads

extension DadaStage {
  /// The stage that a plan and the user's options describe.
  ///
  /// - Throws: as `ErrorModelFile.read` for given models.
  init(plan: LibraryPlan, options: DadaOptions, context: RunContext) throws {
    let kind = plan.errorModel.value
    var merging = MateMergeSettings()
    // What a mate has beyond the other's start is adapter or primer.
    merging.trimsOverhang = true
    denoiser = DadaSamples(
      settings: kind == .hifi ? .pacbio : DadaSettings(), merging: merging, lengths: plan.ampliconLength.value)
    pooling = options.pooling
    fit = DadaStage.fit(kind)
    given = try options.errorsFile.map { try ErrorModelFile.read(ByteReader.readAll($0), file: $0) }
    threads = context.threads
    cancellation = context.cancellation
    progress = context.progress
  }

  /// The fit for a kind of scores.
  static func fit(_ kind: LibraryPlan.ErrorModelKind) -> any ErrorFit {
    switch kind {
    case .continuous: LoessErrorFit()
    case .binned: BinnedErrorFit()
    case .hifi: PacbioErrorFit()
    }
  }
}
