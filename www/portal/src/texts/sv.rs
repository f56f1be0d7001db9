//! Swedish as it is written in Finland.

use super::{Accessibility, Apology, Documents, Form, Frame, Home, NewsItem, Problems, Said, Texts};

pub(crate) const SV: Texts = Texts {
    frame: Frame {
        name: "Lehtola",
        tagline: "Personalens intranät",
        suffix: "Lehtolas intranät",
        skip: "Gå till innehållet",
        main_menu: "Huvudmeny",
        language_menu: "Språk",
        own_name: "Svenska",
        trail: "Länkstig",
        municipality: "Lehtola kommun",
        upkeep: "Underhåll: kommunikationen och dataförvaltningen",
        invented: "Lehtola är en påhittad kommun. Webbplatsen visar upp Sovitaan-formulär.",
    },
    home: Home {
        menu: "Startsida",
        title: "Lehtolas intranät",
        lead: "Här hittar du aktuella nyheter samt anvisningar och formulär för det gemensamma \
               arbetet.",
        news: "Aktuellt",
        news_path: "nyheter",
        tools: "Checklistor",
        tools_lead: "Välj en lista enligt er situation. Den fylls i tillsammans.",
        reminder: "Inga klientuppgifter",
        reminder_text: "Formulären gäller personalens gemensamma arbete. Uppgifter om klienter \
                        antecknas endast i klientdatasystemet.",
        more_news: "Fler nyheter",
    },
    news: [
        NewsItem {
            slug: "overenskommelse-om-pararbete",
            category: "Elev- och studerandevård",
            title: "Nu kommer vi överens om pararbete skriftligt",
            lead: "När ett arbetspar inom elev- och studerandevården inleder sitt arbete kommer \
                   paret överens om målet, om vem som gör vad och om vad man gör vid oenighet.",
            body: &[
                "Pararbete har länge förekommit i Lehtolas skolor, men sätten har varierat. Från \
                 och med i höst fyller varje arbetspar i en överenskommelse när arbetet inleds. \
                 Det tar ungefär en halv timme och görs tillsammans.",
                "Samtidigt tas två andra checklistor i bruk: tillvägagångssätt vid oenighet och \
                 dokumenteringspraxis. De är till nytta när man ännu inte har talat om gemensamma \
                 arbetssätt.",
                "Formulären finns på intranätet och de färdiga dokumenten samlas på sidan Dokument.",
            ],
            see: Some("pair-work-agreement"),
        },
        NewsItem {
            slug: "enkat-om-arbetshalsa",
            category: "Personal",
            title: "Svara på enkäten om välbefinnande i arbetet senast 30.11",
            lead: "En länk till enkäten har skickats till allas arbetsmejl. Det tar ungefär tio \
                   minuter att svara, och du får göra det på arbetstid.",
            body: &[
                "Svaren behandlas anonymt. En enhets resultat visas inte om färre än fem personer \
                 har svarat.",
                "Resultaten gås igenom på enheterna i januari. Utifrån dem väljer varje enhet en \
                 eller två saker att utveckla under 2027.",
            ],
            see: None,
        },
        NewsItem {
            slug: "kommunhusets-huvudingang",
            category: "Lokaler",
            title: "Kommunhusets huvudingång renoveras vecka 48",
            lead: "Använd ingången från gården 23–27.11. Den tillgängliga ingången är öppen hela \
                   tiden.",
            body: &[
                "Dörrautomatiken och golvet i vindfånget förnyas. Arbetet orsakar buller, särskilt \
                 på måndag och tisdag.",
                "Hänvisa dina besökare till ingången på gårdssidan. Post och varor levereras som \
                 vanligt till servicegården.",
            ],
            see: None,
        },
        NewsItem {
            slug: "inloggningen-bekraftas-med-telefon",
            category: "Dataförvaltning",
            title: "Inloggningen bekräftas med telefon från och med 1.12",
            lead: "E-posten och distansförbindelsen ber i fortsättningen om en bekräftelse med \
                   telefon. Ta bekräftelsen i bruk före december.",
            body: &[
                "Anvisningen har skickats till din e-post. Det tar ungefär fem minuter att ta \
                 bekräftelsen i bruk, och du behöver din arbetstelefon.",
                "Om du inte har någon arbetstelefon ska du be din chef beställa en \
                 bekräftelsedosa åt dig.",
            ],
            see: None,
        },
    ],
    form: Form {
        fallback: "Formuläret kan inte laddas. Ladda om sidan. Om formuläret fortfarande inte \
                   visas, kontakta intranätets underhåll.",
        stored: "Dokumentet har sparats.",
        open: "Öppna dokumentet",
        language: "Formulärets språk",
        show_example: "Visa med exempelsvar",
        show_empty: "Öppna ett tomt formulär",
        example_slug: "exempel",
        example: "Exempel",
        example_notice: "Svaren är exempel.",
        example_notice_more: "De är påhittade och du kan ändra dem fritt. Om du sparar formuläret blir det \
                              ett vanligt dokument.",
        no_example: "Exempelsvaren kunde inte hämtas. Formuläret är tomt.",
        apart_slug: "var-for-sig",
        apart: "Svara först var för sig",
        apart_notice: "Var och en svarar först ensam. Ge den här sidans adress till den andra: svaren kan jämföras när båda har delat sina.",
        go_on_slug: "fortsatt",
        go_on_notice: "Formuläret fortsätter på dokumentet",
        compare_slug: "jamforelse",
        compare: "Jämför era svar",
        compare_notice: "Här står bådas svar sida vid sida. Kom överens om skillnaderna tillsammans.",
        compare_wait: "Svaren kan inte jämföras ännu: den andra har inte delat sina. Kom tillbaka till den här sidan senare.",
        next_slug: "fortsattning",
        next_notice: "Formuläret är en fortsättning på dokumentet",
        nothing_carried: "Uppgifterna i det tidigare dokumentet kunde inte hämtas. Formuläret är tomt.",
        others: "Alla checklistor",
        help: "Frågor?",
        help_text: "Din närmaste chef svarar på frågor om innehållet. Kontakta intranätets \
                    underhåll om formuläret inte fungerar.",
    },
    documents: Documents {
        slug: "dokument",
        menu: "Dokument",
        lead: "Sparade överenskommelser och checklistor, de nyaste först.",
        none: "Det finns inga dokument ännu. Det första visas här när någon sparar ett formulär.",
        caption: "Sparade dokument",
        column_document: "Dokument",
        column_stored: "Sparat",
        column_checklist: "Checklista",
        column_status: "Status",
        due: "Dags för uppföljning",
        go_on: "Fortsätt fylla i",
        amend: "Ändra det ni kommit överens om",
        hidden: "Det här är en parts svar. Det syns när båda har delat sina.",
        number: "Beteckning",
        subject: "Ärende",
        version: "version",
        language: "Språk",
        in_finnish: "finska",
        in_swedish: "svenska",
        in_english: "engelska",
        print: "Skriv ut dokumentet",
        fallback: "Dokumentet kan inte laddas. Ladda om sidan. Om dokumentet fortfarande inte \
                   visas, kontakta intranätets underhåll.",
        unavailable: "Dokumentet kunde inte hämtas. Kontrollera nätförbindelsen och ladda om sidan.",
        pages: "Dokumentlistans sidor",
        newer: "Nyare",
        older: "Äldre",
    },
    accessibility: Accessibility {
        slug: "tillganglighet",
        title: "Tillgänglighet",
        lead: "Intranätet kan användas med tangentbord, med skärmläsare och i förstoring. Målet \
               är nivå AA i WCAG 2.2.",
        sections: &[
            (
                "Om något inte fungerar",
                "Berätta det för intranätets underhåll. Uppge sidans adress, vad du försökte göra \
                 och vilken webbläsare eller vilket hjälpmedel du använde. Vi svarar inom två \
                 veckor.",
            ),
            (
                "Utskrift",
                "Ett sparat dokument kan skrivas ut från sin egen sida. Utskriften innehåller \
                 bara dokumentet, inga menyer.",
            ),
        ],
    },
    missing: Apology {
        title: "Sidan hittades inte",
        text: "Adressen kan vara felskriven, eller så har sidan tagits bort.",
    },
    broken: Apology {
        title: "Sidan kunde inte visas",
        text: "Försök igen om en stund. Kontakta intranätets underhåll om felet kvarstår.",
    },
    problems: Problems {
        cross_site: Said {
            title: "Skickat från en annan webbplats",
            detail: "Ett dokument kan sparas bara från det här intranätets egna sidor.",
        },
        media_type: Said {
            title: "Fel innehållstyp",
            detail: "Skicka dokumentet med innehållstypen application/cloudevents+json.",
        },
        too_large: Said { title: "Dokumentet är för stort", detail: "Dokumentet får vara högst fem megabyte." },
        too_slow: Said {
            title: "Dokumentet hann inte fram",
            detail: "Förbindelsen är långsam eller bröts. Skicka dokumentet på nytt.",
        },
        not_json: Said { title: "Inte JSON", detail: "Det skickade innehållet är inte JSON." },
        malformed: Said {
            title: "Dokumentets kuvert är bristfälligt",
            detail: "Det skickade innehållet är inte ett giltigt dokument.",
        },
        unknown_checklist: Said {
            title: "Okänd checklista",
            detail: "Dokumentet är ifyllt enligt en checklista som inte finns på det här intranätet.",
        },
        altered: Said {
            title: "Dokumentet har ändrats på vägen",
            detail: "Svaren är inte desamma som när de skickades, så dokumentet sparades inte. \
                     Skicka det på nytt.",
        },
        unacknowledged: Said {
            title: "Bekräftelsen gäller inte de här svaren",
            detail: "Någon har bekräftat andra svar än de som skickades, eller samma person har bekräftat dem \
                     två gånger. Dokumentet sparades inte.",
        },
        other_edition: Said {
            title: "Checklistan har ändrats",
            detail: "Formuläret fylldes i enligt en annan version av checklistan. Ladda om sidan \
                     och kontrollera svaren.",
        },
        invalid: Said {
            title: "Svaren behöver rättas",
            detail: "Dokumentet sparades inte eftersom något svar inte duger.",
        },
        conflict: Said {
            title: "Beteckningen är redan i bruk",
            detail: "Ett annat dokument har redan sparats med samma beteckning. Det ändrades inte.",
        },
        not_found: Said { title: "Hittades inte", detail: "Det finns inget på den här adressen." },
        method: Said {
            title: "Metoden går inte att använda",
            detail: "Den här adressen kan inte användas på det här sättet.",
        },
        internal: Said {
            title: "Fel på servern",
            detail: "Ett fel på servern gjorde att begäran inte kunde behandlas. Försök igen om en \
                     stund.",
        },
    },
};
