"""Tables: what an author may write, and how their cells are worked out."""
