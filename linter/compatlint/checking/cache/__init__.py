"""What earlier runs found, as long as a run today would find the same."""
