"""Every rule of the audit, in the order in which an auditor reads them."""

from extractor.audit.rule import Rule
from extractor.audit.rules.budget import budget_investment, budget_overview
from extractor.audit.rules.dates import date_invalid, date_order, date_outside_term, date_reversed, date_rollover
from extractor.audit.rules.funds import overfunded, overspent, underfunded
from extractor.audit.rules.marks import check_many, check_none
from extractor.audit.rules.narrative import narrative_execution
from extractor.audit.rules.numbers import number_invalid, unit_assumed
from extractor.audit.rules.repetition import count_dates, duplicate
from extractor.audit.rules.spelling import spelling_suspect
from extractor.audit.rules.structure import section_missing, unplaced
from extractor.audit.rules.sums import sum_funding, sum_periods
from extractor.audit.rules.text import text_suspect

RULES: tuple[Rule, ...] = (
    sum_periods,
    sum_funding,
    budget_investment,
    budget_overview,
    overspent,
    underfunded,
    overfunded,
    narrative_execution,
    check_none,
    check_many,
    date_invalid,
    date_rollover,
    date_reversed,
    date_outside_term,
    date_order,
    count_dates,
    duplicate,
    unit_assumed,
    number_invalid,
    section_missing,
    unplaced,
    text_suspect,
    spelling_suspect,
)
