"""The desk: a project in the browser, on this machine; it writes judgements only."""
