//! People of several sectors form a group.

use super::{Topic, TopicTexts};
use crate::language::InThree;

pub(super) static TOPIC: Topic = Topic {
    checklist: "multisector-group",
    texts: InThree {
        fi: TopicTexts {
            slug: "monialainen-ryhma",
            summary: "Kun eri alojen työntekijöistä kootaan ryhmä.",
            lead: "Monialainen ryhmä onnistuu, kun jäsenet, tehtävät ja työaika on sovittu. Samalla puhutaan \
                   siitä, miten muutoksessa jaksetaan.",
        },
        sv: TopicTexts {
            slug: "sektorsovergripande-grupp",
            summary: "När personal från flera sektorer bildar en grupp.",
            lead: "En sektorsövergripande grupp lyckas när ni har kommit överens om medlemmar, uppgifter och \
                   arbetstid. Samtidigt talar ni om hur alla ska orka med förändringen.",
        },
        en: TopicTexts {
            slug: "multi-sector-group",
            summary: "When people from several sectors form a group.",
            lead: "A group across sectors works when its members, tasks and time have been agreed. You also talk \
                   about how everyone copes with the change.",
        },
    },
    is_agreed: true,
    follows: None,
};
