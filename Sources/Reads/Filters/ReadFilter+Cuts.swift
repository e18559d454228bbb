import Kernels

extension ReadFilter {
  /// The bases of `range` that the cutting rules leave, or nil where they leave fewer than must stay.
  ///
  /// - Complexity: O(range), no allocation.
  func cut(sequence: Span<UInt8>, quality: Span<UInt8>, range: Range<Int>) -> Range<Int>? {
    var end = max(range.lowerBound, range.upperBound - max(0, settings.trimRight ?? 0))
    var start = min(range.lowerBound + max(0, settings.trimLeft), end)
    if let minimum = settings.polyGMinimum {
      end = PolyGTail.end(sequence, start..<end, minimumLength: minimum)
    }
    if settings.qualityCutFront != nil || settings.qualityCutTail != nil {
      // Each end is judged on the bases as they came; where the cuts cross, nothing stays.
      let judged = start..<end
      if let cutoff = settings.qualityCutTail { end = QualityCuts.tail(quality, judged, cutoff: cutoff) }
      if let cutoff = settings.qualityCutFront {
        start = min(QualityCuts.front(quality, judged, cutoff: cutoff), end)
      }
    }
    if let window = settings.windowQuality {
      end = QualityCuts.window(quality, start..<end, size: window.size, mean: window.mean)
    }
    var promised = start
    if let length = settings.truncLen, length > 0, settings.truncLenKeepsShorter != true {
      promised = start + max(0, length - max(0, settings.trimLeft))
      guard end >= promised else { return nil }
      end = promised
    } else if let length = settings.truncLen, length > 0 {
      end = min(end, start + max(0, length - max(0, settings.trimLeft)))
    }
    if let lowest = settings.truncQ {
      var cut = start
      while cut < end, Int(quality[cut]) > lowest { cut += 1 }
      end = cut
    }
    // A read that truncQ cut below truncLen is short as well: one length is what truncLen promises.
    guard end >= promised, end - start >= max(1, settings.minLength) else { return nil }
    return start..<end
  }
}
