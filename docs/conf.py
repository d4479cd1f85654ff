"""How Sphinx builds the documentation: offline, and without a warning."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "rehabkit"
author = "rehabkit contributors"
copyright = "2026, rehabkit contributors"
version = release = installed_version("rehabkit")
language = "en"

extensions = [
    "myst_parser",
    "rehabkit_docs",
    "rehabkit_pictures",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "inventory", "reference/_*.md"]
default_role = "code"
autodoc_default_options = {"exclude-members": "CLAUSES"}
nitpicky = True

# Each file lists, in the first inventory format, the few foreign names that the pages mention:
# links lead to the real pages, and no build asks the network for them.
intersphinx_mapping = {
    "attrs": ("https://www.attrs.org/en/stable", "inventory/attrs.txt"),
    "cattrs": ("https://catt.rs/en/stable", "inventory/cattrs.txt"),
    "hypothesis": ("https://hypothesis.readthedocs.io/en/latest", "inventory/hypothesis.txt"),
    "matplotlib": ("https://matplotlib.org/stable", "inventory/matplotlib.txt"),
    "python": ("https://docs.python.org/3", "inventory/python.txt"),
}

# Type variables, and names of types inside `rehabkit.testing`, have no page to lead to.
nitpick_ignore_regex = [("py:class", r"(rehabkit\..*\.)?[MTVW]|Mend|Observation")]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
autodoc_preserve_defaults = True

napoleon_google_docstring = True
napoleon_numpy_docstring = False
# Fields are described once, in the class docstring; as directives they would be described twice.
napoleon_use_ivar = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Examples run from the project folder, where `examples/` is.
doctest_global_setup = "import rehabkit as rk"
doctest_test_doctest_blocks = "default"

copybutton_exclude = ".linenos, .gp, .go"

html_theme = "pydata_sphinx_theme"
html_context = {"default_mode": "auto"}
html_title = "rehabkit"
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["rehabkit.css"]
html_js_files = ["rehabkit.js"]
html_favicon = "_static/favicon.svg"
templates_path = ["_templates"]
html_sidebars = {
    name: [] for name in ("index", "tutorial", "gallery", "glossary", "changelog", "contributing", "search")
}
# Everything is served from the site itself; the project has no public address to link to yet.
html_theme_options = {
    "logo": {"text": "rehabkit"},
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 5,
    "secondary_sidebar_items": ["page-toc"],
    "show_nav_level": 1,
    "show_toc_level": 2,
    "navigation_depth": 3,
    "footer_start": ["copyright"],
    "footer_center": ["limits"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
