//! The systemic operating model is introduced.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "systemic-rollout",
    texts: InThree {
        fi: TopicTexts {
            slug: "systeemisen-mallin-kayttoonotto",
            summary: "Kun systeeminen toimintamalli otetaan käyttöön vaihe vaiheelta.",
            lead: "Käyttöönotto vie noin vuoden ja etenee lähtötilanteesta seurantaan. Tähän kootaan vaiheet, \
                   aikataulu ja vastuut.",
        },
        sv: TopicTexts {
            slug: "inforande-av-systemiska-modellen",
            summary: "När den systemiska verksamhetsmodellen införs steg för steg.",
            lead: "Införandet tar ungefär ett år och går från utgångsläget till uppföljningen. Här samlar ni \
                   faserna, tidsplanen och ansvaret.",
        },
        en: TopicTexts {
            slug: "systemic-rollout",
            summary: "When the systemic operating model is introduced step by step.",
            lead: "Introducing the model takes about a year, from the starting point to follow-up. Here you \
                   bring together the phases, the schedule and who is responsible.",
        },
    },
    is_agreed: false,
    follows: None,
};
