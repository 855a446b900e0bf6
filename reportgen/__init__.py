"""reportgen: Swedish municipal reports from YAML and data to accessible DOCX, PDF and HTML."""

__version__ = "0.1.0"
