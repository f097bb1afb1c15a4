"""Reports in the forms that other programs read: MQM tables, XLIFF, Web Annotations."""
