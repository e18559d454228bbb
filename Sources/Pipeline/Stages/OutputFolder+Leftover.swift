import BioIO

extension OutputFolder.Leftover {
  /// For commands that are not resumed: what such a command itself left behind is removed, another command's
  /// interrupted run, which may hold hours of work, is not.
  static func discardOwn(of path: String, fingerprint: String) -> OutputFolder.Leftover {
    guard let left = OutputFolder.existingPartial(of: path)?.fingerprint else { return .discard }
    return left == fingerprint ? .discard : .refuse
  }
}
