"""What the law lets people do with a dossier: pure functions that raise a refusal or return a value."""
