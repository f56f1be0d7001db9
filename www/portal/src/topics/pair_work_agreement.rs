//! Two people start to work as a pair.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "pair-work-agreement",
    texts: InThree {
        fi: TopicTexts {
            slug: "parityo",
            summary: "Kun kaksi ammattilaista alkaa tehdä työtä yhdessä.",
            lead: "Työn alussa tärkeimmät asiat sovitaan ääneen ja kirjataan. Silloin kumpikin tietää, mihin on \
                   sitoutunut.",
        },
        sv: TopicTexts {
            slug: "pararbete",
            summary: "När två yrkespersoner börjar arbeta i par.",
            lead: "I början av arbetet kommer ni överens om det viktigaste, säger det högt och skriver ner det. \
                   Då vet båda vad de har förbundit sig till.",
        },
        en: TopicTexts {
            slug: "pair-work",
            summary: "When two professionals start to work as a pair.",
            lead: "At the start you say the most important things aloud, agree on them and write them down. Then \
                   both of you know what you have committed to.",
        },
    },
    is_agreed: true,
    follows: None,
};
