"""The quick gate: PDF/A-3a and PDF/UA-1, by a checker that needs no Java."""

from __future__ import annotations

from page import ValidationProfile, validate_pdf_bytes


def pdf_faults(content: bytes) -> list[str]:
    """Each rule that the file breaks; empty where it is both kinds of PDF."""
    profiles = (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1)
    reports = (validate_pdf_bytes(content, profile=profile) for profile in profiles)
    return sorted(
        f"{failure.rule_id}: {failure.message}"
        for report in reports
        for failure in report.failures
    )
