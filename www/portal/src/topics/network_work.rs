//! Several organisations work as a network.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "network-work",
    texts: InThree {
        fi: TopicTexts {
            slug: "verkostotyo",
            summary: "Kun työtä tehdään yli organisaatioiden ja verkostolle haetaan yhteistä suuntaa.",
            lead: "Verkosto toimii, kun sen tarkoitus on yhteinen ja muutosta voi seurata. Tässä sovitte \
                   tavoitteista, mittareista ja viestinnästä.",
        },
        sv: TopicTexts {
            slug: "natverksarbete",
            summary: "När ni arbetar över organisationsgränserna och nätverket behöver en gemensam riktning.",
            lead: "Ett nätverk fungerar när syftet är gemensamt och förändringen går att följa. Här kommer ni \
                   överens om mål, mått och kommunikation.",
        },
        en: TopicTexts {
            slug: "network-work",
            summary: "When you work across organisations and the network needs a shared direction.",
            lead: "A network works when its purpose is shared and its progress can be followed. Here you agree \
                   on goals, measures and communication.",
        },
    },
    is_agreed: false,
    follows: None,
};
