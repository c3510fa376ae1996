"""How the program reaches the API: clients that are made, requests that are sent."""
