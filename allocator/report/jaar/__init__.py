"""What people see of the year: the answer to a request, the page of a wijk, the workbook of the book."""
