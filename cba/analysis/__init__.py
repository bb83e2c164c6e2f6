"""Floor 5: questions that take the kernel more than one run to answer."""
