"""How sure the program is and how often it is right then."""

from __future__ import annotations

import json

from filling.measures import CALIBRATION, RESULTS, ROOT, UNMEASURED, measured_in

CONFIDENCE = ROOT / "src" / "dragoman" / "claims" / "weighing" / "confidence.json"


def calibration(_: str, __: str) -> str:
    """What was fitted to each head of the reader, and its calibration error before and after."""
    report = measured_in(CALIBRATION)
    if not report:
        return UNMEASURED.format("train")
    lines = [
        f"Measured {report['date']}. Documents are those of the two halves, temperatures that of both and of each.",
        "",
    ]
    lines += ["| head | documents | decisions | temperature | shift | ECE before | after | 95 % | by chance |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    for name, head in report["heads"].items():
        before, after = head["before"], head["after"]
        sets = "; ".join(f"{held}: {one} + {other}" for held, (one, other) in head["documents"].items())
        temperature = f"{1 / head['scale']:.2f} ({', '.join(f'{1 / scale:.2f}' for scale, _ in head['halves'])})"
        shift = "" if head["shift"] is None else f"{head['shift']:g}"
        low, high = after["interval"]
        lines.append(
            f"| {name} | {sets} | {after['n']} | {temperature} | {shift} | {before['ece']:g} "
            f"| {after['ece']:g} | {low:g} – {high:g} | {after['by_chance']:g} |"
        )
    picture = "![Reliability curves of the heads before and after calibration](calibration.svg)"
    return "\n".join([*lines, "", picture]) + "\n"


def confidences(_: str, __: str) -> str:
    """The calibration error of what the packaged program exposes, with what it said and what was right."""
    lines = ["| set | confidence of | decisions | mean | right | ECE | 95 % |", "|---|---|---|---|---|---|---|"]
    for key, measured in sorted(measured_in(RESULTS).items()):
        for name, count in measured["gold"].items() if measured["task"] == "calibration" else ():
            mean, right, ece = (measured["figures"][f"{name}.{figure}"] for figure in ("confidence", "right", "ece"))
            low, high = measured["intervals"][f"{name}.ece"]
            lines.append(f"| {key} | {name} | {count} | {mean:g} | {right:g} | {ece:g} | {low:g} – {high:g} |")
    return "\n".join(lines) + "\n" if len(lines) > 2 else UNMEASURED.format("evaluate")


def sureness(_: str, __: str) -> str:
    """How often claims of reports that the confidence was not fitted on are right, by how sure they are."""
    fit = json.loads(CONFIDENCE.read_text(encoding="utf-8"))
    unseen = fit["unseen"]
    low, high = unseen["interval"]
    lines = ["| claims | mean confidence | right |", "|---|---|---|"]
    lines += [f"| {count} | {said:.2f} | {right:.2f} |" for said, right, count in unseen["curve"]]
    error = f"ECE {unseen['ece']:g} % ({low:g} – {high:g}; by chance {unseen['by_chance']:g})"
    lines += ["", f"{error}, {unseen['n']} claims of {unseen['groups']} reports."]
    return "\n".join(lines) + "\n"
