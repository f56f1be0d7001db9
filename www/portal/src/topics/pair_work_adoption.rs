//! Pair work becomes part of how a school or unit works.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "pair-work-adoption",
    texts: InThree {
        fi: TopicTexts {
            slug: "parityon-kayttoonotto",
            summary: "Kun parityöstä halutaan koulun tai yksikön pysyvä tapa toimia.",
            lead: "Ilman päätöstä ja suunnitelmaa parityö jää yksittäisten ihmisten varaan. Johto ja työntekijät \
                   käyvät tämän listan läpi yhdessä.",
        },
        sv: TopicTexts {
            slug: "inforande-av-pararbete",
            summary: "När pararbete ska bli ett bestående arbetssätt i skolan eller på enheten.",
            lead: "Utan beslut och plan hänger pararbetet på enskilda personer. Ledningen och personalen går \
                   igenom den här checklistan tillsammans.",
        },
        en: TopicTexts {
            slug: "pair-work-adoption",
            summary: "When pair work is to become a lasting part of how a school or unit works.",
            lead: "Without a decision and a plan, pair work depends on a few individuals. Managers and staff go \
                   through this checklist together.",
        },
    },
    is_agreed: true,
    follows: None,
};
