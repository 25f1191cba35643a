"""Views that an analyst would want, in SQL that SQLite and PostgreSQL share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "finance": """
            SELECT cell.pledge_id, cell.funding, cell.period,
                   MAX(cell.planned_krw) AS planned_krw, MAX(cell.secured_krw) AS secured_krw,
                   MAX(cell.executed_krw) AS executed_krw
            FROM (
                SELECT pledge_id, funding, period, SUM(planned_krw) AS planned_krw, SUM(secured_krw) AS secured_krw,
                       CAST(NULL AS NUMERIC) AS executed_krw
                FROM investment GROUP BY pledge_id, funding, period
                UNION ALL
                SELECT pledge_id, funding, period, NULL, NULL, SUM(executed_krw)
                FROM execution GROUP BY pledge_id, funding, period
            ) AS cell
            GROUP BY cell.pledge_id, cell.funding, cell.period
        """,
        "pledge_overview": """
            SELECT r.organisation, r.as_of, r.file, p.id, p.number, p.title, p.status, p.department,
                   p.budget_krw, p.planned_krw, p.secured_krw, p.executed_krw,
                   (SELECT COUNT(*) FROM findings f WHERE f.pledge_id = p.id AND f.severity = 'error') AS errors,
                   (SELECT COUNT(*) FROM findings f WHERE f.pledge_id = p.id AND f.severity = 'warning') AS warnings,
                   (SELECT MAX(a."end") FROM achievements a WHERE a.pledge_id = p.id) AS last_achievement
            FROM pledges p JOIN reports r ON r.report_id = p.report_id
        """,
        "open_findings": """
            SELECT r.organisation, r.file, p.number, p.title, f.severity, f.rule, f.message, f.page, f.id
            FROM findings f
            JOIN reports r ON r.report_id = f.report_id
            LEFT JOIN pledges p ON p.id = f.pledge_id
            WHERE f.severity IN ('error', 'warning')
        """,
        "department_totals": """
            SELECT r.organisation, p.department, COUNT(*) AS pledges,
                   SUM(CASE WHEN p.status IN ('완료', '이행후계속추진') THEN 1 ELSE 0 END) AS fulfilled,
                   SUM(p.planned_krw) AS planned_krw, SUM(p.secured_krw) AS secured_krw,
                   SUM(p.executed_krw) AS executed_krw
            FROM pledges p JOIN reports r ON r.report_id = p.report_id
            GROUP BY r.organisation, p.department
        """,
    }
)
"""The body of each view by its name."""
