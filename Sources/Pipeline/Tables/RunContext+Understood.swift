import BioModel
import Logging
import Reporting

extension RunContext {
  /// Says in one line of the log what was understood of a table; `dysbio table summarise` has the reasons.
  func say(_ summary: TableSummary) {
    let words = summary.decisions.map { decision in
      "\(decision.key) \(decision.value)"
        + (decision.confidence < 0.9 ? " (confidence \(NumberText.text(decision.confidence)))" : "")
    }
    logger.info("\(summary.name) understood as: \(words.joined(separator: "; "))")
  }
}
