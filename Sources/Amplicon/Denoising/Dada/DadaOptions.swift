/// For each unique the partitions that could take it: lists in one arena, in the order of the partitions.
struct DadaOptions {
  private(set) var partition: [Int32] = []
  private(set) var hamming: [Int32] = []
  private(set) var lambda: [Double] = []
  private(set) var next: [Int32] = []
  /// First and last option of each unique; −1 without any.
  private(set) var first: [Int32]
  private var last: [Int32]
  /// The first forgotten option, whose place is used again; linked by `next`.
  private var spare: Int32 = -1
  /// The uniques that may want another partition than their own.
  var choosers: [Int32] = []
  var isChooser: [Bool]

  init(count: Int) {
    first = Array(repeating: -1, count: count)
    last = first
    isChooser = Array(repeating: false, count: count)
  }

  /// Adds an option behind the others of the unique.
  mutating func append(_ unique: Int, partition number: Int, lambda value: Double, hamming substitutions: Int32) {
    var option = spare
    if option < 0 {
      option = Int32(partition.count)
      partition.append(Int32(number))
      lambda.append(value)
      hamming.append(substitutions)
      next.append(-1)
    } else {
      spare = next[Int(option)]
      partition[Int(option)] = Int32(number)
      lambda[Int(option)] = value
      hamming[Int(option)] = substitutions
      next[Int(option)] = -1
    }
    if last[unique] < 0 { first[unique] = option } else { next[Int(last[unique])] = option }
    last[unique] = option
    if !isChooser[unique] {
      isChooser[unique] = true
      choosers.append(Int32(unique))
    }
  }

  /// Forgets the options of a unique that, with all reads of the sample, would expect less than `floor`.
  mutating func prune(_ unique: Int, totalReads: Double, floor: Double) {
    var previous: Int32 = -1
    var option = first[unique]
    while option >= 0 {
      let following = next[Int(option)]
      if lambda[Int(option)] * totalReads < floor {
        if previous < 0 { first[unique] = following } else { next[Int(previous)] = following }
        if following < 0 { last[unique] = previous }
        next[Int(option)] = spare
        spare = option
      } else {
        previous = option
      }
      option = following
    }
  }
}
