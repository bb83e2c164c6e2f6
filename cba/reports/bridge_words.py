"""The steps of the bridge from net public value to cash, as tables name them."""

from __future__ import annotations

#: By the name in the bridge, with what each is called and whether it sums up.
STEPS = (
    ("net_public_value", "Net public value, in real terms", False),
    ("wider_value", "Economic and social value, taken out", False),
    ("transfers", "Transfer payments, added back", False),
    ("costs_outside", "Costs of others than public bodies, added back", False),
    ("in_kind", "What is given in kind, added back", False),
    ("payments_outside", "Payments from others, less those to them", False),
    ("net_position", "Net position of public bodies, in real terms", True),
    ("not_cash", "Savings that are not cash, taken out", False),
    ("in_kind_counted", "In kind that counts as a cost, added back", False),
    ("cash_real", "Net cash of public bodies, in real terms", True),
    ("inflation", "Inflation", False),
    ("own_inflation", "Inflation of costs that have their own, beyond it", False),
    ("financing", "Borrowing, less interest and repayment", False),
    ("grants", "Grants", False),
    ("cash", "Net cash of public bodies, in the money of each year", True),
)
