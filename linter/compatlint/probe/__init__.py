"""An endpoint asked itself: one small request for each thing that rules speak of → answers, and a pack of them."""
