"""The controls of a form: one for each type of field, each showing at once what it understood."""
