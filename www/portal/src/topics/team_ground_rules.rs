//! A team agrees how it works.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "team-ground-rules",
    texts: InThree {
        fi: TopicTexts {
            slug: "tiimin-pelisaannot",
            summary: "Kun tiimi sopii, miten töissä toimitaan ja kuka päättää mistäkin.",
            lead: "Itseohjautuva tiimi tarvitsee selvät sopimukset. Tässä sovitte pelisäännöistä, omasta \
                   vastuusta ja siitä, mihin voitte itse vaikuttaa.",
        },
        sv: TopicTexts {
            slug: "teamets-spelregler",
            summary: "När teamet kommer överens om hur ni arbetar och vem som bestämmer vad.",
            lead: "Ett självstyrande team behöver tydliga överenskommelser. Här kommer ni överens om spelregler, \
                   om det egna ansvaret och om vad ni själva kan påverka.",
        },
        en: TopicTexts {
            slug: "team-ground-rules",
            summary: "When a team agrees how it works and who decides what.",
            lead: "A self-directed team needs clear agreements. Here you agree on ground rules, on what each \
                   of you is responsible for and on what you can influence yourselves.",
        },
    },
    is_agreed: true,
    follows: None,
};
