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

const unsigned char dysbio_report_css[] = {
#embed "Resources/report.css"
};
const size_t dysbio_report_css_count = sizeof dysbio_report_css;

const unsigned char dysbio_report_schema[] = {
#embed "Resources/report.schema.json"
};
const size_t dysbio_report_schema_count = sizeof dysbio_report_schema;
