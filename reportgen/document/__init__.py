"""Semantic HTML → typed tree → numbered document."""
