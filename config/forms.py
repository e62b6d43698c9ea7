"""Form fields wear KERN's classes: ours, allauth's and the admin's alike."""

from typing import Any

from django.forms import BoundField, CheckboxInput, RadioSelect, Select, SelectMultiple, Widget
from django.forms.renderers import DjangoTemplates


def kern_class(widget: Widget) -> str:
    """KERN's class for a widget."""
    if isinstance(widget, CheckboxInput):
        return "kern-form-check__checkbox"
    if isinstance(widget, RadioSelect):
        return "kern-form-check__radio"
    if isinstance(widget, Select) and not isinstance(widget, SelectMultiple):
        return "kern-form-input__select"
    return "kern-form-input__input"


class KernField(BoundField):
    """A bound field whose widget is marked for KERN's stylesheet, also when it holds an error."""

    def build_widget_attrs(self, attrs: Any, widget: Widget | None = None) -> Any:
        widget = widget or self.field.widget
        name = kern_class(widget)
        classes = [str(widget.attrs.get("class", "")), name, f"{name}--error" if self.errors else ""]
        return super().build_widget_attrs(
            {**attrs, "class": " ".join(each for each in classes if each)}, widget
        )


class KernRenderer(DjangoTemplates):
    bound_field_class = KernField
