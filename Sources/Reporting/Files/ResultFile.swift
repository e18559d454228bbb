public import BioModel

/// One file, or one family of files, of a results folder.
public protocol ResultFile: Described {
  /// The part of the results that it holds; nil: every command writes it.
  var part: ResultPart? { get }
  /// Whether the results hold anything for it: whether `files(from:)` gives files. Complexity O(samples) at most.
  func isHeld(by results: RunResults) -> Bool
  /// The files with their bytes; none where the results hold nothing for them. Paths are relative to the results
  /// folder, with `/`, in a fixed order.
  func files(from results: RunResults) -> [RenderedFile]
  /// The same as pieces of work that do not depend on each other, for files that take long.
  func work(from results: RunResults) -> [@Sendable () -> [RenderedFile]]
}

extension ResultFile {
  public func isHeld(by results: RunResults) -> Bool { true }

  public func work(from results: RunResults) -> [@Sendable () -> [RenderedFile]] { [{ files(from: results) }] }
}
