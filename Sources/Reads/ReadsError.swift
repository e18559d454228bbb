// Reads: what is in a library and which of its bases are used.
//
// It works on batches that a reader filled: cuts adapters (`AdapterTrimmer`), finds and removes primers
// (`PrimerTrimmer`), cuts and filters (`ReadFilter`), all in the order of `PairFilter`; counts quality
// (`QualityReport`), looks at the first reads of every sample (`LibraryProbe`, `LibrarySurvey`) and plans the run
// (`LibraryPlan`), recognises barcodes inside the reads (`InlineBarcodeProbe`) and says by them whose reads those of a
// pool are (`BarcodeSplitter`); `ReadLedger` says where every pair ended. It opens no file, starts no thread and draws
// no random number. Values are Sendable; trimmers and filters are shared between threads, scratch, reports and probes
// belong to one thread each and are added up afterwards, in any order.

public import BioModel

/// What this module refuses. It reads no files itself, so a location is only what the caller states.
public struct ReadsError: Diagnostic, Equatable {
  public let kind: DiagnosticKind
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(_ kind: DiagnosticKind, location: SourceLocation? = nil, message: String, advice: String = "") {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }

  public static func == (a: ReadsError, b: ReadsError) -> Bool {
    a.kind == b.kind && a.message == b.message && a.advice == b.advice
  }
}
