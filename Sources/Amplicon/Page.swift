/// Placeholder page of the module; replaced by its first real file.
enum AmpliconPage {}
