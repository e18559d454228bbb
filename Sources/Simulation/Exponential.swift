import Glibc

/// e^x, from the C library.
func exponential(_ x: Double) -> Double { exp(x) }
