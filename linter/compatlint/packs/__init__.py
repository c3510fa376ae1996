"""`rules/*.yaml` → records: the dialect of an SDK, frameworks, HTTP libraries, a target's rules."""
