"""Route 53. moto's own is not used: it accepts conflicts, duplicates and stale deletes (T9)."""
