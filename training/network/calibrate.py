"""Make the heads as sure as they are right.

Takes a trained network and the folder of labelled data; scales (and shifts)
the last layer of every head, and gives what was fitted and how well it holds
on documents that it was not fitted on. A scale alone changes no decision.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.evaluate.reliability import BINS, reliability
from dragoman.reader.decode import Chain as Paths
from dragoman.reader.features import Pieces
from network.batches import Targets
from network.model import Network
from network.scores import IMPOSSIBLE, Document, Scores, held, read, scores

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
    "claimed": ("coding.claimed.weight", "coding.claimed.bias"),
    "act": ("sentence.act.1.weight", "sentence.act.1.bias"),
    "links": ("sentence.link", "sentence.link_kin.weight"),
    "factuality": ("sentence.factuality.1.weight", "sentence.factuality.1.bias"),
}
# Where nothing hangs on the sign of the logit a shift is fitted too (Platt 1999): acts and links are trained with
# their rare yes weighed up, and factuality is a number.
SHIFTED = ("act", "links", "claimed", "factuality")
LINK_OFFSET = -3.0  # what the model adds to the logits of links
# Most words are plainly no name, part or act. What counts is how sure a head is of what it finds, so it is fitted and
# measured there: where these heads give another label than their first, which says that there is nothing ...
OUTSIDE = ("ner", "roles", "spans", "linked")
# ... and where a yes had this chance before calibration.
FLAGS, IN_PLAY = ("act", "links", "claimed", "predicate"), 0.05
CHANGED = 1e-4  # share of decisions that rounding may tip
SEEING = ("roles", "links", "linked")  # heads that see the tree: where an arc is tipped they see another
ROUNDING = 1e-2  # of a logit
TINY = 1e-7  # a chance is at least this far from 0 and 1
LIMITS = (0.02, 50.0)  # of a scale: a head that learned nothing would be flattened for good


class Fitted(NamedTuple):
    """Logits become scale · logits + shift."""

    scale: float
    shift: float


PLAIN = Fitted(1.0, 0.0)


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


def calibrate(
    network: Network, labels: dict[str, list[str]], pieces: Pieces, shared: Path, without: Collection[str] = ()
) -> dict[str, Any]:
    """Calibrate every head of a trained network in place; gives a report for `keep`.

    Each half of the documents that training left out is measured under what was fitted to the other half; where that
    is likelier than before, what fits both is folded into the head. A head stays as it is, and out of the report, if
    nothing is left of its data `without` the parts that training left out.
    """
    network.eval()
    with torch.no_grad():
        documents, examples = held(shared, without)
        batches, targets = read(network, pieces, examples), Targets(labels)
        half = torch.tensor([document.half == 0 for document in documents])
        before = scores(network, targets, batches)
        trials = {name: tried(name, before[name], half) for name in SCALED if name in before}
        fits = {name: trial.fitted for name, trial in trials.items() if trial.helps}
        for name, fitted in fits.items():
            fold(network, name, fitted)
        hold(before, scores(network, targets, batches), fits)
    heads = {name: report(name, trial, documents) for name, trial in trials.items()}
    return {"date": datetime.now(UTC).date().isoformat(), "bins": BINS, "heads": heads}


def keep(report: dict[str, Any], path: Path) -> None:
    """Write the report, a line a head."""
    heads = ",\n".join(f"  {json.dumps(name)}: {json.dumps(head)}" for name, head in report["heads"].items())
    rest = json.dumps({key: value for key, value in report.items() if key != "heads"})[1:-1]
    path.write_text(f'{{{rest}, "heads": {{\n{heads}\n}}}}\n', encoding="utf-8")


def fit(name: str, scores: Scores) -> Fitted:
    """The scale, and shift where the head has one, under which the annotated labels of what it finds are likeliest."""
    chosen = scope(name, outcome(name, scores))
    with torch.enable_grad():
        log_scale = torch.zeros((), dtype=torch.float64, requires_grad=True)
        shift = torch.zeros((), dtype=torch.float64, requires_grad=name in SHIFTED)
        free = [value for value in (log_scale, shift) if value.requires_grad]
        search = torch.optim.LBFGS(free, max_iter=50, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            search.zero_grad()
            value = loss(name, scaled(scores, log_scale.exp(), shift), chosen)
            value.backward()
            return value

        search.step(closure)
    least, most = LIMITS
    return Fitted(min(max(log_scale.exp().item(), least), most), shift.item())


def scaled(scores: Scores, scale: Tensor, shift: Tensor) -> Scores:
    """The decisions as they are once the head is scaled."""
    chain = scores.chain and (scores.chain[0] * scale, scores.chain[1] * scale)
    return replace(scores, logits=scores.logits.double() * scale + shift, chain=chain)


def loss(name: str, scores: Scores, chosen: Tensor) -> Tensor:
    """Mean negative log likelihood of the chosen decisions' being right or wrong; of a number, the squared error.

    Of a choice only the confidence in what is said counts, since that is what is shown and measured: the likelihood
    of the right label, where another was said, follows few confident faults and pulls confidence below the truth.
    """
    _, sure, right, _ = outcome(name, scores)
    if name == "factuality":
        return F.mse_loss(sure[chosen], right[chosen].double())
    sure = sure[chosen].double().clamp(TINY, 1 - TINY)
    return F.binary_cross_entropy(sure, right[chosen].double())


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
    """The tags of the best path of every chain, word after word."""
    start, step = scores.chain
    inside = within(scores)
    flat = scores.logits[inside].detach().numpy().astype("float32")
    return torch.tensor(Paths(start.tolist(), step.tolist()).best(flat, scores.lengths.tolist()))


def hold(before: dict[str, Scores], after: dict[str, Scores], fits: dict[str, Fitted]) -> None:
    """Hold that a calibrated network gives the scaled logits, and that no scale changed what a head says.

    Ends the program where it does not.
    """
    for name in before:
        scale, shift = map(torch.tensor, fits.get(name, PLAIN))
        expected, given = scaled(before[name], scale, shift).logits, after[name].logits
        possible = before[name].logits > IMPOSSIBLE / 2
        apart = (given - expected)[possible].abs()
        off = (~(apart < ROUNDING)).double().mean().item()
        if off > (CHANGED if name in SEEING else 0):
            sys.exit(f"{name}: logits are up to {apart.max():.4f} off what was fitted, {off:.2%} of them")
        if name not in SHIFTED:
            tipped = (outcome(name, before[name]).said != outcome(name, after[name]).said).double().mean()
            if not tipped <= CHANGED:
                sys.exit(f"{name}: calibration changed {tipped:.2%} of the decisions")


class Trial(NamedTuple):
    """How a head does on documents that it was not fitted on."""

    fitted: Fitted  # on both halves
    halves: list[Fitted]
    loss: tuple[float, float]  # before and after
    before: Outcome
    after: Outcome

    @property
    def helps(self) -> bool:
        return self.loss[1] < self.loss[0]


def tried(name: str, scores: Scores, half: Tensor) -> Trial:
    """Each half of the documents under what was fitted to the other."""
    parts = [scores.of(half), scores.of(~half)]
    halves = [fit(name, part) for part in parts]
    crossed = [scaled(part, *map(torch.tensor, other)) for part, other in zip(parts, halves[::-1], strict=True)]
    before, after = ([outcome(name, part) for part in some] for some in (parts, crossed))
    chosen = [scope(name, told) for told in before]
    weights = torch.tensor([float(some.sum()) for some in chosen])

    def mean(some: list[Scores]) -> float:
        losses = torch.tensor([loss(name, part, those) for part, those in zip(some, chosen, strict=True)])
        return ((losses * weights).sum() / weights.sum()).item()

    return Trial(fit(name, scores), halves, (mean(parts), mean(crossed)), found(before, chosen), found(after, chosen))


def found(halves: list[Outcome], chosen: list[Tensor]) -> Outcome:
    """The chosen decisions of both halves."""
    kept = [Outcome(*(column[those] for column in told)) for told, those in zip(halves, chosen, strict=True)]
    return Outcome(*map(torch.cat, zip(*kept, strict=True)))


def report(name: str, trial: Trial, documents: list[Document]) -> dict[str, Any]:
    """What was folded into a head, on how many documents of which sets, and its reliability before and after."""
    used = Counter((documents[at].set, documents[at].half) for at in trial.before.document.unique().tolist())
    fitted = trial.fitted if trial.helps else PLAIN
    return {
        "scale": round(fitted.scale, 4),
        "shift": round(fitted.shift, 4) if name in SHIFTED else None,
        "halves": [[round(value, 4) for value in fitted] for fitted in trial.halves],
        "documents": {of: [used[of, half] for half in (0, 1)] for of in dict.fromkeys(of for of, _ in used)},
        "loss": [round(value, 4) for value in trial.loss],
        "before": measured(name, trial.before),
        "after": measured(name, trial.after if trial.helps else trial.before),
    }


def scope(name: str, told: Outcome) -> Tensor:
    """The decisions that find something."""
    if name in OUTSIDE:
        return told.said != 0
    if name in FLAGS:
        return told.confidence >= IN_PLAY
    return torch.ones_like(told.said, dtype=torch.bool)


def measured(name: str, told: Outcome) -> dict[str, Any]:
    """Percent, but for factuality: points of its scale from −3 to 3."""
    columns = [column.tolist() for column in (told.confidence, told.right, told.document)]
    return reliability(*columns, **({"unit": 1.0, "digits": 3} if name == "factuality" else {}))
