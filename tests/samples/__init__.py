"""The samples: made anew from their model, held to their own arithmetic, and read back as their gold says."""
