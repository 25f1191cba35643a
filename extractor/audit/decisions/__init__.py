"""What auditors decided of findings, kept from one workbook to the next."""

from extractor.audit.decisions.model import STATES, Carried, Decision, Decisions, Standing
from extractor.audit.decisions.sheet import read_decisions

__all__ = ["STATES", "Carried", "Decision", "Decisions", "Standing", "read_decisions"]
