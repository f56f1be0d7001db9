"""What a person who fills in a form reads of this app, in the form's languages."""

from django.utils.translation import get_language

WORDS = {
    "fi": {
        "loading": "Lomake ei lataudu. Lataa sivu uudelleen.",
        "login": "Kirjaudu sisään, niin voit täyttää lomakkeen.",
        "open": "Avaa asiakirja",
        "documents": "Asiakirjat",
        "none": "Täällä ei ole vielä yhtään asiakirjaa.",
        "checklist": "Lomake",
        "person": "Tallentaja",
        "received": "Tallennettu",
        "newer": "Uudemmat",
        "older": "Vanhemmat",
        "all": "Kaikki asiakirjat",
        "missing": "Tällaista asiakirjaa ei ole, tai sinulla ei ole oikeutta lukea sitä.",
        "unauthorized": "Kirjautumisesi on päättynyt. Kirjaudu uudelleen.",
        "not-json": "Asiakirjaa ei tallennettu, koska se ei tullut perille ehjänä. Tallenna se uudestaan.",
        "malformed": "Asiakirjaa ei tallennettu, koska siitä puuttuu tietoja. Kerro tästä sivuston ylläpidolle.",
        "unknown": "Asiakirjaa ei tallennettu, koska tämä lomake ei ole enää käytössä. "
        "Kerro tästä sivuston ylläpidolle.",
        "conflict": "Asiakirjaa ei tallennettu, koska samalla tunnuksella on jo toinen asiakirja. "
        "Kerro tästä sivuston ylläpidolle.",
        "too-large": "Asiakirjaa ei tallennettu, koska se on liian suuri. Lyhennä vastauksia tai poista liitteitä.",
        "media-type": "Asiakirjaa ei tallennettu, koska se tuli väärässä muodossa. Kerro tästä sivuston ylläpidolle.",
    },
    "sv": {
        "loading": "Formuläret kan inte laddas. Ladda om sidan.",
        "login": "Logga in för att fylla i formuläret.",
        "open": "Öppna dokumentet",
        "documents": "Dokument",
        "none": "Här finns inga dokument ännu.",
        "checklist": "Formulär",
        "person": "Sparat av",
        "received": "Sparat",
        "newer": "Nyare",
        "older": "Äldre",
        "all": "Alla dokument",
        "missing": "Dokumentet finns inte, eller så har du inte rätt att läsa det.",
        "unauthorized": "Din inloggning har gått ut. Logga in på nytt.",
        "not-json": "Dokumentet sparades inte, eftersom det inte kom fram i oskadat skick. Spara det på nytt.",
        "malformed": "Dokumentet sparades inte, eftersom det saknas uppgifter i det. Meddela webbplatsens administratör.",
        "unknown": "Dokumentet sparades inte, eftersom formuläret inte längre används. "
        "Meddela webbplatsens administratör.",
        "conflict": "Dokumentet sparades inte, eftersom det redan finns ett annat dokument med samma beteckning. "
        "Meddela webbplatsens administratör.",
        "too-large": "Dokumentet sparades inte, eftersom det är för stort. Förkorta svaren eller ta bort bilagor.",
        "media-type": "Dokumentet sparades inte, eftersom det kom i fel format. Meddela webbplatsens administratör.",
    },
    "en": {
        "loading": "The form does not load. Reload the page.",
        "login": "Log in to fill in the form.",
        "open": "Open the document",
        "documents": "Documents",
        "none": "There are no documents here yet.",
        "checklist": "Form",
        "person": "Saved by",
        "received": "Saved",
        "newer": "Newer",
        "older": "Older",
        "all": "All documents",
        "missing": "There is no such document, or you may not read it.",
        "unauthorized": "Your login has expired. Log in again.",
        "not-json": "The document was not saved, because it did not arrive whole. Save it again.",
        "malformed": "The document was not saved, because information is missing from it. Tell the site’s administrator.",
        "unknown": "The document was not saved, because this form is not in use any more. "
        "Tell the site’s administrator.",
        "conflict": "The document was not saved, because there is another document with the same reference. "
        "Tell the site’s administrator.",
        "too-large": "The document was not saved, because it is too large. Shorten the answers or remove attachments.",
        "media-type": "The document was not saved, because it came in the wrong format. "
        "Tell the site’s administrator.",
    },
}


def language():
    """The language of the page, if there are words in it; else English."""
    tag = (get_language() or "")[:2]
    return tag if tag in WORDS else "en"


def words(tag=None):
    return WORDS[tag if tag in WORDS else language()]
