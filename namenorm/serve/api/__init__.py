"""The JSON API, as ``openapi.yaml`` describes it."""
