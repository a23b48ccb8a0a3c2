"""Read the files of word processors as lines of text, one for each paragraph.

Takes bytes, gives lines. What an office file is otherwise, and what to do
then, is said in a sentence.
"""
