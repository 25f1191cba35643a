"""Layout texts and the trees that they must have.

Each file, `PROFILE/NAME.txt`, is a layout text, a line `---`, and its tree. After a wanted change of the grammar,
`python -m tests.corpus --write` writes the trees anew; read the difference before committing it.
"""
