"""What the accounts of the cash ledger are called, wherever they are shown."""

from __future__ import annotations

#: The accounts by their name in the ledger, in the order in which they are shown;
#: ``cash`` is what those before it come to, and those after it are not in it.
ACCOUNTS = (
    ("capital", "Capital"),
    ("borrowed", "Borrowed for capital"),
    ("debt", "Interest and repayment"),
    ("revenue", "Revenue"),
    ("payments_in", "Payments received"),
    ("payments_out", "Payments made"),
    ("grants", "Grants"),
    ("savings", "Cashable savings"),
    ("cash", "Net cash"),
    ("not_cash", "Savings, not cash"),
    ("in_kind", "Given in kind"),
)
#: Net cash taken apart: two pairs that each come to it.
APART = (
    ("revenue_cash", "of which revenue"),
    ("capital_cash", "of which capital"),
    ("recurrent", "of which recurrent"),
    ("one_off", "of which one-off"),
)
#: What the lines of the public bodies of a place come to, and of all for the nation.
PLACE, CENTRAL = "Net to the place", "Net to central bodies"
EXCHEQUER = "Net to the Exchequer"
#: The steps of the bridge by their name in it, with whether each is a sum of those
#: since the sum before it.
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
    ("own_inflation", "Costs with an inflation of their own, beyond it", False),
    ("financing", "Borrowing, less interest and repayment", False),
    ("grants", "Grants", False),
    ("cash", "Net cash of public bodies, in the money of each year", True),
)
