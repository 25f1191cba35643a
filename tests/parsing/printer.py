"""Records back to layout text: what a page that says exactly this would print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractor.records import Contact, Execution, Investment, Node, Pledge, Target

LEADS = ("자체", "한별시(정부)", "민간/기타")
KINDS = ("신규", "계속")
STATUSES = ("완료", "이행후계속추진", "정상추진", "일부추진", "보류", "폐기")
UNITS = (("백만원", 1_000_000), ("천원", 1_000), ("원", 1))
CHIEFS = {"과장": "과", "담당관": "담당관", "소장": "소", "실장": "실", "단장": "단", "국장": "국"}
_PERIODS = {"total": "계", "before_term": "임기전", "after_term": "임기후"}
_WRAPPED = 5  # items of so many words go on in a second line


def report(pledges: Iterable[Pledge]) -> str:
    """The layout text of a report of these pledges."""
    return "\n".join(line for pledge in pledges for line in ("", *_pledge(pledge))) + "\n"


def period_text(period: str) -> str:
    """A period as the head of a table prints it: `2022-06` is `2022.6월`."""
    year, _, month = period.partition("-")
    return _PERIODS.get(period) or (f"{year}.{int(month)}월" if month else year)


def period_order(period: str) -> tuple[int, str]:
    """The order of the columns: the total, before the term, its years, after it."""
    ranks = {"total": 0, "before_term": 1, "after_term": 3}
    return ranks.get(period, 2), period


def department_of(contacts: Sequence[Contact]) -> str | None:
    """The department that the first chief among the people leads."""
    for contact in contacts:
        for ending, becomes in CHIEFS.items():
            if contact.role.endswith(ending) and contact.role != ending:
                return contact.role.removesuffix(ending) + becomes
    return None


def _pledge(pledge: Pledge) -> Iterator[str]:
    yield f"## {pledge.number}. {pledge.title}" if pledge.number else f"## {pledge.title}"
    yield ""
    yield from _grid(pledge)
    yield ""
    yield from _items("□ 정책목표", pledge.goals)
    yield from _items("□ 사업개요", pledge.overview)
    yield from _targets(pledge.targets)
    yield from _investment(pledge.investment)
    yield from _execution(pledge.execution)
    yield from _items("□ 추진실적", pledge.achievements)
    yield from _items("□ 향후계획", pledge.plans)
    yield from (f"□ {stray.text.removeprefix('□ ')}" for stray in pledge.unplaced)
    if pledge.press:
        yield from ("", "\t".join(caption.text for caption in pledge.press), "")
    yield from _staff(pledge)


def _grid(pledge: Pledge) -> Iterator[str]:
    kinds = ["✓" if pledge.kind == kind else "" for kind in KINDS]
    leads = ["✓" if lead in pledge.lead else "" for lead in LEADS]
    statuses = ["○" if pledge.status == status else "" for status in STATUSES]
    yield "\t".join(("공약출처", "사업유형", "", "사업주체", "", "", ""))
    yield "\t".join(("", *KINDS, *LEADS, ""))
    yield "\t".join((" ".join(pledge.sources), *kinds, *leads, ""))
    yield "\t".join(("완료", "", "추진중", "", "보류", "폐기", "소요예산"))
    yield "\t".join((*STATUSES[:4], "", "", pledge.budget.text if pledge.budget else ""))
    yield "\t".join((*statuses, ""))


def _items(heading: str, nodes: Sequence[Node]) -> Iterator[str]:
    if nodes:
        yield heading
    for node in nodes:
        yield from _item(node, 0)


def _item(node: Node, depth: int) -> Iterator[str]:
    margin, words = "  " * depth, node.text.split(" ")
    if node.mark is None:
        yield node.text
    elif len(words) < _WRAPPED:
        yield f"{margin}{node.mark} {node.text}"
    else:
        yield f"{margin}{node.mark} {' '.join(words[:2])}"
        yield f"{margin}   {' '.join(words[2:])}"
    for child in node.children:
        yield from _item(child, depth + 1)


def _targets(rows: Sequence[Target]) -> Iterator[str]:
    if not rows:
        return
    periods = sorted({row.period for row in rows}, key=period_order)
    yield from ("□ 연차별 추진목표", "", "\t".join(("단위사업", *map(period_text, periods))))
    for unit in dict.fromkeys(row.unit for row in rows):
        cells = {row.period: row.text for row in rows if row.unit == unit}
        yield "\t".join((unit, *(cells.get(period, "") for period in periods)))
    yield ""


def _investment(rows: Sequence[Investment]) -> Iterator[str]:
    if not rows:
        return
    periods = sorted({row.period for row in rows}, key=period_order)
    name, unit = _unit(value for row in rows for value in (row.planned_krw, row.secured_krw))
    yield from ("□ 연차별 투자계획", "", f"(단위 : {name})")
    yield "\t".join(("구분", *(cell for period in periods for cell in (period_text(period), ""))))
    yield "\t".join(("", *(["계획액", "확보액"] * len(periods))))
    for funding in dict.fromkeys(row.funding for row in rows):
        cells = {row.period: (row.planned_krw, row.secured_krw) for row in rows if row.funding == funding}
        both = (cells.get(period, (None, None)) for period in periods)
        yield "\t".join((funding, *(_money(value, unit) for values in both for value in values)))
    yield ""


def _execution(rows: Sequence[Execution]) -> Iterator[str]:
    if not rows:
        return
    periods = sorted({row.period for row in rows}, key=period_order)
    name, unit = _unit(row.executed_krw for row in rows)
    yield from ("□ 연차별 집행액", "", f"(단위 : {name})", "\t".join(("구분", *map(period_text, periods))))
    for funding in dict.fromkeys(row.funding for row in rows):
        cells = {row.period: row.executed_krw for row in rows if row.funding == funding}
        yield "\t".join((funding, *(_money(cells.get(period), unit) for period in periods)))
    yield ""


def _unit(values: Iterable[int | None]) -> tuple[str, int]:
    """The largest unit that prints every value with at most one decimal."""
    known = [value for value in values if value is not None]
    return next((name, unit) for name, unit in UNITS if unit == 1 or not any(value % (unit // 10) for value in known))


def _money(value: int | None, unit: int) -> str:
    if value is None:
        return "-" if unit == 1_000 else ""
    number = Decimal(abs(value)) / unit
    printed = f"{number:,.1f}" if number % 1 else f"{number:,.0f}"
    return f"△{printed}" if value < 0 else printed


def _staff(pledge: Pledge) -> Iterator[str]:
    people = [f"{contact.role}: {contact.name}{_phone(contact)}" for contact in pledge.contacts]
    alone = pledge.department if pledge.department != department_of(pledge.contacts) else None
    if people or alone:
        yield "\t".join(("총괄부서", *([alone] if alone else []), *people))


def _phone(contact: Contact) -> str:
    return f" ☎{contact.phone}" if contact.phone else ""
