"""Layout profiles: another municipality is data, not code."""

from extractor.profile.identify import Identification, Reach, identify, reach
from extractor.profile.library import grammars, load, names, shared
from extractor.profile.model import GridField, Measure, Profile, Section, Term, Tolerances

__all__ = [
    "GridField",
    "Identification",
    "Measure",
    "Profile",
    "Reach",
    "Section",
    "Term",
    "Tolerances",
    "grammars",
    "identify",
    "load",
    "names",
    "reach",
    "shared",
]
