"""What a text says of its own figures: shares, wholes, changes and which way."""

from __future__ import annotations

import pytest

from tests.support import findings_of, with_text

CODES = (
    *("share-differs", "fraction-differs", "approximation-differs", "direction-differs"),
    "text-differs",
)


def told(text: str) -> list[str]:
    """What is said of the figures in a section with the text."""
    found = findings_of(with_text(text))
    return [f"{f.message} [{f.code}]" for f in found if f.code in CODES]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "27 av 86 deltagare (41 procent) gick vidare.",
            "27 av 86 är 31,4 procent, inte 41 procent [share-differs]",
        ),
        (
            "66 procent (19 av 39) bor kvar.",
            "19 av 39 är 48,7 procent, inte 66 procent [share-differs]",
        ),
        (
            "Två tredjedelar (19 av 39) bor kvar.",
            "19 av 39 är 48,7 procent, inte två tredjedelar [fraction-differs]",
        ),
        (
            "Av de 33 som avslutades gick 16 vidare till arbete, alltså 58 procent.",
            "16 av 33 är 48,5 procent, inte 58 procent [share-differs]",
        ),
        (
            "Av 124 platser var 115 belagda vid årets slut, 83 %.",
            "115 av 124 är 92,7 procent, inte 83 procent [share-differs]",
        ),
        (
            "Av budgeten på 1 850 tkr användes 1 625 tkr (78 %).",
            "1 625 av 1 850 är 87,8 procent, inte 78 procent [share-differs]",
        ),
        (
            "18 av de 15 barnen bor kvar.",
            "18 av 15: delen är större än det hela [share-differs]",
        ),
        (
            "Drygt hälften (45 procent) är barn.",
            "Drygt hälften stämmer inte med 45 procent [approximation-differs]",
        ),
        (
            "Mer än hälften av barnen, 47 procent, bor kvar.",
            "Mer än hälften stämmer inte med 47 procent [approximation-differs]",
        ),
        (
            "Tre fjärdedelar (66 procent) är nöjda.",
            "Tre fjärdedelar stämmer inte med 66 procent [fraction-differs]",
        ),
        (
            "48 procent, alltså drygt hälften, är nöjda.",
            "drygt hälften stämmer inte med 48 procent [approximation-differs]",
        ),
        (
            "Åtta av tio barn (68 procent) är nöjda.",
            "Åtta av tio är 80,0 procent, inte 68 procent [share-differs]",
        ),
    ],
)
def test_a_share_that_is_not_what_its_figures_make_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "27 av 86 deltagare (31 procent) gick vidare.",
        "3 av 10 barn, mot 45 procent förra året, bor hemma.",
        "Sjukfrånvaron är 5,1 procent och 3 av 10 chefer har slutat.",
        "Vi gjorde 14 besök av 3 handläggare.",
        "Sju av tio (71 procent) är nöjda.",
        "Drygt sju av tio är nöjda (73 procent).",
        "Av de 33 som avslutades gick 16 vidare, mot 58 procent förra året.",
        "Av de 33 som avslutades gick 16 vidare, 20 procent fler än förra året.",
        "Av de 33 var 12 kvinnor och av dem gick 5 vidare, alltså 42 procent.",
        "Av 1 200 anmälningar gällde 300 våld, varav 60 (20 procent) mot barn.",
        "Av 200 tillfrågade svarade 120, en svarsfrekvens på 65 procent året innan.",
        "Hälften av barnen bor i familjehem, 30 procent bor på institution.",
        "Nästan hälften (48 procent, mot 52 procent förra året) är barn.",
        "Hälften (2023: 40 procent) är barn.",
        "Hälften (40 procent 2023) är barn.",
        "Mer än hälften (78 procent) är barn.",
        "En knapp tredjedel (31 procent) är vuxna.",
    ],
)
def test_it_is_silent_about_shares(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Nämnden har 163 anställda. Av dem är 137 kvinnor och 36 män.",
            "137 + 36 = 173, men det hela är 163 [share-differs]",
        ),
        (
            "Antalet minskade från 412 till 405. Av dem är 334 kvinnor och 61 män.",
            "334 + 61 = 395, men det hela är 405 [share-differs]",
        ),
        (
            "Nämnden har 163 anställda. Av dem är 137 kvinnor och 26 män. Kvinnorna utgör "
            "48 procent.",
            "137 av 163 är 84,0 procent, inte 48 procent [share-differs]",
        ),
        (
            "Av de anställda är 165 kvinnor (65 procent) och 56 män (25 procent).",
            "165 av 221 är 74,7 procent, inte 65 procent [share-differs]",
        ),
        (
            "Nämnden köpte vård för 18,4 mnkr. Institutionsvården stod för tre fjärdedelar "
            "(12,5 mnkr).",
            "12,5 av 18,4 är 68 procent, inte tre fjärdedelar [fraction-differs]",
        ),
        (
            "Av tjänsterna är 62 procent tillsatta och resterande 48 procent vakanta.",
            "62 + 48 = 110 procent, inte 100 [share-differs]",
        ),
    ],
)
def test_parts_that_do_not_fit_the_whole_before_are_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har 163 anställda, nio fler än förra året. Av dem är 137 kvinnor och 26 män.",
        "Antalet minskade från 412 till 405. Av dem är 344 kvinnor och 61 män.",
        "Antalet anställda är 163. Av dem arbetar 120 kvinnor och 20 män heltid.",
        "Nämnden har 1 250 anställda. Bland cheferna är 40 kvinnor och 12 män.",
        "Av dem är 137 kvinnor och 26 män. Kvinnorna utgör 70 procent av cheferna.",
        "Nämnden köpte vård för 18,4 mnkr. Institutionsvården stod för två tredjedelar "
        "(12,5 mnkr).",
        "Städningen kostade 264 mnkr. Familjehem står för en tredjedel (20 mnkr) av vården.",
        "Av tjänsterna är 62 procent tillsatta och för övriga 48 procent rekryteras.",
    ],
)
def test_it_is_silent_about_wholes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Vårddygnen minskade från 8 421 till 8 988, en minskning.",
            "texten säger minskade men från 8 421 till 8 988 är en ökning [direction-differs]",
        ),
        (
            "Vårddygnen gick från 8 421 till 8 988, en minskning.",
            "texten säger minskning men från 8 421 till 8 988 är en ökning [direction-differs]",
        ),
        (
            "Antalet ökade till 405 från 412.",
            "texten säger ökade men från 412 till 405 är en minskning [direction-differs]",
        ),
        (
            "Antalet minskade till 405, jämfört med 392 året innan.",
            "texten säger minskade men från 392 till 405 är en ökning [direction-differs]",
        ),
        (
            "Antalet har mer än fördubblats, från 12 till 20.",
            "texten säger mer än fördubblats men från 12 till 20 är 1,7 gånger så mycket "
            "[approximation-differs]",
        ),
        (
            "Antalet gick från 350 till 678, en ökning med 48 procent.",
            "från 350 till 678 är en förändring med 94, inte 48 procent [text-differs]",
        ),
    ],
)
def test_a_change_that_its_figures_contradict_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Medan intäkterna ökade gick kostnaderna från 12 till 10 mnkr.",
        "Den ökade tillströmningen gjorde att väntetiden gick från 10 till 8 dagar.",
        "Antalet har inte minskat utan ökat, från 10 till 12.",
        "Underskottet minskade från −5,0 till −3,0 mnkr.",
        "Resultatet ökade från −5,0 till 3,0 mnkr.",
        "Väntetiden minskade från tre månader till sex veckor.",
        "Kostnaden minskade från 3,5 mnkr till 800 tkr.",
        "Antalet minskade till 405, jämfört med 300 i budget.",
        "Antalet har fördubblats sedan 2020 medan kostnaden gått från 12 till 14 mnkr.",
        "Antalet fördubblades nästan, från 350 till 678.",
        "Kostnaden ökade från 350 till 678 tkr och antalet barn ökade med 12 procent.",
        "Andelen minskade från 20,5 till 12,4 procent, en minskning med 8,1 procentenheter.",
    ],
)
def test_it_is_silent_about_changes(text: str) -> None:
    assert told(text) == []
