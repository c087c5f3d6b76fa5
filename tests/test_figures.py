"""Figures: house style, and `show`, which never shows a picture without words."""

from __future__ import annotations

import base64
import subprocess
import sys

import matplotlib.colors
import matplotlib.pyplot as plt
import pytest

from howopen import figures
from howopen.figures import show

ALT = "Bars: 3 of the ten clauses reach everyone, 1 asks about size."
# What Okabe and Ito's palette looks like, to compare the style with.
OKABE_ITO = {"000000", "e69f00", "56b4e9", "009e73", "f0e442", "0072b2", "d55e00", "cc79a7"}


@pytest.fixture(autouse=True)
def house_style():
    plt.switch_backend("agg")
    with plt.style.context("howopen.course"):
        yield
    plt.close("all")


@pytest.fixture
def published(monkeypatch):
    found = []
    monkeypatch.setattr(figures, "_publish", lambda data, meta=None: found.append((data, meta)))
    return found


def bars(count=4):
    fig, ax = plt.subplots()
    ax.bar([f"reader {i}" for i in range(count)], range(1, count + 1), label="clauses")
    ax.set(title="More readers, more clauses", xlabel="reader", ylabel="clauses")
    ax.legend()
    return fig, ax


def test_alt_text_is_stored_printed_and_readable(published):
    fig, _ = bars()
    assert show(fig, alt=ALT, caption="Clauses by reader", source="table clauses") is None
    (image, meta), (below, _) = published
    assert image["text/plain"] == f"Figure: {ALT}"
    assert meta == {"image/png": {"alt": ALT}}
    assert base64.b64decode(image["image/png"]).startswith(b"\x89PNG")
    assert below["text/plain"] == "Clauses by reader. Source: table clauses."
    assert '<p class="howopen-caption">Clauses by reader. ' in below["text/html"]
    assert f"<p>{ALT}</p></details>" in below["text/html"]
    assert "style=" not in below["text/html"]


def test_caption_and_source_may_be_absent(published):
    show(bars()[0], ALT)
    below = published[1][0]
    assert below["text/plain"] == f"Figure in words: {ALT}"
    assert "howopen-caption" not in below["text/html"]


def test_words_are_escaped(published):
    show(bars()[0], alt=f"{ALT} <b>&", caption="a < b")
    below = published[1][0]["text/html"]
    assert "<b>" not in below and "a &lt; b." in below


def test_figure_is_closed_and_axes_are_as_good(published):
    fig, ax = bars()
    show(ax, alt=ALT)
    assert not plt.fignum_exists(fig.number)
    assert len(ax.patches) == 4  # an exercise can still look at what the axes hold


def test_subfigure_shows_its_whole_figure(published):
    fig = plt.figure()
    left, _ = fig.subfigures(1, 2)
    left.subplots()
    show(left, alt=ALT)
    assert not plt.fignum_exists(fig.number)


@pytest.mark.parametrize("alt", ["", "   ", "a plot", None, ..., 7, "x" * 39])
def test_short_or_missing_alt_text_is_refused(published, alt):
    fig, _ = bars()
    with pytest.raises(ValueError, match="alt text .* cannot see it"):
        show(fig, alt=alt)
    assert not published


@pytest.mark.parametrize(
    "words", [{"alt": ALT + " USD is $"}, {"alt": ALT, "caption": "$"}, {"alt": ALT, "source": "$"}]
)
def test_dollar_signs_are_refused(published, words):
    with pytest.raises(ValueError, match="USD"):
        show(bars()[0], **words)


@pytest.mark.parametrize(("thing", "said"), [(..., "gave ..."), (3, "a int"), (None, "NoneType")])
def test_what_is_no_figure_is_refused(thing, said):
    with pytest.raises(TypeError, match="a figure or its axes"):
        show(thing, alt=ALT)


def test_without_a_notebook_words_are_printed(capsys):
    show(bars()[0], alt=ALT, caption="Clauses")
    assert capsys.readouterr().out == f"Figure: {ALT}\nClauses.\n"


def test_picture_is_the_same_each_time_and_small(published):
    for _ in range(2):
        show(bars()[0], alt=ALT)
    first, second = (data["image/png"] for data, _ in published if "image/png" in data)
    assert first == second
    image = base64.b64decode(first)
    assert b"Software" not in image and b"matplotlib" not in image
    assert len(image) < 25_000
    assert image[25] == 3  # PNG's sign for a palette: 256 colours at most
    width = int.from_bytes(image[16:20], "big")
    assert 700 < width < 1000  # about 8 inches at 110 dots


def test_style_is_found_by_name_in_a_fresh_python():
    code = (
        "import matplotlib.pyplot as plt; plt.style.use('howopen.course');"
        "print(plt.rcParams['font.size'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert float(done.stdout) >= 12, done.stderr


def _colours():
    return plt.rcParams["axes.prop_cycle"].by_key()["color"]


def _lightness(colour):
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in matplotlib.colors.to_rgb(colour)
    ]
    luminance = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_colours_are_safe_and_neighbours_differ_in_grey():
    colours = [matplotlib.colors.to_hex(colour).lstrip("#") for colour in _colours()]
    assert set(colours) <= OKABE_ITO and len(set(colours)) == len(colours) >= 6
    grey = [_lightness(f"#{colour}") for colour in colours]
    steps = [abs(a - b) for a, b in zip(grey, grey[1:], strict=False)]
    assert min(steps) >= 12, [round(step) for step in steps]


def test_style_suits_a_projector():
    params = plt.rcParams
    assert params["font.sans-serif"][0] == "DejaVu Sans" and params["font.size"] >= 12
    assert list(params["figure.figsize"]) == [8.0, 4.5] and params["axes.grid"]
    assert not params["axes.spines.top"] and not params["axes.spines.right"]
