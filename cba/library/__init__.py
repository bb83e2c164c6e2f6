"""Unit costs and reference data that travel with the tool, by code and edition."""
