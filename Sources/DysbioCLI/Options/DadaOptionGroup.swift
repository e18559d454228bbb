public import Amplicon
public import ArgumentParser
import Pipeline

/// How the dada model is used.
struct DadaOptionGroup: ParsableArguments {
  @Option(
    help:
      "dada: what samples tell each other: independent (nothing), pseudo (variants of two or more as priors), pooled (all as one)."
  )
  var pool = DadaPooling.independent

  @Option(
    help: ArgumentHelp(
      "dada: error models to use instead of learning them, as in error_model.csv.", valueName: "file"))
  var errors: String?

  var options: DadaOptions {
    var options = DadaOptions()
    options.pooling = pool
    options.errorsFile = errors
    return options
  }
}

extension DadaPooling: ExpressibleByArgument {}
