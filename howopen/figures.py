"""Show a figure with words: `show(fig, alt="...", caption="...", source="...")`.

JupyterLab and nbconvert keep no alt text of a plot. So `show` renders the picture itself, stores
the alt text with the output, prints it as plain text where there are no pictures, and adds a
visible caption with the same description to open.
"""

from __future__ import annotations

import base64
import html
import io

SHORTEST_ALT = 40
DPI = 110
COLOURS = 256


def show(figure, alt: str = "", caption: str | None = None, source: str | None = None) -> None:
    """Show a matplotlib figure and close it; return None.

    figure: a Figure or an Axes of it. alt: what the figure shows, for those who cannot see it,
    at least 40 characters, with its numbers or its direction. caption: one line below the
    figure. source: where the data come from.

    Raises ValueError for a missing or very short alt text and for a $ (JupyterLab reads it as
    mathematics), TypeError for anything that is no figure.
    """
    figure = _figure(figure)
    alt, caption, source = _words(alt), _sentence(caption), _sentence(source)
    _check_alt(alt)
    if "$" in f"{alt}{caption}{source}":
        raise ValueError("A $ starts mathematics in JupyterLab. Write USD instead.")
    image = png(figure)
    _close(figure)
    _publish(
        {"text/plain": f"Figure: {alt}", "image/png": base64.b64encode(image).decode("ascii")},
        {"image/png": {"alt": alt}},
    )
    below = _caption_text(alt, caption, source)
    _publish({"text/plain": below, "text/html": _below(alt, caption, source)})


def _figure(figure):
    from matplotlib.figure import FigureBase

    found = figure
    if not isinstance(found, FigureBase) and hasattr(type(found), "get_figure"):
        found = found.get_figure()
    while isinstance(found, FigureBase) and found.get_figure() not in (None, found):
        found = found.get_figure()
    if not isinstance(found, FigureBase):
        kind = "..." if figure is ... else f"a {type(figure).__name__}"
        raise TypeError(f"show() wants a figure or its axes, such as fig. You gave {kind}.")
    return found


def _words(text) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _sentence(text) -> str:
    text = _words(text)
    return f"{text}." if text and text[-1] not in ".!?" else text


def _check_alt(alt):
    if len(alt) < SHORTEST_ALT:
        state = f"has {len(alt)} characters" if alt else "is missing"
        raise ValueError(
            f"The alt text {state}. Say in a sentence or two what the figure shows, with its "
            "numbers or its direction, to somebody who cannot see it: "
            'show(fig, alt="Bars: 3 of 10 clauses reach everyone, 1 asks about size.").'
        )


def png(figure, dpi: int = DPI) -> bytes:
    """The figure as a PNG of at most 256 colours: a third of the size, and looks the same."""
    from PIL import Image  # Pillow: matplotlib needs and brings it

    drawn, buffer = io.BytesIO(), io.BytesIO()
    figure.savefig(
        drawn, format="png", dpi=dpi, bbox_inches="tight", pil_kwargs={"compress_level": 0}
    )
    picture = Image.open(drawn).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(buffer, format="png")  # without metadata, so that it names no program's version
    return buffer.getvalue()


def _close(figure):
    import matplotlib.pyplot as plt

    plt.close(figure)


def _caption_text(alt, caption, source):
    parts = [caption, f"Source: {source}" if source else ""]
    return " ".join(part for part in parts if part) or f"Figure in words: {alt}"


def _below(alt, caption, source):
    text = html.escape(caption, quote=False)
    if source:
        said = f"Source: {html.escape(source, quote=False)}"
        text += f'{" " if text else ""}<span class="howopen-source">{said}</span>'
    visible = f'<p class="howopen-caption">{text}</p>' if text else ""
    return (
        f'{visible}<details class="howopen-description"><summary>Figure in words</summary>'
        f"<p>{html.escape(alt, quote=False)}</p></details>"
    )


def _publish(data, metadata=None):
    """To a notebook as it is; to a terminal its plain text."""
    from IPython import get_ipython
    from IPython.display import display

    if get_ipython() is None:
        print(data["text/plain"])
    else:
        display(data, raw=True, metadata=metadata or {})
