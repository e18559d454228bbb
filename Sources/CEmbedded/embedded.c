#include "CEmbedded.h"

// The files lie in Resources/, beside this file.
const unsigned char dysbio_markers[] = {
#embed "Resources/markers.tsv"
};
const size_t dysbio_markers_count = sizeof dysbio_markers;

const unsigned char dysbio_nomenclature[] = {
#embed "Resources/nomenclature.tsv"
};
const size_t dysbio_nomenclature_count = sizeof dysbio_nomenclature;

const unsigned char dysbio_default_reference[] = {
#embed "Resources/default-reference.bin"
};
const size_t dysbio_default_reference_count = sizeof dysbio_default_reference;
