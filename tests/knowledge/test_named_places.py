"""Bases, straits, regions and towns that reports of conflicts name, and where they are."""

from __future__ import annotations

from math import cos, hypot, radians

import pytest

from tocsin.knowledge.gazetteer import lookup

# Name, state (- = none or several), latitude and longitude in whole degrees: public knowledge.
NAMED = """
Ain al-Asad|IRQ|34|42
al-Tanf|SYR|34|39
Deir Ezzor|SYR|35|40
Hodeidah|YEM|15|43
Bab el-Mandeb|-|13|43
Green Zone|IRQ|33|44
Anbar|IRQ|33|42
Donbas|UKR|48|38
Darfur|SDN|13|24
Golan Heights|SYR|33|36
Strait of Hormuz|-|27|56
Kerch Strait|-|45|37
Snake Island|UKR|45|30
Sinjar|IRQ|36|42
Raqqa|SYR|36|39
Afrin|SYR|37|37
Kobani|SYR|37|38
Khmeimim|SYR|35|36
Al-Hol|SYR|36|41
Mosul Dam|IRQ|37|43
Tigray|ETH|14|39
Grand Ethiopian Renaissance Dam|ETH|11|35
Cabo Delgado|MOZ|-12|39
Mocimboa da Praia|MOZ|-11|40
Lake Chad|-|13|14
Liptako-Gourma|-|14|0
Kivu|COD|-2|28
Ituri|COD|2|30
Puntland|SOM|9|49
Somaliland|SOM|10|45
Abyei|-|10|28
Ogaden|ETH|7|44
Sambisa Forest|NGA|11|13
Borno|NGA|12|13
Manda Bay|KEN|-2|41
Nagorno-Karabakh|AZE|40|47
Abkhazia|GEO|43|41
South Ossetia|GEO|42|44
Transnistria|MDA|47|29
Crimea|UKR|45|34
Kaliningrad|RUS|55|21
Bakhmut|UKR|49|38
Kashmir|-|34|75
Siachen|-|35|77
Balochistan|PAK|28|66
North Waziristan|PAK|33|70
Helmand|AFG|31|64
Panjshir|AFG|35|70
Bagram|AFG|35|69
Rakhine|MMR|20|94
Chittagong Hill Tracts|BGD|23|92
Xinjiang|CHN|41|85
South China Sea|-|12|113
Taiwan Strait|-|24|119
Mindanao|PHL|8|125
Marawi|PHL|8|124
Panmunjom|-|38|127
Yongbyon|PRK|40|126
Natanz|IRN|34|52
Fordow|IRN|35|51
Gaza Strip|PSE|31|34
West Bank|PSE|32|35
East Jerusalem|PSE|32|35
Sinai|EGY|30|34
Suez Canal|EGY|30|32
Litani River|LBN|33|36
Fezzan|LBY|26|14
Catatumbo|COL|9|-73
Darien Gap|PAN|8|-77
Guantanamo Bay|CUB|20|-75
"""


@pytest.mark.parametrize("row", NAMED.split("\n")[1:-1])
def test_a_named_place_is_found(row: str) -> None:
    """The first place of the name is in its state and within two and a half degrees."""
    name, country, latitude, longitude = row.split("|")
    found = lookup(name)[0]
    assert found.country in ((None, "SDN", "PRK", "KOR") if country == "-" else (country,))
    aside = (found.longitude - float(longitude)) * cos(radians(found.latitude))
    assert hypot(found.latitude - float(latitude), aside) < 2.5
