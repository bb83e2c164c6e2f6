"""A small report that has everything a business case has on its pages.

It needs no template and no appraisal, so that what is tested is the PDF alone.
"""

from __future__ import annotations

from datetime import date

from cba.reports.pdf import Attachment

PROJECT = Attachment(
    name="project.yaml",
    content=b"cba: 1\nproject: {title: Sample}\n",
    media_type="application/yaml",
    description="The project file that this report was made from",
    modified=date(2026, 11, 22),
)
_ROWS = "".join(
    f'<tr><th scope="row">Agency {number}</th><td>{number}</td><td>0</td></tr>'
    for number in range(60)  # more than a page, so that the head is repeated
)
SAMPLE = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Sample business case</title>
<meta name="author" content="Partnership analysis team">
<meta name="dcterms.created" content="2026-11-22">
<meta name="dcterms.modified" content="2026-11-22">
<style>@page {{ @bottom-right {{ content: counter(page) " of " counter(pages) }} }}
</style>
</head>
<body><main>
<h1>Public bodies save £1.24m</h1>
<p>As the <a href="https://www.gov.uk/green-book">Green Book</a> asks; see
<a href="#agencies">who pays</a>.</p>
<figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40" width="180" height="80">
<title>The net position falls to −£2m in 2027-28 and reaches £1.24m.</title>
<path d="M0 20 L45 40 L90 0" fill="none" stroke="#05c"/>
<text x="50" y="36" font-size="6">2027-28</text>
</svg>
<figcaption>Cumulative net position</figcaption>
</figure>
<h2 id="agencies">Who pays and who gains</h2>
<table>
<caption>Present values, £ thousand</caption>
<thead>
<tr><th scope="col" rowspan="2">Agency</th><th scope="colgroup" colspan="2">PV</th></tr>
<tr><th scope="col">Costs</th><th scope="col">Savings</th></tr>
</thead>
<tbody>{_ROWS}</tbody>
<tfoot><tr><th scope="row">All</th><td>1</td><td>2</td></tr></tfoot>
</table>
</main></body>
</html>
"""
