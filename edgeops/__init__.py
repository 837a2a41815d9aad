"""A correct HTTPS front for applications that already run on EC2."""

__version__ = "0.1.0"
