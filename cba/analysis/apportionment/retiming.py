"""A schedule that keeps to limits, caps and who may pay whom, if there is one."""

from __future__ import annotations

import numpy as np

from cba.analysis.apportionment.finding import Asked, Found
from cba.analysis.apportionment.held_to import HeldTo, held_to
from cba.analysis.apportionment.payments_programme import PaymentsProgramme
from cba.analysis.apportionment.schedule import in_pennies
from cba.analysis.apportionment.words import A_POUND
from cba.calculation.factors import total

#: Room that rounding is given below a limit, in pounds.
_ROOM = 1.0


def kept_to_limits(asked: Asked, found: Found) -> Found:
    """The payments, moved between years and pairs where a limit or a cap asks for it.

    Each partner pays and gets the same present value as before; where that cannot be,
    there are no payments and the reason is given.
    """
    if all(float(total(each)) < A_POUND for each in found.flows.values()):
        # What rounding left over when payments were agreed before is not asked for.
        return found._replace(flows={})
    held = held_to(asked)
    if held.may(in_pennies(found.flows)):
        return found
    out, into = held.paid(found.flows)
    wanted = into - out
    value = total(wanted * held.discount)
    if bool(np.all(np.abs(value) < A_POUND)):
        # Each bears its share already, if in other years: what was moved before stays.
        return found._replace(flows={})
    exact = held._replace(least=value, most=value)
    for room in (0.0, _ROOM):
        less = exact._replace(
            limit=np.maximum(exact.limit - room, 0.0),
            cap=np.maximum(exact.cap - room, 0.0),
        )
        flows = PaymentsProgramme(less).nearest(wanted)
        if flows is not None and held.may(in_pennies(flows)):
            moved = asked.words.moved()
            return found._replace(flows=flows, notes=(*found.notes, moved))
    return found._replace(flows={}, reason=_reason(asked, exact))


def _reason(asked: Asked, exact: HeldTo) -> str:
    open_ended = exact._replace(most=np.full(exact.most.shape, np.inf))
    short = PaymentsProgramme(open_ended, short=True).shortfalls()
    return asked.words.beyond_limits(
        [(exact.partners[each.partner], each.amount) for each in short]
    )
