"""A small book of public figures, with one of each thing that an export has to decide."""

from __future__ import annotations

from namenorm.gazetteer.model import Entity, Name

DALY = Entity(
    "curated:robert-daly",
    "person",
    "Robert Daly",
    "Daly",
    about="American sinologist",
    countries=("US",),
    gender="m",
    names=(
        Name("Robert Daly", "en", "canonical"),
        Name("戴博", "zh", "adopted", citation="https://example.org/daly"),
        Name("罗伯特·戴利", "zh", "alias"),
        Name("Dai Bo", "en", "literal"),
    ),
    source="curated",
    ids=("wikidata:Q7343949",),
)
TRUMP = Entity(
    "curated:donald-trump",
    "person",
    "Donald Trump",
    "Trump",
    countries=("US",),
    names=(
        Name("Donald Trump", "en", "canonical"),
        Name("唐纳德·特朗普", "zh", "alias"),
        Name("特朗普", "zh", "alias"),
        Name("唐納·川普", "zh-Hant-TW", "alias"),
        Name("ドナルド・トランプ", "ja", "alias"),
        Name("Donal Trump", "en", "misspelling"),
    ),
    source="curated",
)
ELDER = Entity(
    "curated:david-miliband",
    "person",
    "David Miliband",
    "Miliband",
    countries=("GB",),
    names=(Name("David Miliband", "en", "canonical"), Name("米勒班", "zh", "alias")),
    source="curated",
)
YOUNGER = Entity(
    "curated:ed-miliband",
    "person",
    "Ed Miliband",
    "Miliband",
    countries=("GB",),
    names=(Name("Ed Miliband", "en", "canonical"), Name("米勒班", "zh", "alias")),
    source="curated",
)
READING = Entity(
    "geonames:2639577",
    "place",
    "Reading",
    countries=("GB",),
    names=(Name("Reading", "en", "canonical"), Name("雷丁镇", "zh", "alias")),
    source="geonames",
)
ESWATINI = Entity(
    "curated:eswatini",
    "place",
    "Eswatini",
    countries=("SZ",),
    names=(
        Name("Eswatini", "en", "canonical"),
        Name("Swaziland", "en", "former", until="2018-04"),
        Name("斯威士兰", "zh", "alias", source="cedict"),
    ),
    source="curated",
)
LI = Entity(
    "cedict:李白石-li-baishi",
    "person",
    "Li Baishi",
    "Li",
    countries=("CN",),
    names=(Name("Li Baishi", "en", "canonical"), Name("李白石", "zh", "native", verified=False)),
    source="cedict",
)
BOOK = (LI, TRUMP, ELDER, YOUNGER, ESWATINI, DALY, READING)
SOURCES = {
    "curated": {"title": "Written by hand", "licence": "Apache-2.0", "credit": "The authors"},
    "cedict": {"title": "CC-CEDICT", "licence": "CC-BY-SA-4.0", "credit": "MDBG", "url": "https://cc-cedict.org"},
    "geonames": {"title": "GeoNames", "licence": "CC-BY-4.0", "credit": "GeoNames"},
}
