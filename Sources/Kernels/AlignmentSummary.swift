/// What a global alignment of two sequences amounts to; terminal gaps are left out of all counts.
public struct AlignmentSummary: Sendable, Equatable {
  /// Penalty of the alignment, see `AlignmentWavefront`; 0 only for identical sequences.
  public var penalty: Int
  /// Columns with two different letters.
  public var mismatches: Int
  /// Columns of internal gaps.
  public var gapColumns: Int
  /// Columns without those of terminal gaps.
  public var columns: Int

  public init(penalty: Int, mismatches: Int, gapColumns: Int, columns: Int) {
    self.penalty = penalty
    self.mismatches = mismatches
    self.gapColumns = gapColumns
    self.columns = columns
  }

  /// Mismatches and internal gap columns.
  @inlinable public var differences: Int { mismatches + gapColumns }
  /// Matching columns / columns without terminal gaps (0…1), as `vsearch --iddef 2`; 0 for an empty alignment.
  @inlinable public var identity: Double {
    columns == 0 ? 0 : Double(columns - differences) / Double(columns)
  }
}
