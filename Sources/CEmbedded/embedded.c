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

const unsigned char dysbio_nomenclature_narrowings[] = {
#embed "Resources/nomenclature-narrowings.tsv"
};
const size_t dysbio_nomenclature_narrowings_count = sizeof dysbio_nomenclature_narrowings;

const unsigned char dysbio_genus_lineages[] = {
#embed "Resources/genus-lineages.tsv"
};
const size_t dysbio_genus_lineages_count = sizeof dysbio_genus_lineages;

const unsigned char dysbio_traits[] = {
#embed "Resources/traits.tsv"
};
const size_t dysbio_traits_count = sizeof dysbio_traits;

const unsigned char dysbio_trait_groups[] = {
#embed "Resources/trait-groups.tsv"
};
const size_t dysbio_trait_groups_count = sizeof dysbio_trait_groups;

const unsigned char dysbio_scheme_names[] = {
#embed "Resources/scheme-names.tsv"
};
const size_t dysbio_scheme_names_count = sizeof dysbio_scheme_names;

const unsigned char dysbio_expressible[] = {
#embed "Resources/expressible.tsv"
};
const size_t dysbio_expressible_count = sizeof dysbio_expressible;

const unsigned char dysbio_taxon_groups[] = {
#embed "Resources/taxon-groups.tsv"
};
const size_t dysbio_taxon_groups_count = sizeof dysbio_taxon_groups;

const unsigned char dysbio_ratios[] = {
#embed "Resources/ratios.tsv"
};
const size_t dysbio_ratios_count = sizeof dysbio_ratios;

const unsigned char dysbio_index_portability[] = {
#embed "Resources/index-portability.tsv"
};
const size_t dysbio_index_portability_count = sizeof dysbio_index_portability;

const unsigned char dysbio_gmwi2[] = {
#embed "Resources/gmwi2.tsv"
};
const size_t dysbio_gmwi2_count = sizeof dysbio_gmwi2;

const unsigned char dysbio_toposcore[] = {
#embed "Resources/toposcore.tsv"
};
const size_t dysbio_toposcore_count = sizeof dysbio_toposcore;

const unsigned char dysbio_default_reference[] = {
#embed "Resources/default-reference.bin"
};
const size_t dysbio_default_reference_count = sizeof dysbio_default_reference;

const unsigned char dysbio_report_css[] = {
#embed "Resources/report.css"
};
const size_t dysbio_report_css_count = sizeof dysbio_report_css;

const unsigned char dysbio_report_schema[] = {
#embed "Resources/report.schema.json"
};
const size_t dysbio_report_schema_count = sizeof dysbio_report_schema;

const unsigned char dysbio_phix174[] = {
#embed "Resources/phix174.txt"
};
const size_t dysbio_phix174_count = sizeof dysbio_phix174;


const unsigned char dysbio_cohort_qin_2012[] = {
#embed "Resources/cohort-qin-2012.tsv"
};
const size_t dysbio_cohort_qin_2012_count = sizeof dysbio_cohort_qin_2012;

const unsigned char dysbio_cohort_zackular_2014[] = {
#embed "Resources/cohort-zackular-2014.tsv"
};
const size_t dysbio_cohort_zackular_2014_count = sizeof dysbio_cohort_zackular_2014;
