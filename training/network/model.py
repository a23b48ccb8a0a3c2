"""The reader's network: one small encoder, many light heads.

The encoder runs over a window of consecutive sentences; the syntax, role and
claim heads look at one sentence of it at a time, the attribution heads at the
whole window, so that a quotation may run over a full stop. A word's vector is
that of its first piece; the root of every sentence is [CLS]. The role, link
and cue heads are also told how words are related in the tree that was found.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.reader.kinship import EDGES, kin_count

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
FAR = 30  # word distances are clipped to ±FAR
MARKS = ("none", "initiator", "recipient")
STRANGE = 0.15  # of predicates and cues are shown without their kin, so that the words themselves are read too


INTEGERS = {torch.bfloat16: torch.int16, torch.float32: torch.int32}  # of the same size


class Dropout(nn.Module):
    """Dropout that draws one random byte a place: drawing random numbers took an eighth of a step on a processor.

    What is kept is multiplied by a number whose bits are written as those of an integer, since turning flags into
    numbers took as long again.
    """

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.limit = round(chance * 256)  # the chance is rounded to a 256th

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.limit:
            return x
        draws = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        kept = (draws.view(torch.uint8)[: x.numel()] >= self.limit).view(torch.uint8).to(INTEGERS[x.dtype])
        bits = torch.tensor(256 / (256 - self.limit), dtype=x.dtype).view(kept.dtype)
        return x * kept.mul_(bits).view(x.dtype).view(x.shape)


class EncoderLayer(nn.Module):
    """A BERT layer with plain attention: fused kernels are slower backwards on a processor."""

    def __init__(self, hidden: int = HIDDEN, inner: int = INNER, heads: int = HEADS, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.mix = nn.Linear(hidden, hidden)
        self.norm_attention, self.norm = nn.LayerNorm(hidden, eps=1e-12), nn.LayerNorm(hidden, eps=1e-12)
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.dropout = Dropout(dropout)
        self.heads = heads

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [batch, length, hidden]; bias: [batch, 1, 1, length], 0 where there is a piece, very low elsewhere."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(hidden // self.heads)
        seen = self.dropout((scores + bias.to(scores.dtype)).softmax(-1)) @ split(self.value(x))
        x = self.norm_attention(x + self.dropout(self.mix(seen.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces → a vector for each word. Begins as the MiniLM it is given; shapes, quotes and marks begin at zero.

    Marks tell the coding head's two actors from other words: 1 the initiator, 2 the recipient.
    """

    def __init__(self, vocabulary: int, shapes: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.shape = nn.Embedding(shapes + 1, HIDDEN)
        self.quote = nn.Embedding(4, HIDDEN)
        self.mark = nn.Embedding(len(MARKS), HIDDEN)
        nn.init.zeros_(self.mark.weight)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(EncoderLayer(dropout=dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, marks: Tensor, lengths: Tensor) -> Tensor:
        """ids, shapes, quotes, marks: [batch, length]; lengths: [batch]. Gives [batch, length, HIDDEN]."""
        places = torch.arange(ids.shape[1])
        bias = (places[None] >= lengths[:, None]).to(torch.float32)[:, None, None, :] * -1e4
        x = self.word(ids) + self.position(places)[None] + self.shape(shapes) + self.quote(quotes)
        x = x + self.mark(marks)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, weights: dict[str, Tensor]) -> None:
        """Take over a Hugging Face BERT's weights."""
        own = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "mix": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        for layer in range(LAYERS):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{layer}.{mine}.{part}"] = weights[f"encoder.layer.{layer}.{theirs}.{part}"]
        own["word.weight"] = own["word.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        missing = self.load_state_dict(own, strict=False)
        assert not missing.unexpected_keys, missing


def mlp(width: int, dropout: float, inner: int = HIDDEN) -> nn.Sequential:
    """A projection with a non-linearity, as the biaffine heads want it."""
    return nn.Sequential(nn.Linear(inner, width), nn.GELU(), Dropout(dropout))


class KinEmbedding(nn.Module):
    """How words are related to the one they are seen from, and where in its branch they stand; begins at zero."""

    def __init__(self, kins: int, width: int) -> None:
        super().__init__()
        self.kin, self.edge = nn.Embedding(kins, width), nn.Embedding(EDGES, width)
        nn.init.zeros_(self.kin.weight)
        nn.init.zeros_(self.edge.weight)

    def forward(self, kin: Tensor, edge: Tensor) -> Tensor:
        """kin, edge [viewers, width] → [viewers, width, …]."""
        if self.training:
            known = (torch.rand(len(kin)) >= STRANGE).long()[:, None]
            kin, edge = kin * known, edge * known
        return self.kin(kin) + self.edge(edge)


class SentenceHeads(nn.Module):
    """Everything said of a sentence's words, but roles.

    Takes words [sentences, width, HIDDEN], the windows' [CLS] [sentences, HIDDEN] and lengths.
    """

    def __init__(self, labels: dict[str, list[str]], dropout: float) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        for name in ("upos", "xpos", "ner", "sense", "stance"):
            setattr(self, name, nn.Linear(HIDDEN, len(labels[name])))
        self.predicate = nn.Linear(HIDDEN, 1)
        self.factuality = nn.Sequential(mlp(128, dropout), nn.Linear(128, 1))
        self.act = nn.Sequential(mlp(256, dropout), nn.Linear(256, len(labels["act"])))
        width = 256
        self.arc_word, self.arc_head = mlp(width, dropout), mlp(width, dropout)
        self.arc = nn.Parameter(torch.zeros(width + 1, width))
        self.label_word, self.label_head = nn.Linear(HIDDEN, 256), nn.Linear(HIDDEN, 256)
        self.label = nn.Linear(256, len(labels["deprel"]))
        self.parts, self.link_width = len(labels["part"]), 96
        self.link_act = mlp(self.parts * self.link_width, dropout)
        self.link_word = mlp(self.parts * self.link_width, dropout)
        self.link = nn.Parameter(torch.randn(self.parts, self.link_width + 1, self.link_width + 1) * 0.02)
        self.link_kin = nn.Embedding(kin_count(len(labels["deprel"])), self.parts)
        nn.init.zeros_(self.link_kin.weight)

    def with_root(self, words: Tensor, root: Tensor) -> Tensor:
        return torch.cat([root[:, None], words], 1)

    def arcs(self, words: Tensor, root: Tensor, lengths: Tensor) -> Tensor:
        """[sentences, width, 1 + width]: score of each word's head; 0 is the root."""
        word = self.arc_word(words)
        head = self.arc_head(self.with_root(words, root))
        word = torch.cat([word, torch.ones_like(word[..., :1])], -1)
        scores = word @ self.arc @ head.transpose(1, 2)
        places = torch.arange(scores.shape[2])
        return scores + (places[None] > lengths[:, None]).to(scores.dtype)[:, None] * -1e4

    def labels(self, words: Tensor, root: Tensor, heads: Tensor) -> Tensor:
        """[sentences, width, deprels] given heads [sentences, width] (0 the root)."""
        every = self.label_head(self.with_root(words, root))
        chosen = torch.gather(every, 1, heads[..., None].expand(-1, -1, every.shape[2]))
        return self.label(self.dropout(F.gelu(self.label_word(words) + chosen)))

    def links(self, words: Tensor, kin: Tensor) -> Tensor:
        """[sentences, parts, width, width]: whether word w plays part p in the act at word t, as logits.

        kin [sentences, width, width] says what w is to t.
        """
        count, width, _ = words.shape

        def split(x: Tensor) -> Tensor:
            x = x.view(count, width, self.parts, self.link_width).transpose(1, 2)
            return torch.cat([x, torch.ones_like(x[..., :1])], -1)

        fitting = split(self.link_act(words)) @ self.link @ split(self.link_word(words)).transpose(2, 3)
        return fitting + self.link_kin(kin).permute(0, 3, 1, 2) - 3.0


class RoleHead(nn.Module):
    """BIO role tags of every word of a sentence, seen from one of its predicates."""

    def __init__(self, tags: int, kins: int, dropout: float, width: int = 256) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, width)
        self.scale, self.shift = nn.Linear(HIDDEN, width), nn.Linear(HIDDEN, width)
        self.distance = nn.Embedding(2 * FAR + 1, width)
        self.kin = KinEmbedding(kins, width)
        self.dropout = Dropout(dropout)
        self.middle = nn.Linear(width, width)
        self.tags = nn.Linear(width, tags)

    def forward(self, words: Tensor, sentence: Tensor, predicate: Tensor, kin: Tensor, edge: Tensor) -> Tensor:
        """words [sentences, width, HIDDEN]; sentence, predicate [n]; kin, edge [n, width] → [n, width, tags]."""
        places = torch.arange(words.shape[1])
        far = (places[None] - predicate[:, None]).clamp(-FAR, FAR) + FAR
        mine = words[sentence, predicate]
        seen = self.word(words)[sentence] * (1 + self.scale(mine))[:, None] + self.shift(mine)[:, None]
        seen = seen + self.distance(far) + self.kin(kin, edge)
        seen = self.dropout(F.gelu(seen))
        return self.tags(self.dropout(F.gelu(self.middle(seen))))


class Chain(nn.Module):
    """A linear-chain CRF over tags: learned starts and transitions."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(tags))
        self.step = nn.Parameter(torch.zeros(tags, tags))

    def loss(self, scores: Tensor, gold: Tensor, lengths: Tensor) -> Tensor:
        """Mean over sequences' words of the negative log likelihood; scores [n, length, tags], in float32."""
        scores = scores.float()
        length = scores.shape[1]
        inside = torch.arange(length)[None] < lengths[:, None]
        picked = scores.gather(2, gold[..., None]).squeeze(2) * inside
        steps = self.step[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]
        right = picked.sum(1) + self.start[gold[:, 0]] + steps.sum(1)
        total = self.start + scores[:, 0]
        for at in range(1, length):
            new = torch.logsumexp(total[:, :, None] + self.step[None], 1) + scores[:, at]
            total = torch.where(inside[:, at, None], new, total)
        return (torch.logsumexp(total, 1) - right).sum() / lengths.sum()


class CueHead(nn.Module):
    """Source and content of one cue: the window's words seen from the cue."""

    def __init__(self, tags: int, first_tags: int, kins: int, dropout: float, width: int = 256) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, width)
        self.scale, self.shift = nn.Linear(2 * HIDDEN, width), nn.Linear(2 * HIDDEN, width)
        self.distance = nn.Embedding(2 * FAR + 1, width)
        self.inside = nn.Embedding(2, width)
        self.first = nn.Linear(first_tags, width)
        self.kin = KinEmbedding(kins, width)
        self.norm = nn.LayerNorm(width)
        self.layer = EncoderLayer(width, 2 * width, 4, dropout)
        self.tags = nn.Linear(width, tags)

    def forward(
        self,
        words: Tensor,
        lengths: Tensor,
        first: Tensor,
        window: Tensor,
        begin: Tensor,
        end: Tensor,
        kin: Tensor,
        edge: Tensor,
    ) -> Tensor:
        """words [windows, width, HIDDEN], first [windows, width, tags] (probabilities); window, begin, end [cues];
        kin, edge [cues, width] → [cues, width, tags].
        """
        mine = words[window]
        ends = torch.cat([words[window, begin], words[window, end]], -1)
        places = torch.arange(words.shape[1])[None]
        before, after = places - begin[:, None], places - end[:, None]
        far = torch.where(before < 0, before, torch.where(after > 0, after, torch.zeros_like(after)))
        within = ((before >= 0) & (after <= 0)).long()
        seen = self.word(mine) * (1 + self.scale(ends))[:, None] + self.shift(ends)[:, None]
        seen = seen + self.distance(far.clamp(-FAR, FAR) + FAR) + self.inside(within) + self.first(first[window])
        seen = seen + self.kin(kin, edge)
        bias = (places >= lengths[window][:, None]).to(torch.float32)[:, None, None, :] * -1e4
        return self.tags(self.layer(self.norm(seen), bias))


