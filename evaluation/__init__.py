"""Score the packaged program on labelled data and hold it to its floors; see docs/reference/evaluation.md."""
