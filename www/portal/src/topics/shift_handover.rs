//! One shift hands over to the next.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "shift-handover",
    texts: InThree {
        fi: TopicTexts {
            slug: "vuoronvaihto",
            summary: "Kun sovitte, miten vuoro luovutetaan ja sijainen pääsee alkuun.",
            lead: "Vuoron vaihtuessa tieto katkeaa helposti. Kun on sovittu, mitä kerrotaan, missä ja kenelle, \
                   seuraavan on helppo jatkaa.",
        },
        sv: TopicTexts {
            slug: "skiftbyte",
            summary: "När ni kommer överens om hur skiftet lämnas över och hur en vikarie kommer i gång.",
            lead: "Information försvinner lätt när skiftet byts. När ni har kommit överens om vad som berättas, \
                   var och för vem är det lätt för nästa att fortsätta.",
        },
        en: TopicTexts {
            slug: "shift-handover",
            summary: "When you agree how a shift is handed over and how a substitute gets started.",
            lead: "Information is easily lost when shifts change. Once you have agreed what is passed on, where \
                   and to whom, the next person can simply carry on.",
        },
    },
    is_agreed: true,
    follows: None,
};
