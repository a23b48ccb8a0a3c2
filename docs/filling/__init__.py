"""What parts of the pages are made of: a file for each subject, its functions listed in `fill.py`.

Each takes the name that a block gives and the page before it, and gives the text of the block.
"""
