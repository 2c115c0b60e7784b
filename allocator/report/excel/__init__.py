"""Tables drawn as sheets with XlsxWriter."""
