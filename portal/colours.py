"""A municipality's own colour, made readable on light and on dark ground. Pure."""

RGB = tuple[int, int, int]
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
LINEAR_BELOW = 0.03928  # WCAG's definition of relative luminance
FALLBACK: RGB = (0x0B, 0x4A, 0x6F)
WHITE: RGB = (255, 255, 255)
BLACK: RGB = (0, 0, 0)


def parse(colour: str) -> RGB:
    """`#RRGGBB` as three numbers; anything else is the house's own blue."""
    digits = colour.removeprefix("#")
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return FALLBACK
    return red, green, blue


def luminance(colour: RGB) -> float:
    """Relative luminance after WCAG, 0 to 1."""
    shares = [value / 255 for value in colour]
    linear = [each / 12.92 if each <= LINEAR_BELOW else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: RGB, towards: RGB, share: float) -> RGB:
    red, green, blue = (
        round(one + (other - one) * share) for one, other in zip(colour, towards, strict=True)
    )
    return red, green, blue


def readable(colour: RGB, ground: RGB, towards: RGB) -> RGB:
    """The colour, moved in small steps until it can be read on the ground."""
    steps = (mix(colour, towards, step / 20) for step in range(21))
    return next(each for each in steps if contrast(each, ground) >= READABLE)


def stylesheet(accent: str) -> str:
    """The three readings of an accent colour as custom properties."""
    colour = parse(accent)
    on_light = readable(colour, (0xF0, 0xF1, 0xF5), BLACK)
    on_dark = readable(colour, (0x2A, 0x2D, 0x40), WHITE)
    deep = mix(on_light, BLACK, 0.35)
    names = {"accent": on_light, "accent-on-dark": on_dark, "accent-deep": deep}
    lines = "".join(f"--{name}:#{bytes(value).hex()};" for name, value in names.items())
    return f":root{{{lines}}}\n"
