"""The rows of `truths.py`, a module per subject."""
