// The only door to htslib: what Swift cannot see (macros, bit fields) is given as an inline function.
#ifndef DYSBIO_CHTSLIB_SHIM_H
#define DYSBIO_CHTSLIB_SHIM_H

#include <htslib/bgzf.h>
#include <htslib/cram.h>
#include <htslib/hfile.h>
#include <htslib/hts.h>
#include <htslib/hts_log.h>
#include <htslib/sam.h>
#include <zlib.h>

static inline unsigned int dysbio_bgzf_errcode(BGZF *file) { return file->errcode; }
static inline int dysbio_bgzf_is_gzip(BGZF *file) { return file->is_gzip; }
static inline int dysbio_bgzf_is_compressed(BGZF *file) { return file->is_compressed; }
// True once the file has ended without the empty block that ends every whole BGZF file.
static inline int dysbio_bgzf_end_marker_is_missing(BGZF *file) { return file->no_eof_block; }
// True while htslib inflates a gzip stream that is not BGZF.
static inline int dysbio_bgzf_has_gzip_stream(BGZF *file) { return file->is_gzip && file->gz_stream != NULL; }
// Bytes that the last, failed call had inflated before it failed.
static inline size_t dysbio_gzip_inflated_bytes(BGZF *file) {
  return (size_t)(file->gz_stream->next_out - (Bytef *)file->uncompressed_block);
}
// Compressed bytes read ahead, and compressed and plain bytes of the current gzip member.
static inline size_t dysbio_gzip_bytes_ahead(BGZF *file) { return file->gz_stream->avail_in; }
static inline size_t dysbio_gzip_member_bytes_in(BGZF *file) { return file->gz_stream->total_in; }
static inline size_t dysbio_gzip_member_bytes_out(BGZF *file) { return file->gz_stream->total_out; }
static inline void dysbio_bgzf_finish_block(BGZF *file) {
  file->block_address = htell(file->fp);
  file->block_offset = file->block_length = 0;
}
static inline const uint8_t *dysbio_bgzf_block(BGZF *file) { return (const uint8_t *)file->uncompressed_block; }

static inline const uint8_t *dysbio_bam_sequence(const bam1_t *record) { return bam_get_seq(record); }
static inline const uint8_t *dysbio_bam_quality(const bam1_t *record) { return bam_get_qual(record); }
static inline const char *dysbio_bam_name(const bam1_t *record) { return bam_get_qname(record); }

#endif
