// Resources that are compiled into the program: each is a pointer and a length. One line per resource here and in
// embedded.c.
#ifndef DYSBIO_CEMBEDDED_H
#define DYSBIO_CEMBEDDED_H

#include <stddef.h>

// A resource's first byte and its number of bytes. Swift does not import arrays of unknown length, hence the functions.
#define DYSBIO_RESOURCE(name) \
  extern const unsigned char dysbio_##name[]; \
  extern const size_t dysbio_##name##_count; \
  static inline const unsigned char *dysbio_##name##_bytes(void) { return dysbio_##name; }

DYSBIO_RESOURCE(markers)
DYSBIO_RESOURCE(nomenclature)
DYSBIO_RESOURCE(nomenclature_narrowings)
DYSBIO_RESOURCE(genus_lineages)
DYSBIO_RESOURCE(traits)
DYSBIO_RESOURCE(trait_groups)
DYSBIO_RESOURCE(scheme_names)
DYSBIO_RESOURCE(expressible)
DYSBIO_RESOURCE(taxon_groups)
DYSBIO_RESOURCE(ratios)
DYSBIO_RESOURCE(index_portability)
DYSBIO_RESOURCE(gmwi2)
DYSBIO_RESOURCE(toposcore)
DYSBIO_RESOURCE(default_reference)
DYSBIO_RESOURCE(report_css)
DYSBIO_RESOURCE(report_schema)
DYSBIO_RESOURCE(phix174)
DYSBIO_RESOURCE(cohort_qin_2012)
DYSBIO_RESOURCE(cohort_zackular_2014)

#endif
