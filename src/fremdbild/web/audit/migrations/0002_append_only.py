from django.db import migrations

from fremdbild.web.audit.append_only import allow_in_migration, forbid_in_migration


class Migration(migrations.Migration):
    """The database refuses to change or remove an entry."""

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(forbid_in_migration, allow_in_migration)]
