//! Finnish.

use super::{Accessibility, Apology, Documents, Form, Frame, Home, NewsItem, Problems, Said, Texts};

pub(crate) const FI: Texts = Texts {
    frame: Frame {
        name: "Lehtola",
        tagline: "Henkilöstön intranet",
        suffix: "Lehtolan intranet",
        skip: "Siirry sisältöön",
        main_menu: "Päävalikko",
        language_menu: "Kieli",
        own_name: "Suomi",
        trail: "Murupolku",
        municipality: "Lehtolan kunta",
        upkeep: "Ylläpito: viestintä ja tietohallinto",
        invented: "Lehtola on keksitty kunta. Sivusto esittelee Sovitaan-lomakkeita.",
    },
    home: Home {
        menu: "Etusivu",
        title: "Lehtolan intranet",
        lead: "Täältä löydät ajankohtaiset asiat sekä yhteisen työn ohjeet ja lomakkeet.",
        news: "Ajankohtaista",
        news_path: "uutiset",
        tools: "Tarkistuslistat",
        tools_lead: "Valitkaa lista tilanteenne mukaan. Se täytetään yhdessä.",
        reminder: "Ei asiakastietoja",
        reminder_text: "Lomakkeet koskevat työntekijöiden yhteistä työtä. Asiakkaiden tiedot \
                        kirjataan vain asiakastietojärjestelmään.",
        more_news: "Muita uutisia",
    },
    news: [
        NewsItem {
            slug: "parityosta-sovitaan-kirjallisesti",
            category: "Opiskeluhuolto",
            title: "Parityöstä sovitaan nyt kirjallisesti",
            lead: "Opiskeluhuollon työparit sopivat työn aluksi, mitä tavoitellaan, kuka tekee \
                   mitäkin ja mitä tehdään, jos ollaan eri mieltä.",
            body: &[
                "Parityötä on tehty Lehtolan kouluissa pitkään, mutta tavat ovat vaihdelleet. \
                 Tästä syksystä alkaen jokainen työpari täyttää työn alkaessa aloitussopimuksen. \
                 Siihen menee noin puoli tuntia, ja se täytetään yhdessä.",
                "Samalla otetaan käyttöön kaksi muuta tarkistuslistaa: erimielisyyskäytäntö ja \
                 kirjaamiskäytännöt. Niihin kannattaa tarttua silloin, kun yhteisistä tavoista \
                 ei ole vielä puhuttu.",
                "Lomakkeet löytyvät intranetistä, ja valmiit asiakirjat kootaan Asiakirjat-sivulle.",
            ],
            see: Some("pair-work-agreement"),
        },
        NewsItem {
            slug: "tyohyvinvointikysely",
            category: "Henkilöstö",
            title: "Työhyvinvointikyselyyn voi vastata 30.11. asti",
            lead: "Linkki kyselyyn on lähetetty kaikille työsähköpostiin. Vastaaminen vie noin \
                   kymmenen minuuttia, ja vastata voi työajalla.",
            body: &[
                "Vastaukset käsitellään nimettöminä. Yksikön tuloksia ei näytetä, jos vastaajia \
                 on alle viisi.",
                "Tulokset käydään yksiköissä läpi tammikuussa. Jokainen yksikkö valitsee niiden \
                 pohjalta yhden tai kaksi asiaa, joita se kehittää vuonna 2027.",
            ],
            see: None,
        },
        NewsItem {
            slug: "kunnantalon-paaovi",
            category: "Tilat",
            title: "Kunnantalon pääovi on remontissa viikolla 48",
            lead: "Kunnantaloon kuljetaan 23.–27.11. pihan puolelta. Esteetön sisäänkäynti on \
                   käytössä koko ajan.",
            body: &[
                "Pääoven automatiikka ja tuulikaapin lattia uusitaan. Työstä kuuluu melua \
                 varsinkin maanantaina ja tiistaina.",
                "Ohjaa vieraasi pihan puolen ovelle. Posti ja tavarat toimitetaan tavalliseen \
                 tapaan huoltopihalle.",
            ],
            see: None,
        },
        NewsItem {
            slug: "kirjautuminen-vahvistetaan-puhelimella",
            category: "Tietohallinto",
            title: "Kirjautuminen vahvistetaan puhelimella 1.12. alkaen",
            lead: "Sähköposti ja etäyhteys pyytävät jatkossa vahvistuksen puhelimella. Ota \
                   vahvistus käyttöön ennen joulukuuta.",
            body: &[
                "Ohje on lähetetty sähköpostiisi. Käyttöönottoon menee noin viisi minuuttia, ja \
                 tarvitset siihen työpuhelimesi.",
                "Jos sinulla ei ole työpuhelinta, pyydä esihenkilöäsi tilaamaan sinulle \
                 vahvistuslaite.",
            ],
            see: None,
        },
    ],
    form: Form {
        fallback: "Lomake ei lataudu. Lataa sivu uudelleen. Jos lomake ei vieläkään tule näkyviin, \
                   ilmoita asiasta intranetin ylläpitoon.",
        stored: "Asiakirja on tallennettu.",
        open: "Avaa asiakirja",
        language: "Lomakkeen kieli",
        show_example: "Näytä esimerkkivastauksin",
        show_empty: "Avaa tyhjä lomake",
        example_slug: "esimerkki",
        example: "Esimerkki",
        example_notice: "Vastaukset ovat esimerkkejä.",
        example_notice_more: "Ne on keksitty, ja niitä voi muokata vapaasti. Jos tallennat lomakkeen, siitä \
                              tulee tavallinen asiakirja.",
        no_example: "Esimerkkivastauksia ei saatu haettua. Lomake on tyhjä.",
        apart_slug: "erikseen",
        apart: "Vastatkaa ensin erikseen",
        apart_notice: "Kumpikin vastaa ensin yksin. Antakaa tämän sivun osoite toiselle: vastaukset voi vertailla, kun molemmat ovat jakaneet omansa.",
        go_on_slug: "jatkaminen",
        go_on_notice: "Lomake jatkaa asiakirjaa",
        compare_slug: "vertailu",
        compare: "Vertailkaa vastauksianne",
        compare_notice: "Tässä ovat kummankin vastaukset rinnakkain. Sopikaa eroista yhdessä.",
        compare_wait: "Vastauksia ei voi vielä vertailla: toinen ei ole jakanut omiaan. Palatkaa tälle sivulle myöhemmin.",
        next_slug: "jatko",
        next_notice: "Lomake jatkaa asiakirjaa",
        nothing_carried: "Aiemman asiakirjan tietoja ei saatu haettua. Lomake on tyhjä.",
        others: "Kaikki tarkistuslistat",
        help: "Kysyttävää?",
        help_text: "Sisältöön liittyvissä kysymyksissä auttaa oma esihenkilösi. Jos lomake ei \
                    toimi, ota yhteys intranetin ylläpitoon.",
    },
    documents: Documents {
        slug: "asiakirjat",
        menu: "Asiakirjat",
        lead: "Tallennetut sopimukset ja tarkistuslistat, uusin ensin.",
        none: "Asiakirjoja ei ole vielä. Ensimmäinen tulee tähän, kun joku tallentaa lomakkeen.",
        caption: "Tallennetut asiakirjat",
        column_document: "Asiakirja",
        column_stored: "Tallennettu",
        column_checklist: "Tarkistuslista",
        column_status: "Tila",
        due: "Tarkistettavat",
        go_on: "Jatka täyttämistä",
        amend: "Muuta sovittua",
        hidden: "Tämä on yhden osapuolen vastaus. Sen näkee, kun molemmat ovat jakaneet omansa.",
        number: "Tunnus",
        subject: "Asia",
        version: "versio",
        language: "Kieli",
        in_finnish: "suomi",
        in_swedish: "ruotsi",
        in_english: "englanti",
        print: "Tulosta asiakirja",
        fallback: "Asiakirja ei lataudu. Lataa sivu uudelleen. Jos asiakirja ei vieläkään tule \
                   näkyviin, ilmoita asiasta intranetin ylläpitoon.",
        unavailable: "Asiakirjaa ei saatu haettua. Tarkista verkkoyhteys ja lataa sivu uudelleen.",
        pages: "Asiakirjaluettelon sivut",
        newer: "Uudemmat",
        older: "Vanhemmat",
    },
    accessibility: Accessibility {
        slug: "saavutettavuus",
        title: "Saavutettavuus",
        lead: "Intranetiä voi käyttää näppäimistöllä, ruudunlukijalla ja suurennettuna. \
               Tavoitteena on WCAG 2.2 -ohjeiston taso AA.",
        sections: &[
            (
                "Jos jokin ei toimi",
                "Kerro siitä intranetin ylläpidolle. Mainitse sivun osoite, mitä yritit tehdä ja \
                 mitä selainta tai apuvälinettä käytit. Vastaamme kahden viikon kuluessa.",
            ),
            (
                "Tulostaminen",
                "Tallennetun asiakirjan voi tulostaa omalta sivultaan. Tulosteessa on vain \
                 asiakirja, ei valikoita.",
            ),
        ],
    },
    missing: Apology { title: "Sivua ei löytynyt", text: "Osoitteessa voi olla virhe, tai sivu on poistettu." },
    broken: Apology {
        title: "Sivua ei voitu näyttää",
        text: "Yritä hetken päästä uudelleen. Jos vika jatkuu, ilmoita siitä intranetin ylläpitoon.",
    },
    problems: Problems {
        cross_site: Said {
            title: "Lähetys toiselta sivustolta",
            detail: "Asiakirjan voi tallentaa vain tämän intranetin omilta sivuilta.",
        },
        media_type: Said {
            title: "Väärä sisältötyyppi",
            detail: "Lähetä asiakirja sisältötyypillä application/cloudevents+json.",
        },
        too_large: Said {
            title: "Asiakirja on liian suuri",
            detail: "Asiakirja saa olla enintään viiden megatavun kokoinen.",
        },
        too_slow: Said {
            title: "Asiakirja ei ehtinyt perille",
            detail: "Yhteys on hidas tai katkesi. Lähetä asiakirja uudelleen.",
        },
        not_json: Said { title: "Ei JSON-muotoa", detail: "Lähetetty sisältö ei ole JSON-muotoista." },
        malformed: Said {
            title: "Asiakirjan kuori on puutteellinen",
            detail: "Lähetetty sisältö ei ole kelvollinen asiakirja.",
        },
        unknown_checklist: Said {
            title: "Tuntematon tarkistuslista",
            detail: "Asiakirja on täytetty tarkistuslistalla, jota tässä intranetissä ei ole.",
        },
        altered: Said {
            title: "Asiakirja on muuttunut matkalla",
            detail: "Vastaukset eivät ole samat kuin lähetettäessä, joten asiakirjaa ei tallennettu. \
                     Lähetä se uudelleen.",
        },
        unacknowledged: Said {
            title: "Hyväksyntä ei koske näitä vastauksia",
            detail: "Joku on hyväksynyt toiset vastaukset kuin ne, jotka lähetettiin, tai sama henkilö on \
                     hyväksynyt ne kahdesti. Asiakirjaa ei tallennettu.",
        },
        other_edition: Said {
            title: "Tarkistuslista on muuttunut",
            detail: "Lomake täytettiin tarkistuslistan toisella versiolla. Lataa sivu uudelleen ja \
                     tarkista vastaukset.",
        },
        invalid: Said {
            title: "Vastauksissa on korjattavaa",
            detail: "Asiakirjaa ei tallennettu, koska kaikki vastaukset eivät kelpaa.",
        },
        conflict: Said {
            title: "Tunnus on jo käytössä",
            detail: "Samalla tunnuksella on jo tallennettu toinen asiakirja. Sitä ei muutettu.",
        },
        not_found: Said { title: "Ei löytynyt", detail: "Tässä osoitteessa ei ole mitään." },
        method: Said { title: "Menetelmä ei käy", detail: "Tätä osoitetta ei voi käyttää näin." },
        internal: Said {
            title: "Palvelimen vika",
            detail: "Palvelimessa on vika, eikä pyyntöä voitu käsitellä. Yritä hetken päästä uudelleen.",
        },
    },
};
