"""Link the pieces of sentence pairs that stand for each other."""
