// The only door to LAPACK and BLAS. Real routines only: the complex types of lapacke.h are of no use here.
//
// The library is opened when the first matrix needs it, not linked: OpenBLAS alone would cost 4.5 ms at every start of the
// program, also of commands that compute nothing with matrices. Whatever the system offers as liblapack and libblas
// answers; OpenBLAS is three to nine times as fast as the reference (docs/findings/analyze-speed.md).
#ifndef DYSBIO_LAPACKE_SHIM_H
#define DYSBIO_LAPACKE_SHIM_H

#include <dlfcn.h>
#include <lapacke.h>
#include <stdlib.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

// lapack_int and lapack_logical are macros, which Swift does not import.
typedef lapack_int LapackInt;

// BLAS has no header of its own everywhere; this is its Fortran interface, with the lengths of the texts at the end.
void dsyrk_(const char *_Nonnull uplo, const char *_Nonnull trans, const LapackInt *_Nonnull n,
            const LapackInt *_Nonnull k, const double *_Nonnull alpha, const double *_Nonnull a,
            const LapackInt *_Nonnull lda, const double *_Nonnull beta, double *_Nonnull c,
            const LapackInt *_Nonnull ldc, size_t, size_t);

#define DYSBIO_LAPACK_FUNCTIONS(F) \
  F(LAPACKE_dsytrd) F(LAPACKE_dsterf) F(LAPACKE_dstemr) F(LAPACKE_dormtr) F(dsyrk_)

#define DYSBIO_LAPACK_FUNCTION(name) __typeof__(name) *_Nonnull name;
typedef struct {
  DYSBIO_LAPACK_FUNCTIONS(DYSBIO_LAPACK_FUNCTION)
} dysbio_lapack;

// Opens the library and fills the table; 0 when it is not there. BLAS stays on the calling thread: the program's own lanes
// are the only threads that compute.
static inline int dysbio_lapack_open(dysbio_lapack *_Nonnull lapack) {
#ifdef __x86_64__
  // OpenBLAS picks its kernels by the processor, and their last digits differ. One set for all processors of the last ten
  // years keeps results the same among them. It reads the variable when it is loaded.
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) setenv("OPENBLAS_CORETYPE", "Haswell", 0);
#endif
  static const char *const names[] = {"liblapacke.so.3", "liblapacke.so", "libopenblas.so.0", "libopenblas.so"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
#define DYSBIO_LAPACK_FIND(name) \
  if (!(lapack->name = (__typeof__(name) *)dlsym(library, #name))) return 0;
  DYSBIO_LAPACK_FUNCTIONS(DYSBIO_LAPACK_FIND)
  void (*set_threads)(int) = (void (*)(int))dlsym(library, "openblas_set_num_threads");
  if (set_threads) set_threads(1);
  return 1;
}

#ifdef __x86_64__
__attribute__((target("avx"))) static inline void dysbio_zero_upper_halves(void) { _mm256_zeroupper(); }
#endif

// Some kernels of OpenBLAS leave the upper halves of vector registers as they were; every later instruction of the older
// encoding then waits for them, and exponentials take three times as long on that thread
// (docs/findings/analyze-speed.md).
static inline void dysbio_lapack_leave(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx")) dysbio_zero_upper_halves();
#endif
}

#endif
