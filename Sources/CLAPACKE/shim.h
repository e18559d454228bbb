// The only door to LAPACK. Real routines only: the complex types of lapacke.h are of no use here.
#ifndef DYSBIO_CLAPACKE_SHIM_H
#define DYSBIO_CLAPACKE_SHIM_H

#include <lapacke.h>

// lapack_int and lapack_logical are macros, which Swift does not import.
typedef lapack_int LapackInt;

#endif
