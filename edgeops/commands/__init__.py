"""The verbs: one module a command, each a short function from a `Spec` to an `Outcome`."""
