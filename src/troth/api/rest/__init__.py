"""`/api`: everything that the pages do, as JSON, for their scripts and for programs."""
