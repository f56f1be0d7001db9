//! A pair looks back at its work.

use super::{Carry, Follows, Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "pair-work-review",
    texts: InThree {
        fi: TopicTexts {
            slug: "parityon-arviointi",
            summary: "Kun olette tehneet parityötä jonkin aikaa ja haluatte katsoa, miten se toimii.",
            lead: "Välillä on hyvä pysähtyä katsomaan, mitä hyötyä parityöstä on ollut ja mitä siinä kannattaa \
                   muuttaa. Arvioitte työtä, ette toisianne.",
        },
        sv: TopicTexts {
            slug: "uppfoljning-av-pararbetet",
            summary: "När ni har arbetat i par en tid och vill se hur det fungerar.",
            lead: "Ibland är det bra att stanna upp och se vilken nytta pararbetet har gjort och vad som behöver \
                   ändras. Det är arbetet ni ser på, inte varandra.",
        },
        en: TopicTexts {
            slug: "pair-work-review",
            summary: "When you have worked as a pair for a while and want to see how it is going.",
            lead: "Every now and then it pays to stop and look at how the pair work has helped and what is worth \
                   changing. You review the work, not each other.",
        },
    },
    is_agreed: false,
    follows: Some(Follows {
        checklist: "pair-work-agreement",
        link: InThree { fi: "Arvioi parityö", sv: "Följ upp pararbetet", en: "Review the pair work" },
        carries: &[Carry::Reference("/agreement")],
    }),
};
