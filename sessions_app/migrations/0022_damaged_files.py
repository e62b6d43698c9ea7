from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sessions_app", "0021_broadcast_objections"),
    ]

    operations = [
        migrations.AlterField(
            model_name="fileaccess",
            name="way",
            field=models.CharField(
                choices=[
                    ("marked", "with the reader’s name on each page"),
                    ("as_it_is", "as it is"),
                    ("signed", "signed document, unchanged"),
                    ("damaged", "without the reader’s name: the PDF is damaged"),
                ],
                max_length=10,
                verbose_name="delivered",
            ),
        ),
    ]
