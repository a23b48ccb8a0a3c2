"""Vectors of single words, from the pieces of the pretrained encoder.

Takes a word, gives the mean of its pieces' vectors before any layer.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pretrained import encoder_folder

TENSOR = "embeddings.word_embeddings.weight"
LONGEST = 100  # letters of a word


def word_vector(word: str) -> NDArray[np.float32]:
    """The vector of a word in any case, components with mean 0 and variance 1 over the vocabulary."""
    return _vector(word.lower()[:LONGEST])


@cache
def _vector(word: str) -> NDArray[np.float32]:
    tokenizer, table = _opened()
    ids = tokenizer.encode(word, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")]
    return np.asarray(table[ids].mean(0), dtype=np.float32)


@cache
def _opened() -> tuple[Any, NDArray[np.float32]]:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = encoder_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    table = load_file(folder / "model.safetensors")[TENSOR]
    return tokenizer, (table - table.mean(0)) / table.std()
