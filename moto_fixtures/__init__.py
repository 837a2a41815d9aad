"""The simulated AWS: moto, plus the truths about AWS that moto lacks."""
