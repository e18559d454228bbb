import CEmbedded

/// Resources compiled into the program, as bytes.
enum EmbeddedResource {
  /// The synonym table.
  static var nomenclature: [UInt8] {
    // SAFETY: the C array is constant, lives as long as the program, and has exactly this many bytes.
    unsafe Array(UnsafeBufferPointer(start: dysbio_nomenclature_bytes(), count: dysbio_nomenclature_count))
  }

  /// The default reference, packed.
  static var defaultReference: [UInt8] {
    // SAFETY: as above.
    unsafe Array(UnsafeBufferPointer(start: dysbio_default_reference_bytes(), count: dysbio_default_reference_count))
  }
}
