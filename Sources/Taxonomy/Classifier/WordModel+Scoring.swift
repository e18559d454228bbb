import Kernels

extension WordModel {
  /// Sets every class's score to what `draws` words cost it by its size alone: −draws · log(M + 1).
  func start(_ scores: inout [Double], draws: Int) {
    var span = scores.mutableSpan
    WordScoring.fill(&span, with: negativeLogSize.span, times: Double(draws))
  }

  /// Adds times · log((m + P)/P) of one word to every class that holds it.
  func add(_ word: UInt16, times: Double, to scores: inout [Double]) {
    var span = scores.mutableSpan
    WordScoring.add(
      runs: runs(of: word), runMembers: runMembers.span, runValues: runValues.span, members: members.span,
      times: times, scores: &span)
  }

  /// Writes log((m + P)/P) of one word by class into a row of a words × classes matrix that is zero there.
  func add(_ word: UInt16, toRow row: Int, of matrix: inout [Double]) {
    var span = matrix.mutableSpan
    var rowSpan = span._mutatingExtracting(row * classCount..<(row + 1) * classCount)
    WordScoring.add(
      runs: runs(of: word), runMembers: runMembers.span, runValues: runValues.span, members: members.span, times: 1,
      scores: &rowSpan)
  }

  /// Room for `WordScoring.blockMaxima`.
  var blockCount: Int { (classCount + WordScoring.blockSize - 1) / WordScoring.blockSize }

  /// The first class with the largest score, and the maxima of the blocks of classes.
  func leader(_ scores: [Double], blockMaxima: inout [Double]) -> Int? {
    var span = blockMaxima.mutableSpan
    WordScoring.blockMaxima(scores.span, into: &span)
    return WordScoring.indexOfMaximum(scores.span, blockMaxima: blockMaxima.span)
  }

  private func runs(of word: UInt16) -> Range<Int> { Int(wordRuns[Int(word)])..<Int(wordRuns[Int(word) + 1]) }
}

extension WordModel {
  /// Adds one to every class that holds the word.
  func countHolders(of word: UInt16, in counts: inout [Int32]) {
    let first = Int(runMembers[Int(wordRuns[Int(word)])])
    for member in members[first..<Int(runMembers[Int(wordRuns[Int(word) + 1])])] { counts[Int(member)] += 1 }
  }
}
