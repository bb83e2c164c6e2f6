"""What the accounts of the cash ledger are called, wherever they are shown."""

from __future__ import annotations

#: The accounts of net cash by their name in the ledger, and what they come to.
IN_CASH = (
    ("capital", "Capital"),
    ("borrowed", "Borrowed for capital"),
    ("debt", "Interest and repayment"),
    ("revenue", "Revenue"),
    ("payments_in", "Payments received"),
    ("payments_out", "Payments made"),
    ("grants", "Grants"),
    ("savings", "Cashable savings"),
    ("cash", "Net cash"),
)
#: What is no cash.
NOT_CASH = (
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
RUNNING = "Net cash, running sum"
#: What the lines of the public bodies of a place come to, and of all for the nation.
PLACE, CENTRAL = "Net to the place", "Net to central bodies"
EXCHEQUER = "Net to the Exchequer"
