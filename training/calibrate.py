"""Make the heads as sure as they are right.

Takes a trained network and the folder of labelled data; scales (and shifts)
the last layer of every head, and gives what was fitted and how well it holds
on documents that it was not fitted on. A scale alone changes no decision.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from batches import Targets
from model import Network
from scores import Document, Scores, held, read, scores
from torch import Tensor, nn

from dragoman.evaluate.reliability import BINS, reliability
from dragoman.reader.decode import Chain as Paths
from dragoman.reader.features import Pieces

# The parameters that a head's logits are linear in. One temperature a head (Guo et al. 2017): weights, bias and, of a
# chain, starts and steps are scaled alike, so that the best label and the best path stay.
SIMPLE = ("upos", "xpos", "label", "ner", "predicate", "sense", "stance")
SCALED = {
    **{name: (f"sentence.{name}.weight", f"sentence.{name}.bias") for name in SIMPLE},
    "arc": ("sentence.arc",),
    "roles": ("roles.tags.weight", "roles.tags.bias"),
    "spans": ("spans.weight", "spans.bias", "spans_chain.start", "spans_chain.step"),
    "linked": ("cue.tags.weight", "cue.tags.bias", "cue_chain.start", "cue_chain.step"),
    "coding": ("coding.kinds.weight", "coding.kinds.bias"),
    "act": ("sentence.act.1.weight", "sentence.act.1.bias"),
    "links": ("sentence.link",),
    "factuality": ("sentence.factuality.1.weight", "sentence.factuality.1.bias"),
}
# Where nothing hangs on the sign of the logit a shift is fitted too (Platt 1999): acts and links are trained with
# their rare yes weighed up, and factuality is a number.
SHIFTED = ("act", "links", "factuality")
LINK_OFFSET = -3.0  # what the model adds to the logits of links
OUTSIDE = ("ner", "roles", "spans", "linked")  # their label 0 says that there is nothing
IN_PLAY = 0.05  # a yes or no is measured where its chance was this before: the rest is plainly no
CHANGED = 1e-4  # share of decisions that rounding may tip
LIMITS = (0.02, 50.0)  # of a scale: a head that learned nothing would be flattened for good


class Fitted(NamedTuple):
    """Logits become scale · logits + shift."""

    scale: float
    shift: float


class Outcome(NamedTuple):
    """What a head decided, how sure it was, whether it was right (a number: what was right), in which document."""

    said: Tensor
    confidence: Tensor
    right: Tensor
    document: Tensor


class Sharpened(nn.Module):
    """Probabilities as they were before their logits were scaled."""

    def __init__(self, scale: float) -> None:
        super().__init__()
        self.power = 1 / scale

    def forward(self, chances: Tensor) -> Tensor:
        return (chances.clamp(min=1e-30).log() * self.power).softmax(-1)


def calibrate(network: Network, labels: dict[str, list[str]], pieces: Pieces, shared: Path) -> dict[str, Any]:
    """Calibrate every head of a trained network in place; gives a report for `keep`.

    Fitted on one half of the documents that training left out, measured before and after on the other.
    """
    network.eval()
    with torch.no_grad():
        documents, examples = held(shared)
        batches, targets = read(network, pieces, examples), Targets(labels)
        half = torch.tensor([document.fitted for document in documents])
        before = scores(network, targets, batches)
        fits = {name: fit(name, before[name].of(half)) for name in SCALED}
        for name, fitted in fits.items():
            fold(network, name, fitted)
        after = scores(network, targets, batches)
    unchanged(before, after)
    heads = {name: report(name, fits[name], before[name], after[name], half, documents) for name in SCALED}
    return {"date": datetime.now(UTC).date().isoformat(), "bins": BINS, "heads": heads}


def keep(report: dict[str, Any], path: Path) -> None:
    """Write the report, a line a head."""
    heads = ",\n".join(f"  {json.dumps(name)}: {json.dumps(head)}" for name, head in report["heads"].items())
    rest = json.dumps({key: value for key, value in report.items() if key != "heads"})[1:-1]
    path.write_text(f'{{{rest}, "heads": {{\n{heads}\n}}}}\n', encoding="utf-8")


def fit(name: str, scores: Scores) -> Fitted:
    """The scale, and shift where the head has one, under which the annotated labels are likeliest."""
    with torch.enable_grad():
        log_scale = torch.zeros((), dtype=torch.float64, requires_grad=True)
        shift = torch.zeros((), dtype=torch.float64, requires_grad=name in SHIFTED)
        free = [value for value in (log_scale, shift) if value.requires_grad]
        search = torch.optim.LBFGS(free, max_iter=50, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            search.zero_grad()
            value = loss(name, scaled(scores, log_scale.exp(), shift))
            value.backward()
            return value

        search.step(closure)
    least, most = LIMITS
    return Fitted(min(max(log_scale.exp().item(), least), most), shift.item())


def scaled(scores: Scores, scale: Tensor, shift: Tensor) -> Scores:
    chain = scores.chain and (scores.chain[0] * scale, scores.chain[1] * scale)
    return replace(scores, logits=scores.logits.double() * scale + shift, chain=chain)


def loss(name: str, scores: Scores) -> Tensor:
    """Mean negative log likelihood of a decision; of a number, the squared error."""
    if scores.gold.dtype == torch.bool:
        chances, gold, _ = by_word(scores)
        return -chances.masked_fill(~gold, -torch.inf).logsumexp(-1).mean()
    if name == "factuality":
        return F.mse_loss(scores.logits, scores.gold.double())
    return F.binary_cross_entropy_with_logits(scores.logits, scores.gold.double())


def by_word(scores: Scores) -> tuple[Tensor, Tensor, Tensor]:
    """Log probabilities [n, choices], which are right, and the document of each; of a chain, those of its words."""
    if scores.lengths is None:
        return scores.logits.log_softmax(-1), scores.gold, scores.document
    inside = within(scores)
    return marginals(scores)[inside], scores.gold[inside], scores.document[:, None].expand_as(inside)[inside]


def within(scores: Scores) -> Tensor:
    return torch.arange(scores.logits.shape[1])[None] < scores.lengths[:, None]


def marginals(scores: Scores) -> Tensor:
    """Log probability of each tag of each word over all paths of a chain, by the forward-backward algorithm."""
    (start, step), logits, inside = scores.chain, scores.logits, within(scores)[..., None]
    forward = [start + logits[:, 0]]
    for at in range(1, logits.shape[1]):
        forward.append(torch.logsumexp(forward[-1][:, :, None] + step, 1) + logits[:, at])
    backward = [torch.zeros_like(logits[:, 0])]
    for at in range(logits.shape[1] - 1, 0, -1):
        onward = torch.logsumexp(step + (logits[:, at] + backward[-1])[:, None], 2)
        backward.append(torch.where(inside[:, at], onward, 0.0))
    return (torch.stack(forward, 1) + torch.stack(backward[::-1], 1)).log_softmax(-1)


def fold(network: Network, name: str, fitted: Fitted) -> None:
    """Scale and shift the parameters that a head's logits are linear in."""
    parameters = dict(network.named_parameters())
    for parameter in SCALED[name]:
        parameters[parameter].mul_(fitted.scale)
    if name == "links":
        parameters["sentence.link"][:, -1, -1] += fitted.shift + LINK_OFFSET * (fitted.scale - 1)
    elif name in SHIFTED:
        parameters[SCALED[name][-1]].add_(fitted.shift)
    if name == "spans":  # the cue head reads their probabilities, and learned from those as they were
        network.cue.first = nn.Sequential(Sharpened(fitted.scale), network.cue.first)


