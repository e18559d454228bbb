// The only door to htslib: what Swift cannot see (macros, bit fields) is given as an inline function.
#ifndef DYSBIO_CHTSLIB_SHIM_H
#define DYSBIO_CHTSLIB_SHIM_H

#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts.h>
#include <htslib/hts_log.h>
#include <htslib/sam.h>

static inline unsigned int dysbio_bgzf_errcode(BGZF *file) { return file->errcode; }
static inline int dysbio_bgzf_is_gzip(BGZF *file) { return file->is_gzip; }
static inline int dysbio_bgzf_is_compressed(BGZF *file) { return file->is_compressed; }

#endif
