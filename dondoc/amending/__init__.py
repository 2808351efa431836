"""A plan amended by a document: steps, what they do, what changes in figures."""
