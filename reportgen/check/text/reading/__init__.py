"""Sentences read clause by clause: what each speaks of, and what the words ask for."""
