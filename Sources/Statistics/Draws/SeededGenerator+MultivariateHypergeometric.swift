extension SeededGenerator {
  /// Draws `draws` items without replacement from classes of the given sizes; returns how many came from each class.
  ///
  /// One hypergeometric draw per class, conditional on the classes before it: the joint law is exact. The result
  /// depends on the order of the classes, so callers give them in an order of meaning (sorted ids).
  ///
  /// - Precondition: sizes are ≥ 0 and `draws` lies in 0...their sum.
  /// - Complexity: O(classes × standard deviation).
  public mutating func multivariateHypergeometric(classSizes: [Int], draws: Int) -> [Int] {
    var population = classSizes.reduce(0, +)
    precondition(draws >= 0 && draws <= population)
    var wanted = draws
    var drawn = [Int](repeating: 0, count: classSizes.count)
    for (index, size) in classSizes.enumerated() where wanted > 0 {
      let taken = Hypergeometric(population: population, marked: size, draws: wanted).draw(&self)
      drawn[index] = taken
      wanted -= taken
      population -= size
    }
    return drawn
  }
}
