"""The wire test: programs run against the real SDKs over a stand-in transport, and what they sent."""
