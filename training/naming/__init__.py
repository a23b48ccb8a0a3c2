"""Names for treebanks that label none, or badly: from trees, entities and lists of names."""
