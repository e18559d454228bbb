/// Whether two numbers agree within a relative difference (absolute below 1).
public func agree(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
}
