"""Check the built base map: python frontend/basemap/check.py (standard library only)."""

from __future__ import annotations

import json
from pathlib import Path

OUT = Path(__file__).parent.parent / "public" / "basemap"
KNOWLEDGE = Path(__file__).parents[2] / "src" / "tocsin" / "knowledge"


class Topology:
    def __init__(self, name: str) -> None:
        self.data = json.loads((OUT / name).read_text(encoding="utf-8"))
        scale, move = self.data["transform"]["scale"], self.data["transform"]["translate"]
        self.arcs = []
        for arc in self.data["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
            self.arcs.append(line)

    def ring(self, indexes: list[int]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for i in indexes:
            line = self.arcs[i] if i >= 0 else self.arcs[~i][::-1]
            out += line[1:] if out else line
        return out

    def polygons(self, name: str):
        for g in self.data["objects"][name]["geometries"]:
            for polygon in [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]:
                yield g["properties"], [self.ring(r) for r in polygon]

    def at(self, name: str, lon: float, lat: float) -> set[str]:
        return {
            p["a3"]
            for p, (outer, *holes) in self.polygons(name)
            if inside(outer, lon, lat) and not any(inside(h, lon, lat) for h in holes)
        }


def inside(ring, x, y) -> bool:
    odd = False
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            odd = not odd
    return odd


# What lies where: name, longitude, latitude, in the UN-style view, in the de-facto view.
POINTS = [
    ("Crimea", 34.1, 44.95, "UKR", "RUS"),
    ("Gaza, Deir al-Balah", 34.36, 31.42, "PSE", "PSE"),
    ("Gaza, Rafah", 34.25, 31.28, "PSE", "PSE"),
    ("West Bank, Ramallah", 35.2, 31.9, "PSE", "PSE"),
    ("Tel Aviv", 34.8, 32.07, "ISR", "ISR"),
    ("Golan Heights", 35.8, 33.0, "SYR", "ISR"),
    ("Kosovo", 21.0, 42.6, "XKX", "XKX"),
    ("Taiwan", 121.0, 23.8, "TWN", "TWN"),
    ("Western Sahara, west", -14.5, 24.5, "ESH", "MAR"),
    ("Western Sahara, Tifariti", -10.57, 26.15, "ESH", "ESH"),
    ("Somaliland", 45.0, 9.8, "SOM", "XSL"),
    ("Northern Cyprus", 33.5, 35.3, "CYP", "XNC"),
    ("Abkhazia", 41.2, 43.0, "GEO", "XAK"),
    ("South Ossetia", 43.97, 42.3, "GEO", "XSO"),
    ("Transnistria", 29.6, 46.84, "MDA", "XTN"),
    ("Abyei", 28.4, 9.9, "XAB", "SDN"),
    ("Hala'ib", 36.0, 22.4, "XHT", "EGY"),
    ("Bir Tawil", 33.7, 21.87, "XBT", "XBT"),
    ("Ilemi", 35.3, 4.8, "XIT", "KEN"),
    ("Aksai Chin", 79.2, 35.2, "XAC", "CHN"),
    ("Siachen", 77.1, 35.5, "XJK", "IND"),
    ("Srinagar", 74.8, 34.08, "XJK", "IND"),
    ("Muzaffarabad", 73.5, 34.35, "XJK", "PAK"),
    ("Arunachal Pradesh", 94.6, 28.2, "IND", "IND"),
    ("Iturup", 147.8, 45.0, "RUS", "RUS"),
    ("Stepanakert", 46.75, 39.82, "AZE", "AZE"),
    ("Donetsk", 37.8, 48.0, "UKR", "UKR"),
]


def main() -> None:
    world, lines, provinces = (
        Topology("world.json"),
        Topology("lines.json"),
        Topology("provinces.json"),
    )
    for topology, names in ((world, ("un", "defacto")), (provinces, ("provinces",))):
        for name in names:
            for properties, rings in topology.polygons(name):
                assert properties["name"], properties
                assert len(properties["a3"]) == 3, properties
                for ring in rings:
                    xs = [x for x, _ in ring]
                    assert max(xs) - min(xs) <= 180.01, (name, properties)
                    assert len(set(ring)) >= 3, (name, properties)
    for name, lon, lat, un, defacto in POINTS:
        assert world.at("un", lon, lat) == {un}, (name, "un", world.at("un", lon, lat))
        assert world.at("defacto", lon, lat) == {defacto}, (
            name,
            "defacto",
            world.at("defacto", lon, lat),
        )
    # Every country that Tocsin knows has a shape in both views; the Vatican's is too small.
    known = {
        line.split("\t")[0]
        for line in (KNOWLEDGE / "actors" / "countries.tsv").read_text("utf-8").splitlines()[1:]
    }
    for view in ("un", "defacto"):
        drawn = {g["properties"]["a3"] for g in world.data["objects"][view]["geometries"]}
        assert known - drawn <= {"VAT", "TKL"}, (view, known - drawn)
    for line in lines.data["objects"]["disputed"]["geometries"]:
        p = line["properties"]
        assert p["name"] and p["parties"] and (p["un"] or p["defacto"]), p
    sizes = {path.name: path.stat().st_size for path in sorted(OUT.glob("*.json"))}
    assert sizes["world.json"] + sizes["lines.json"] <= 900_000, sizes
    assert sizes["provinces.json"] <= 1_600_000, sizes
    print("base map:", len(POINTS), "points, ", sizes)


if __name__ == "__main__":
    main()
