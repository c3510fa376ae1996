"""What the news desk asks a model for."""