def outcome(name: str, scores: Scores) -> Outcome:
    """The decisions as the reader makes them: the best label, the best path, or the chance of a yes."""
    if scores.gold.dtype != torch.bool:
        sure = scores.logits if name == "factuality" else scores.logits.sigmoid()
        return Outcome(scores.logits > 0, sure, scores.gold, scores.document)
    chances, gold, document = by_word(scores)
    said = chances.argmax(-1) if scores.chain is None else best_paths(scores)
    confidence, right = (column.gather(1, said[:, None])[:, 0] for column in (chances.exp(), gold))
    return Outcome(said, confidence, right, document)


def best_paths(scores: Scores) -> Tensor:
    start, step = scores.chain
    paths = Paths(start.tolist(), step.tolist()).best(scores.logits.numpy(), scores.lengths.tolist())
    return torch.tensor([tag for path in paths for tag in path])


def unchanged(before: dict[str, Scores], after: dict[str, Scores]) -> None:
    """Hold that no scale changed what a head says."""
    for name in SCALED:
        if name not in SHIFTED:
            tipped = (outcome(name, before[name]).said != outcome(name, after[name]).said).double().mean()
            assert tipped <= CHANGED, f"{name}: calibration changed {tipped:.2%} of the decisions"


def report(
    name: str, fitted: Fitted, before: Scores, after: Scores, half: Tensor, documents: list[Document]
) -> dict[str, Any]:
    """What was fitted to a head, on how many documents of which sets, and its reliability before and after."""
    used = Counter((documents[number].set, documents[number].fitted) for number in before.document.unique().tolist())
    told, tells = (outcome(name, scores.of(~half)) for scores in (before, after))
    chosen = scope(name, told)
    return {
        "scale": round(fitted.scale, 4),
        "shift": round(fitted.shift, 4) if name in SHIFTED else None,
        "documents": {set: [used[set, True], used[set, False]] for set in dict.fromkeys(name for name, _ in used)},
        "loss": [round(loss(name, scores.of(~half)).item(), 4) for scores in (before, after)],
        "before": measured(name, told, chosen),
        "after": measured(name, tells, chosen),
    }


def scope(name: str, told: Outcome) -> Tensor:
    """The decisions that are measured: those that find something."""
    if name in OUTSIDE:
        return told.said != 0
    if name in ("act", "links", "predicate"):
        return told.confidence >= IN_PLAY
    return torch.ones_like(told.said, dtype=torch.bool)


def measured(name: str, told: Outcome, chosen: Tensor) -> dict[str, Any]:
    """Percent, but for factuality: points of its scale from −3 to 3."""
    columns = [column[chosen].tolist() for column in (told.confidence, told.right, told.document)]
    return reliability(*columns, **({"unit": 1.0, "digits": 3} if name == "factuality" else {}))
