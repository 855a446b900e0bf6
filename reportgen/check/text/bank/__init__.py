"""What prose may speak of: the figures of rows and facts, each with its measure and its time."""
