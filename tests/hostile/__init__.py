"""Broken and hostile files, made from a good report: whatever they do, no fact may change unsaid."""
