//! A pair prepares for the day when they wholly disagree.

use super::{Carry, Follows, Topic, TopicTexts};
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
            summary: "När ni på förhand vill komma överens om vad ni gör när ni är helt oeniga om en sak.",
            lead: "Ibland är arbetsparet helt oenigt om en sak. Då är det bra att på förhand, i lugn och ro, \
                   ha kommit överens om hur man går till väga.",
        },
        en: TopicTexts {
            slug: "disagreement-protocol",
            summary: "When you want to agree beforehand what to do if you completely disagree.",
            lead: "Sometimes a pair completely disagree about something. It helps to have agreed beforehand, at \
                   a calm moment, what to do then.",
        },
    },
    is_agreed: true,
    follows: Some(Follows {
        checklist: "pair-work-agreement",
        link: InThree {
            fi: "Sopikaa, miten avoimia kohtia ratkotaan",
            sv: "Kom överens om hur ni löser de öppna punkterna",
            en: "Agree on how to settle the open points",
        },
        carries: &[Carry::OpenPoints("/questions")],
    }),
};
