"""Many files: what to read, each in a process of its own, with limits, resume, and an account of every input."""
