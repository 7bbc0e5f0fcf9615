"""What finding themes gives."""

from __future__ import annotations

from dataclasses import dataclass, field

JOINT = ", "
"""What stands between the concepts of a label."""


NAMED = 2
"""A theme with no concept of its label in so many of its texts is tentative too: nothing that they share could be
found."""

TENTATIVE = 0.6
"""A theme whose talks stay together less often than this is tentative."""

SHOWN = 2
"""Decimals with which people read how often."""


@dataclass(frozen=True, slots=True)
class Broader:
    """The theme in which a narrower one lies."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of talks on one thing.

    Attributes:
        number: 1 for the largest theme, and so on; narrower themes are numbered within the broader ones.
        label: one to three concepts that stand in the member talks, ready to be read.
        concepts: labels of the concepts that its talks share, strongest first.
        talks: ids, most representative first.
        stability: 0..1, how often its talks stay together when talks are left out.
        coverage: 0..1, share of its talks that hold a concept of the label, or a word of the family of one.
        cohesion: 0..1, mean similarity of its talks to one another.
        tentative: its stability is below the line, its label covers less than half of it, or no concept of the label
            stands in two of its texts.
        representative: id of the talk nearest to all the others.
        key_sentence: the sentence of a member talk that best says what the theme is about; may be empty.
        strengths: id of a member talk -> 0..1, how strongly it belongs.
        named: in how many different texts the concept of its label stands that stands in most; None where a person gave
            the label.
        subject: the field of knowledge that its talks plainly speak of, as a stable code ("sport"), where its label
            covers less than half of it; "" otherwise. No word of it need stand in them.
        kin: such words, in lower case, by which talks are covered that hold no concept of the label; sorted.
        within: the broader theme in which it lies, where themes are narrower than usual.
        new: whether an earlier analysis, that these talks joined, did not have it; None without such an analysis.
    """

    number: int
    label: str
    concepts: tuple[str, ...]
    talks: tuple[str, ...]
    stability: float
    coverage: float
    cohesion: float = 0.0
    tentative: bool = False
    representative: str = ""
    key_sentence: str = ""
    strengths: dict[str, float] = field(default_factory=dict)
    named: int | None = None
    subject: str = ""
    kin: tuple[str, ...] = ()
    within: Broader | None = None
    new: bool | None = None

    @property
    def badly_named(self) -> bool:
        """Its talks stay together and share concepts; it is tentative because its label covers too few of them."""
        return self.tentative and is_steady(self.stability) and (self.named or 0) >= NAMED


def is_steady(stability: float, least: float = TENTATIVE) -> bool:
    """Whether talks stay together so often, by the figure that people read.

    >>> is_steady(0.596), is_steady(0.594)
    (True, False)
    """
    return round(stability, SHOWN) >= least


@dataclass(frozen=True, slots=True)
class Isolated:
    """A talk that fits in no theme, with the theme nearest to it (0 where there is none)."""

    talk: str
    nearest: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Themes:
    """Every talk is in exactly one place: a theme or among the isolated.

    Attributes:
        warnings: what the corpus is too small or too poor to say, as stable codes ("few-talks", "nothing-shared",
            "all-alike", "fewer-themes", "no-group-so-large").
        settings: what the run was made with, ready for JSON.
        strengths: id of a talk -> number of a theme -> 0..1, how strongly the talk belongs to it: its main theme,
            and the other themes that it touches.
        titles: id of a talk -> its title, by which a later analysis knows it where its id has changed.
        fresh: ids of the talks that an earlier analysis, which they joined, did not know.
        missing: ids of talks of the earlier analysis that are no longer among them.
        ended: themes of it of whose talks none is left.
    """

    themes: tuple[Theme, ...]
    isolated: tuple[Isolated, ...]
    warnings: tuple[str, ...]
    settings: dict[str, object]
    strengths: dict[str, dict[int, float]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    fresh: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    ended: tuple[Theme, ...] = ()
