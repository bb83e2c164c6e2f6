"""The house style of an organisation: how its documents are dressed.

`cba.reports.house_style.reading` reads a folder and refuses what would make a
document illegible, unsafe or untrue to its inputs; what is left is a
`cba.reports.house_style.style.HouseStyle`, which every format takes what it can from.
"""
