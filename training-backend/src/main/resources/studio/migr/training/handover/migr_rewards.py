"""Rewards of MIGR Studio for ms-swift: swift rlhf --external_plugins migr_rewards.py

migr_accuracy  1 if the answer is the label (column "solution"), letter by letter
migr_format    1 if think, vis_desc, aud_desc and answer are there once, in their place, and nothing else is
migr_leading   1 if the reasoning begins with the description of the dominant modality (column
               "dominant_modality"); either counts where both dominate, and nothing is earned where none does.
               The studio's own reward also asks that the description speaks of the label.
"""

import re

from swift.rewards import ORM, orms

FORMAT = re.compile(
    r"\s*<think>(?P<inside>.*)</think>\s*<answer>\s*[^<>\s][^<>]*</answer>\s*", re.DOTALL
)
DESCRIPTION = re.compile(r"<(vis_desc|aud_desc)>\s*\S.*?</\1>", re.DOTALL)
ANSWER = re.compile(r"<answer>(.*?)</answer>", re.DOTALL)
TAG = re.compile(r"</?(?:think|vis_desc|aud_desc|answer)>")
MODALITY = {"vis_desc": "visual", "aud_desc": "audio"}


def well_formed(text):
    match = FORMAT.fullmatch(text)
    if not match or len(TAG.findall(text)) != 8:
        return False
    return sorted(DESCRIPTION.findall(match["inside"])) == ["aud_desc", "vis_desc"]


class Accuracy(ORM):
    def __call__(self, completions, solution, **kwargs):
        found = [ANSWER.search(text) for text in completions]
        return [float(bool(a) and a[1].strip() == label) for a, label in zip(found, solution)]


class Format(ORM):
    def __call__(self, completions, **kwargs):
        return [float(well_formed(text)) for text in completions]


class Leading(ORM):
    def __call__(self, completions, dominant_modality, **kwargs):
        rewards = []
        for text, dominant in zip(completions, dominant_modality):
            first = DESCRIPTION.search(text)
            leads = MODALITY[first[1]] if first else None
            rewards.append(float(leads is not None and dominant in (leads, "both")))
        return rewards


orms["migr_accuracy"] = Accuracy
orms["migr_format"] = Format
orms["migr_leading"] = Leading
