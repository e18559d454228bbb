extension DadaPartitioning {
  /// Moves every unique that is no centre to the partition that expects most reads of it, the expectations being those
  /// before any move; whether any moved. The first of equal partitions wins.
  ///
  /// Moves happen by partition and, within one, from its last member to its first: the order in which members then stand
  /// settles later ties, as in R dada2.
  mutating func shuffle() -> Bool {
    let expectedReads = partitions.map { Double($0.reads) }
    let total = Double(totalReads)
    var moves: [(from: Int32, place: Int32, unique: Int, option: Int)] = []
    var kept = 0
    for chooser in options.choosers {
      let unique = Int(chooser)
      options.prune(unique, totalReads: total, floor: floor[unique])
      var option = options.first[unique]
      let own = partition[unique]
      if partitions[Int(own)].centre == unique
        || option < 0 || (options.next[Int(option)] < 0 && options.partition[Int(option)] == own)
      {
        options.isChooser[unique] = false
        continue
      }
      options.choosers[kept] = chooser
      kept += 1
      var best = -1.0
      var choice = -1
      while option >= 0 {
        let expected = options.lambda[Int(option)] * expectedReads[Int(options.partition[Int(option)])]
        if expected > best {
          best = expected
          choice = Int(option)
        }
        option = options.next[Int(option)]
      }
      if choice >= 0, options.partition[choice] != own { moves.append((own, place[unique], unique, choice)) }
    }
    options.choosers.removeSubrange(kept...)
    moves.sort { $0.from != $1.from ? $0.from < $1.from : $0.place > $1.place }
    for (_, _, unique, option) in moves {
      lambda[unique] = options.lambda[option]
      hamming[unique] = options.hamming[option]
      move(unique, to: Int(options.partition[option]))
    }
    return !moves.isEmpty
  }
}
