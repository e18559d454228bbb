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
  /// Whether it takes long in a large study, so that it is begun first.
  var takesLong: Bool { get }
  /// The same as parts that do not depend on each other, for files that take long.
  func work(from results: RunResults) -> [RenderingWork]
}

extension ResultFile {
  public var takesLong: Bool { false }
  public func isHeld(by results: RunResults) -> Bool { true }

  public func work(from results: RunResults) -> [RenderingWork] { [.files { files(from: results) }] }
}
