//! A team meets every week.

use super::{Carry, Follows, Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "systemic-weekly-meeting",
    texts: InThree {
        fi: TopicTexts {
            slug: "systeeminen-viikkokokous",
            summary: "Kun tiimi päättää viikkokokouksensa ja kirjaa, mitä sovittiin.",
            lead: "Kokouksen lopuksi pysähdytään hetkeksi: miten ajattelimme yhdessä ja mitä sovimme? Seuraava \
                   kokous jatkaa siitä.",
        },
        sv: TopicTexts {
            slug: "systemiskt-veckomote",
            summary: "När teamet avslutar sitt veckomöte och antecknar vad ni har kommit överens om.",
            lead: "I slutet av mötet stannar ni upp en stund: hur tänkte vi tillsammans och vad kom vi överens \
                   om? Nästa möte tar vid där.",
        },
        en: TopicTexts {
            slug: "systemic-weekly-meeting",
            summary: "When a team ends its weekly meeting and writes down what was agreed.",
            lead: "At the end of the meeting you stop for a moment: how did we think together, and what did we \
                   agree? The next meeting picks up from there.",
        },
    },
    is_agreed: false,
    follows: Some(Follows {
        checklist: "systemic-weekly-meeting",
        link: InThree {
            fi: "Seuraava viikkokokous tämän pohjalta",
            sv: "Nästa veckomöte utifrån det här",
            en: "Next weekly meeting from this one",
        },
        carries: &[
            Carry::Answer("/members"),
            Carry::Rows("/agenda", &["topic", "minutes"]),
            Carry::Answer("/agreed/actions"),
        ],
    }),
};
