"""Display decisions: frozen values that templates only have to set down."""
