"""Who may act for whom at the office: for which procedures, from when to when, with which proof."""
