"""Train Marian models on sentence pairs and a glossary."""
