"""Certificate Manager. moto's own is not used: it issues by the clock alone, whatever DNS says (T9)."""
