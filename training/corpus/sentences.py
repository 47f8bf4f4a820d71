"""What the synthesizers say: the shipped questions and answers, and made-up ones like them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

BANKS = Path(__file__).parents[2] / "question_banks"

WHO = ("my manager", "a colleague", "the customer", "our team", "the new trainee", "a supplier", "the board")
WHEN = (
    "last spring",
    "in my second year",
    "about eight months ago",
    "during the move",
    "at the time",
    "one Monday",
)
DID = (
    "asked for a short meeting",
    "wrote down what we knew",
    "called each of them back",
    "changed the order of the work",
    "took the blame and put it right",
    "drew the whole thing on a sheet of paper",
    "measured it for two weeks",
    "said that we could not keep the date",
)
SO = (
    "the waiting time fell from nine days to four",
    "nobody had to stay late again",
    "we kept the contract",
    "they still use the list today",
    "I would start earlier next time",
    "it cost us half of what we feared",
    "the error has not come back since",
)
OPEN = (
    "I think",
    "to be honest",
    "well",
    "what I mean is",
    "as I said",
    "in the end",
    "of course",
    "basically",
)
FRAMES = (
    "{open}, {when} {who} and I did not agree about the schedule, so I {did}.",
    "{when} I {did}, and {so}.",
    "The hardest part was {who}; {open}, I {did} before lunch, and {so}.",
    "I {did}. {so}.",
    "My job was to help {who}, and {open}, {so}.",
    "We had three people for the work of five, {who} was away, and I {did}.",
)

ELSEWHERE = {
    "de": (
        "Im letzten Frühjahr habe ich mit meinem Kollegen ein schwieriges Gespräch geführt.",
        "Ich habe zuerst zugehört, dann eine Liste geschrieben und am Ende entschieden.",
        "Das Ergebnis war, dass wir zwei Wochen früher fertig wurden.",
        "Ehrlich gesagt würde ich es beim nächsten Mal anders machen.",
    ),
    "fr": (
        "L'année dernière, j'ai dû expliquer un problème difficile à une cliente.",
        "J'ai d'abord écouté, puis j'ai proposé un petit essai d'un mois.",
        "À la fin, nous avons gardé le contrat et personne n'a travaillé le dimanche.",
        "Je dirais que j'ai surtout appris à poser des questions.",
    ),
    "es": (
        "El año pasado tuve que explicar un problema difícil a una clienta nueva.",
        "Primero escuché, después escribí una lista y al final decidimos juntos.",
        "El resultado fue que terminamos dos semanas antes de lo previsto.",
        "Sinceramente, la próxima vez empezaría mucho antes.",
    ),
    "it": (
        "L'anno scorso ho dovuto spiegare un problema difficile a una nuova cliente.",
        "Prima ho ascoltato, poi ho scritto una lista e alla fine abbiamo deciso insieme.",
        "Il risultato è che abbiamo finito due settimane prima del previsto.",
    ),
    "pt": (
        "No ano passado tive de explicar um problema difícil a uma cliente nova.",
        "Primeiro ouvi, depois escrevi uma lista e no fim decidimos todos juntos.",
        "Para ser honesto, da próxima vez começaria mais cedo.",
    ),
    "nl": (
        "Vorig jaar moest ik een lastig probleem uitleggen aan een nieuwe klant.",
        "Ik heb eerst geluisterd, daarna een lijst gemaakt en toen samen besloten.",
        "Eerlijk gezegd zou ik de volgende keer veel eerder beginnen.",
    ),
    "pl": (
        "W zeszłym roku musiałem wyjaśnić trudny problem nowej klientce.",
        "Najpierw słuchałem, potem napisałem listę, a na końcu zdecydowaliśmy razem.",
        "Szczerze mówiąc, następnym razem zacząłbym wcześniej.",
    ),
    "ru": (
        "В прошлом году мне пришлось объяснять трудную задачу новой клиентке.",
        "Сначала я слушал, потом написал список, и в конце мы решили вместе.",
        "Честно говоря, в следующий раз я начал бы раньше.",
    ),
    "sv": (
        "Förra året fick jag förklara ett svårt problem för en ny kund.",
        "Först lyssnade jag, sedan skrev jag en lista och till slut bestämde vi tillsammans.",
    ),
    "fi": (
        "Viime vuonna minun piti selittää vaikea ongelma uudelle asiakkaalle.",
        "Ensin kuuntelin, sitten kirjoitin listan ja lopulta päätimme yhdessä.",
        "Rehellisesti sanottuna aloittaisin ensi kerralla aikaisemmin.",
    ),
    "cs": (
        "Vloni jsem musel vysvětlit těžký problém nové zákaznici.",
        "Nejdřív jsem poslouchal, potom jsem napsal seznam a nakonec jsme rozhodli společně.",
        "Upřímně řečeno, příště bych začal mnohem dříve.",
    ),
    "tr": (
        "Geçen yıl yeni bir müşteriye zor bir konuyu anlatmam gerekti.",
        "Önce dinledim, sonra bir liste yazdım ve en sonunda birlikte karar verdik.",
    ),
    "el": ("Πέρυσι έπρεπε να εξηγήσω ένα δύσκολο πρόβλημα σε μια νέα πελάτισσα.",),
    "hi": ("पिछले साल मुझे एक नई ग्राहक को एक कठिन समस्या समझानी पड़ी।", "पहले मैंने सुना, फिर एक सूची लिखी।"),
    "ca": (
        "L'any passat vaig haver d'explicar un problema difícil a una clienta nova.",
        "Primer vaig escoltar, després vaig fer una llista i al final ho vam decidir junts.",
    ),
    "id": ("Tahun lalu saya harus menjelaskan masalah yang sulit kepada pelanggan baru.",),
    "sw": ("Mwaka jana nilipaswa kueleza tatizo gumu kwa mteja mpya, na mwishowe tuliamua pamoja.",),
    "hu": ("Tavaly egy nehéz kérdést kellett elmagyaráznom egy új ügyfélnek, és végül együtt döntöttünk.",),
}


def answers(rng: Random) -> Iterator[str]:
    """Endless made-up sentences of an answer."""
    while True:
        said = rng.choice(FRAMES).format(
            open=rng.choice(OPEN),
            who=rng.choice(WHO),
            when=rng.choice(WHEN),
            did=rng.choice(DID),
            so=rng.choice(SO),
        )
        yield said[0].upper() + said[1:]


def shipped() -> list[str]:
    """Every sentence-like text of the shipped banks: questions, variants, probes, model answers."""
    found: list[str] = []
    for path in sorted(BANKS.glob("*.yaml")):
        gather(yaml.safe_load(path.read_text("utf-8")), into=found)
    return sorted(
        {text for text in found if 25 <= len(text) <= 220 and text[0].isupper() and text[-1] in ".?!"}
    )


def gather(node: object, *, into: list[str]) -> None:
    match node:
        case str():
            into.extend(part.strip() + "." for part in node.replace("\n", " ").split(". ") if part.strip())
            into[:] = [text[:-1] if text.endswith(("..", "?.", "!.")) else text for text in into]
        case list():
            for one in node:
                gather(one, into=into)
        case dict():
            for key, one in node.items():
                if key not in {"bank", "schema", "id"}:
                    gather(one, into=into)
        case _:
            pass


def english(rng: Random) -> Iterator[str]:
    """Shipped texts and made-up answers, turn and turn about, for ever."""
    texts, made = shipped(), answers(rng)
    while True:
        yield rng.choice(texts) if rng.random() < 0.5 else next(made)
