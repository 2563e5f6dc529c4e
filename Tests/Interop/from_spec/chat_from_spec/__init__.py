"""A chat server written from SPEC.md alone: the profiles core, desk and receipts."""

__version__ = "0.1.0"
