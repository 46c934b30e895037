"""What all admin pages share: rows by assignment, the optimistic lock in the form, a history that only reads."""
