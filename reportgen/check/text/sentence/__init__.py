"""Sentences whose own figures contradict each other, no table needed."""
