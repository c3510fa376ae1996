"""The YAML of the packs → plain data, strictly: an unknown word is an error that names the nearest right one."""
