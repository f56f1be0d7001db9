//! A new way of working is tried out.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "development-experiment",
    texts: InThree {
        fi: TopicTexts {
            slug: "kehittamiskokeilu",
            summary: "Kun uutta toimintatapaa kokeillaan, ennen kuin siitä päätetään.",
            lead: "Hyvässä kokeilussa tiedetään alusta asti, mitä tavoitellaan ja mistä onnistumisen näkee. \
                   Samalla sovitaan, miten päätetään, mikä jää pysyväksi.",
        },
        sv: TopicTexts {
            slug: "utvecklingsforsok",
            summary: "När ett nytt arbetssätt prövas innan man beslutar om det.",
            lead: "I ett bra försök vet man från början vad man vill uppnå och hur man ser att det lyckas. \
                   Samtidigt kommer man överens om hur man avgör vad som blir bestående.",
        },
        en: TopicTexts {
            slug: "development-experiment",
            summary: "When a new way of working is tried out before it is decided on.",
            lead: "In a good experiment you know from the start what you are aiming at and how you will tell \
                   whether it worked. You also agree how to decide what becomes permanent.",
        },
    },
    is_agreed: false,
    follows: None,
};
