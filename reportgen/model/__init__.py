"""What an author may write: the ärende, its documents, sections and parts; types and profiles."""
