// The only door to HDF5, which writes; files of others are read without it (Sources/BioIO/HDF5/HDF5File.swift).
//
// The library is opened when the first file is written, not linked: distributions link it to libcurl, Kerberos, LDAP and
// twenty more, which would cost 7 ms at every start of the program (docs/findings/read-preprocessing.md).
#ifndef DYSBIO_CHDF5_SHIM_H
#define DYSBIO_CHDF5_SHIM_H

#include <dlfcn.h>
#if __has_include(<hdf5/serial/hdf5.h>)
#include <hdf5/serial/hdf5.h>
#else
#include <hdf5.h>
#endif

// The functions and numbers of the library that are used.
#define DYSBIO_H5_FUNCTIONS(F) \
  F(H5Acreate_by_name) F(H5Awrite) F(H5Dcreate2) F(H5Dwrite) F(H5Eset_auto2) F(H5Fcreate) F(H5Fflush) \
  F(H5Fget_file_image) F(H5Gcreate2) F(H5Idec_ref) F(H5PLset_loading_state) F(H5Pcreate) F(H5Pset_chunk) \
  F(H5Pset_deflate) F(H5Pset_fapl_core) F(H5Pset_obj_track_times) F(H5Pset_shuffle) F(H5Screate) \
  F(H5Screate_simple) F(H5Tcopy) F(H5Tset_cset) F(H5Tset_size) F(H5get_libversion) F(H5open)

#define DYSBIO_H5_NUMBERS(N) \
  N(file_access_class, H5P_CLS_FILE_ACCESS_ID_g) N(dataset_create_class, H5P_CLS_DATASET_CREATE_ID_g) \
  N(group_create_class, H5P_CLS_GROUP_CREATE_ID_g) N(c_string, H5T_C_S1_g) N(int64, H5T_NATIVE_INT64_g) \
  N(file_double, H5T_IEEE_F64LE_g) N(file_int32, H5T_STD_I32LE_g) N(file_int64, H5T_STD_I64LE_g)

#define DYSBIO_H5_FUNCTION(name) __typeof__(name) *_Nonnull name;
#define DYSBIO_H5_NUMBER(name, symbol) hid_t name;
typedef struct {
  DYSBIO_H5_FUNCTIONS(DYSBIO_H5_FUNCTION)
  // Types in files are stated with their byte order, so that a file does not depend on the machine that wrote it.
  DYSBIO_H5_NUMBERS(DYSBIO_H5_NUMBER)
} dysbio_h5;

// The library under one of its file names, or NULL. A library of another version than the headers has other layouts.
static inline void *_Nullable dysbio_h5_library(void) {
  static const char *const names[] = {
      "libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5_serial.so.310", "libhdf5.so.310", "libhdf5_serial.so.200",
      "libhdf5.so.200", "libhdf5_serial.so", "libhdf5.so"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!library) continue;
    __typeof__(H5get_libversion) *version = (__typeof__(H5get_libversion) *)dlsym(library, "H5get_libversion");
    unsigned major, minor, release;
    if (version && version(&major, &minor, &release) >= 0 && major == H5_VERS_MAJOR && minor == H5_VERS_MINOR)
      return library;
    dlclose(library);
  }
  return NULL;
}

// Opens the library and fills the table; 0 when it is not there. Failures are told by return values later on; nothing is
// printed, no plugin loaded from the disk.
static inline int dysbio_h5_open(dysbio_h5 *_Nonnull h5) {
  void *library = dysbio_h5_library();
  if (!library) return 0;
#define DYSBIO_H5_FIND(name) \
  if (!(h5->name = (__typeof__(name) *)dlsym(library, #name))) return 0;
  DYSBIO_H5_FUNCTIONS(DYSBIO_H5_FIND)
  h5->H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  if (h5->H5open() < 0) return 0;
#define DYSBIO_H5_READ(name, symbol) \
  { \
    hid_t *number = (hid_t *)dlsym(library, #symbol); \
    if (!number) return 0; \
    h5->name = *number; \
  }
  DYSBIO_H5_NUMBERS(DYSBIO_H5_READ)
  h5->H5PLset_loading_state(0);
  return 1;
}

// What Swift cannot see: macros that cast, and call the library first unless told not to.
#undef H5CHECK
#undef H5OPEN
#define H5CHECK
#define H5OPEN
static inline hid_t dysbio_h5_default(void) { return H5P_DEFAULT; }
static inline hid_t dysbio_h5_whole_space(void) { return H5S_ALL; }
static inline unsigned dysbio_h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline size_t dysbio_h5_variable_length(void) { return H5T_VARIABLE; }

#endif
