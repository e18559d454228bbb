import Amplicon
import BioModel

/// The denoising model: how its error rates were learned, and what it made of each sample. The rates themselves stand in
/// `error_model.csv`.
extension ReportJSONParts {
  @Sendable static func denoising(_ results: RunResults, _ json: inout JSONWriter) {
    guard let denoising = results.denoising else { return json.null() }
    json.object { json in
      json.member("model", denoising.model)
      json.member("pooling", denoising.pooling.rawValue)
      json.member("not_corrected_share", denoising.notCorrectedShare)
      json.key("error_models")
      list(
        denoising.runs.flatMap { run in zip(RunErrors.mateNames(run.mates.count), run.mates).map { (run.run, $0, $1) }
        },
        &json
      ) { entry, json in
        let (run, name, mate) = entry
        json.member("run", run)
        json.member("mate", name)
        json.member("fit", mate.learning?.fit)
        json.member("samples", whole: mate.learning?.sampleCount)
        json.member("reads", whole: mate.learning?.readCount)
        json.member("bases", whole: mate.learning?.baseCount)
        json.member("rounds", whole: mate.learning?.rounds)
        json.key("converged")
        if let learning = mate.learning { json.value(learning.converged) } else { json.null() }
      }
      json.key("samples")
      list(denoising.samples, &json) { sample, json in
        json.member("sample", sample.id)
        json.key("mates")
        list(Array(zip(sample.mateNames, sample.mates)), &json) { entry, json in
          json.member("mate", entry.0)
          json.member("reads", entry.1.readCount)
          json.member("unique_sequences", entry.1.uniqueCount)
          json.member("variants", entry.1.variantCount)
          json.member("not_corrected_reads", entry.1.notCorrected)
        }
      }
    }
  }
}
