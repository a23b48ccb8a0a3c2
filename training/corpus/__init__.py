"""What is trained on: sets of labelled sentences, ours among them, and what each pass takes of them."""
