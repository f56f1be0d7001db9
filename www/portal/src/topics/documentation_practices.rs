//! A pair agrees who records what.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "documentation-practices",
    texts: InThree {
        fi: TopicTexts {
            slug: "kirjaamiskaytannot",
            summary: "Kun on sovittava, kuka kirjaa, mihin ja milloin.",
            lead: "Kun kirjaamisesta on sovittu, mitään ei jää kirjaamatta eikä samaa asiaa kirjata kahteen \
                   kertaan.",
        },
        sv: TopicTexts {
            slug: "dokumenteringspraxis",
            summary: "När ni behöver komma överens om vem som dokumenterar, var och när.",
            lead: "När ni har kommit överens om dokumenteringen blir inget odokumenterat, och samma sak \
                   dokumenteras inte två gånger.",
        },
        en: TopicTexts {
            slug: "documentation-practices",
            summary: "When you need to agree who records what, where and when.",
            lead: "Once you have agreed how you record your work, nothing goes unrecorded and nothing is \
                   written down twice.",
        },
    },
    is_agreed: true,
    follows: None,
};
