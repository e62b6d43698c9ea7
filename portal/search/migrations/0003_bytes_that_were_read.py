from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index_tables")]
    operations = [
        migrations.AddField(
            model_name="fileread",
            name="sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
