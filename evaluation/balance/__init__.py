"""Balance of signed networks: figures that others have for it, and how long it takes."""
