"""Where figures are computed: the embedded engine, or a cluster; both read the same files and the same expressions."""
