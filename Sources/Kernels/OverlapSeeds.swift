/// Finds the offsets at which two sequences share many 6-mers (seeds on one diagonal).
///
/// An offset o puts position 0 of the second sequence on position o of the first. Letters other than A, C, G and T
/// take part with the code `SequenceLetters.code` gives them: a candidate is only a proposal, scored exactly later.
@safe
public struct OverlapSeeds: ~Copyable {
  /// Seed length in bases.
  public static let seedLength = 6

  // SAFETY: all buffers are allocated in init or `reserve`, freed in deinit, and never leave this type.
  private let head: UnsafeMutablePointer<Int32>
  private var chain: UnsafeMutablePointer<Int32>
  private var hits: UnsafeMutablePointer<UInt16>
  private var capacity = 0
  /// The offsets found by the last search, in order of discovery.
  public private(set) var offsets: [Int32] = []

  public init() {
    unsafe head = .allocate(capacity: 4096)
    unsafe chain = .allocate(capacity: 1)
    unsafe hits = .allocate(capacity: 1)
  }

  deinit {
    unsafe head.deallocate()
    unsafe chain.deallocate()
    unsafe hits.deallocate()
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    unsafe chain.deallocate()
    unsafe hits.deallocate()
    capacity = 2 * count
    unsafe chain = .allocate(capacity: capacity)
    unsafe hits = .allocate(capacity: capacity)
  }

  /// Lists the offsets with at least `minimumHits` (≥ 1) pairs of equal 6-mers on their diagonal.
  ///
  /// Complexity O(m + n + pairs of equal 6-mers); no allocation once the buffers have grown.
  @unsafe public mutating func search(
    _ first: UnsafePointer<UInt8>, count n: Int, _ second: UnsafePointer<UInt8>, count m: Int, minimumHits: Int
  ) {
    let k = OverlapSeeds.seedLength
    offsets.removeAll(keepingCapacity: true)
    guard n >= k, m >= k else { return }
    reserve(n + m)
    let enough = UInt16(clamping: minimumHits)
    unsafe head.update(repeating: -1, count: 4096)
    unsafe hits.update(repeating: 0, count: n + m)
    // The word rolls on unmasked, so that each base costs one operation before the next can begin.
    var word = 0
    // SAFETY: i < n, j < m; words are masked to 12 bits; diagonals j's start lie in 0..<n + m.
    for i in 0..<k &- 1 { word = word &* 4 &+ SequenceLetters.code(unsafe first[i]) }
    for i in k &- 1..<n {
      word = word &* 4 &+ SequenceLetters.code(unsafe first[i])
      let start = i &- k &+ 1
      unsafe chain[start] = head[word & 4095]
      unsafe head[word & 4095] = Int32(truncatingIfNeeded: start)
    }
    word = 0
    for j in 0..<k &- 1 { word = word &* 4 &+ SequenceLetters.code(unsafe second[j]) }
    for j in k &- 1..<m {
      word = word &* 4 &+ SequenceLetters.code(unsafe second[j])
      var at = unsafe Int(head[word & 4095])
      let start = j &- k &+ 1
      while at >= 0 {
        let diagonal = at &- start &+ m
        let count = unsafe hits[diagonal] &+ 1
        unsafe hits[diagonal] = count
        if count == enough { offsets.append(Int32(truncatingIfNeeded: at &- start)) }
        at = unsafe Int(chain[at])
      }
    }
  }
}
