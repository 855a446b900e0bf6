"""Figures and directions in prose against the rows of the tables."""
