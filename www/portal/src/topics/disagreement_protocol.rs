//! A pair prepares for the day when they wholly disagree.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "disagreement-protocol",
    texts: InThree {
        fi: TopicTexts {
            slug: "erimielisyyskaytanto",
            summary: "Kun haluatte sopia etukäteen, mitä teette, jos olette asiasta aivan eri mieltä.",
            lead: "Joskus työpari on asiasta aivan eri mieltä. Silloin auttaa, että toimintatavasta on sovittu \
                   etukäteen, rauhallisella hetkellä.",
        },
        sv: TopicTexts {
            slug: "tillvagagangssatt-vid-oenighet",
            summary: "När ni på förhand vill komma överens om hur ni gör om ni är helt oense om en sak.",
            lead: "Ibland är arbetsparet helt oense om en sak. Då är det bra att i förväg, i lugn och ro, ha \
                   kommit överens om hur man går till väga.",
        },
        en: TopicTexts {
            slug: "disagreement-protocol",
            summary: "When you want to agree beforehand what to do if you wholly disagree.",
            lead: "Sometimes a work pair wholly disagree. It helps to have agreed beforehand, at a calm moment, \
                   what to do then.",
        },
    },
    follows: None,
};