class CodingHead(nn.Module):
    """The type of the act between two actors that were marked when the text was encoded, and whether one is claimed."""

    def __init__(self, types: int, dropout: float, width: int = 256) -> None:
        super().__init__()
        self.attend = nn.Sequential(nn.Linear(HIDDEN, width), nn.Tanh(), nn.Linear(width, 1))
        self.middle = mlp(width, dropout, 4 * HIDDEN)
        self.kinds, self.claimed = nn.Linear(width, types), nn.Linear(width, types)

    def forward(self, words: Tensor, root: Tensor, lengths: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        """words [n, width, HIDDEN], root [n, HIDDEN], lengths [n], sides [n, width] (of MARKS).

        Gives which type an act between the two is of, and whether an act of a type is claimed, both [n, types]: one of
        all types, and a yes or no of each.
        """
        outside = torch.arange(words.shape[1])[None] >= lengths[:, None]
        weights = (self.attend(words)[..., 0].float() + outside * -1e4).softmax(-1)
        parts = [root, (weights[:, None].to(words.dtype) @ words)[:, 0]]
        for side in (1, 2):
            mine = (sides == side).to(words.dtype)
            parts.append((mine[:, None] @ words)[:, 0] / mine.sum(-1, keepdim=True).clamp(min=1))
        seen = self.middle(torch.cat(parts, -1))
        return self.kinds(seen), self.claimed(seen)


class Network(nn.Module):
    """The whole reader."""

    def __init__(self, labels: dict[str, list[str]], vocabulary: int, shapes: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, shapes, dropout=0.1)
        self.sentence = SentenceHeads(labels, dropout)
        kins = kin_count(len(labels["deprel"]))
        self.roles = RoleHead(len(labels["role"]), kins, dropout)
        self.dropout = Dropout(dropout)
        self.coding = CodingHead(len(labels["act"]), dropout)
        self.spans = nn.Linear(HIDDEN, len(labels["span"]))
        self.spans_chain = Chain(len(labels["span"]))
        self.cue = CueHead(len(labels["linked"]), len(labels["span"]), kins, dropout)
        self.cue_chain = Chain(len(labels["linked"]))

    def words(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Word vectors [windows, width, HIDDEN] and the windows' [CLS]."""
        x = self.encoder(batch["ids"], batch["shapes"], batch["quotes"], batch["marks"], batch["lengths"])
        begins = batch["begins"]
        return torch.gather(x, 1, begins[..., None].expand(-1, -1, x.shape[2])), x[:, 0]
