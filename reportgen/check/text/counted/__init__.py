"""Counts in prose against what is listed, assessed, over and under: `tre av fem mål nåddes`."""
