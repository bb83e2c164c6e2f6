# The house in one screen; CONTRIBUTING.md has each as a plain command.
export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

_default:
    @just --list --unsorted

# Install what the checks and the tests need
install *groups="dev":
    sh install {{ groups }}

# Format, lint, types, layers
check:
    ruff format --check
    ruff check
    mypy
    lint-imports

# Mend what can be mended without thinking
fix:
    ruff check --fix
    ruff format

# The everyday tests, or some of them
test *which:
    pytest {{ which }}

# The checks that need a browser, a Java runtime or a clean installation
heavy *which:
    pytest -m heavy {{ which }}

# Hold the examples to their results
examples:
    cba check examples/

# Store the examples' new results, to be read line by line before they are kept
update-examples:
    cba check examples/ --update

# Renew what the pages print: generated parts and sessions
docs:
    python -m docs.generate

# Start-up, growth and memory, side by side
bench:
    python benchmarks/startup.py
    python benchmarks/growth.py
    python benchmarks/report.py

# Everything, as on the server
ci:
    bash .ci/run
