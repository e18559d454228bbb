import CEmbedded

/// Resources compiled into the program, as bytes.
enum EmbeddedResource {
  /// The genome of PhiX174, in lines of letters.
  static var phiX174: [UInt8] {
    // SAFETY: the C array is constant, lives as long as the program, and has exactly this many bytes.
    unsafe Array(UnsafeBufferPointer(start: dysbio_phix174_bytes(), count: dysbio_phix174_count))
  }
}
