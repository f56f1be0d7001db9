//! The checklists that have a page, one file for each, named as the checklist is. What the checklist
//! says itself (its title, its description) is not said again here.
//!
//! A new one: a file beside the others, and a line in the group where people will look for it.

mod development_experiment;
mod disagreement_protocol;
mod documentation_practices;
mod multisector_group;
mod network_work;
mod pair_work_adoption;
mod pair_work_agreement;
mod pair_work_review;
mod shift_handover;
mod systemic_rollout;
mod systemic_weekly_meeting;
mod team_ground_rules;

use crate::language::InThree;

/// The groups, in the order of the menu and the front page.
pub(crate) static GROUPS: [Group; 4] = [
    Group {
        id: "pair-work",
        texts: InThree {
            fi: GroupTexts { name: "Parityö", who: "Opiskeluhuollon ja muiden palvelujen työparit" },
            sv: GroupTexts { name: "Pararbete", who: "Arbetspar inom elev- och studerandevården och andra tjänster" },
            en: GroupTexts { name: "Pair work", who: "Work pairs in student welfare and other services" },
        },
        topics: &[
            &pair_work_agreement::TOPIC,
            &disagreement_protocol::TOPIC,
            &documentation_practices::TOPIC,
            &pair_work_review::TOPIC,
            &pair_work_adoption::TOPIC,
        ],
    },
    Group {
        id: "systemic-work",
        texts: InThree {
            fi: GroupTexts { name: "Systeeminen työ", who: "Lapsi- ja perhesosiaalityön tiimit ja esihenkilöt" },
            sv: GroupTexts {
                name: "Systemiskt arbete",
                who: "Team och chefer inom socialt arbete med barn och familjer",
            },
            en: GroupTexts {
                name: "Systemic work",
                who: "Teams and supervisors in social work with children and families",
            },
        },
        topics: &[&systemic_rollout::TOPIC, &systemic_weekly_meeting::TOPIC],
    },
    Group {
        id: "teams",
        texts: InThree {
            fi: GroupTexts { name: "Tiimin arki", who: "Ateria- ja puhtauspalvelut ja muut vuorotyön tiimit" },
            sv: GroupTexts { name: "Teamets vardag", who: "Måltids- och städservice och andra team i skiftarbete" },
            en: GroupTexts { name: "Team life", who: "Meal and cleaning services, and other teams that work shifts" },
        },
        topics: &[&team_ground_rules::TOPIC, &shift_handover::TOPIC],
    },
    Group {
        id: "across-sectors",
        texts: InThree {
            fi: GroupTexts { name: "Monialainen työ", who: "Ryhmät, kokeilut ja verkostot yli toimialojen" },
            sv: GroupTexts {
                name: "Sektorsövergripande arbete",
                who: "Grupper, försök och nätverk över sektorsgränserna",
            },
            en: GroupTexts { name: "Across sectors", who: "Groups, experiments and networks of several sectors" },
        },
        topics: &[&multisector_group::TOPIC, &development_experiment::TOPIC, &network_work::TOPIC],
    },
];

/// Every checklist that has a page.
pub(crate) fn all() -> impl Iterator<Item = &'static Topic> {
    GROUPS.iter().flat_map(|group| group.topics.iter().copied())
}

/// The group that a checklist is in.
pub(crate) fn group_of(topic: &Topic) -> &'static Group {
    GROUPS.iter().find(|group| group.topics.contains(&topic)).expect("a topic is in a group: `all` has no others")
}

/// The checklists to go on with when a document of an `$id` is stored, with so many points left open, and how.
pub(crate) fn after(id: &str, open_points: i64) -> impl Iterator<Item = (&'static Topic, &'static Follows)> {
    let earlier = Topic::of_checklist(id);
    let followers = all().filter_map(|topic| Some((topic, topic.follows.as_ref()?)));
    followers.filter(move |(_, follows)| earlier.is_some_and(|earlier| follows.is_after(earlier, open_points)))
}

/// Checklists that the same people use.
pub(crate) struct Group {
    /// The anchor of its heading on the front page.
    pub id: &'static str,
    pub texts: InThree<GroupTexts>,
    pub topics: &'static [&'static Topic],
}

/// What is said of a group.
pub(crate) struct GroupTexts {
    pub name: &'static str,
    /// Whose work it is.
    pub who: &'static str,
}

/// A checklist that has a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    /// Its file's name, and the last part but one of its `$id`.
    pub checklist: &'static str,
    pub texts: InThree<TopicTexts>,
    /// Two or more people agree to it: each may answer alone first.
    pub is_agreed: bool,
    /// Which document's page leads here.
    pub follows: Option<Follows>,
}

impl Topic {
    /// The topic of the checklist of this name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        all().find(|topic| topic.checklist == name)
    }

    /// The topic of a checklist's `$id` (`urn:sovitaan:checklist:<name>:<version>`), if it has a page.
    pub(crate) fn of_checklist(id: &str) -> Option<&'static Self> {
        Self::named(id.strip_prefix("urn:sovitaan:checklist:")?.split(':').next()?)
    }
}

/// What is said of a checklist besides what it says itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TopicTexts {
    /// Its page's address.
    pub slug: &'static str,
    /// When to use it.
    pub summary: &'static str,
    /// What it is good for.
    pub lead: &'static str,
}

/// How one document follows another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Follows {
    /// The checklist of the earlier one.
    pub checklist: &'static str,
    /// What the link on the earlier one's page says.
    pub link: InThree<&'static str>,
    /// What is filled in already.
    pub carries: &'static [Carry],
}

/// Something that goes over from one document to the next. Places are JSON Pointers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Carry {
    /// Here it says which document was the earlier one: `{"id", "date"}`.
    Reference(&'static str),
    /// What was answered here, in the same place.
    Answer(&'static str),
    /// Of the rows of the list here, in the same place, the answers of these names.
    Rows(&'static str, &'static [&'static str]),
    /// What the parties left open goes here, a row each; from any document that was agreed to with open points.
    OpenPoints(&'static str),
}

impl Follows {
    /// Whether it goes on from what was left open, in whichever document.
    pub(crate) fn settles_open_points(&self) -> bool {
        self.carries.iter().any(|carry| matches!(carry, Carry::OpenPoints(_)))
    }

    /// Whether a document of this checklist, with so many open points, leads on to it.
    pub(crate) fn is_after(&self, earlier: &Topic, open_points: i64) -> bool {
        if self.settles_open_points() { open_points > 0 } else { self.checklist == earlier.checklist }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use serde_json::Value;
    use sovitaan::pointer::Pointer;
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn a_page_has_an_address_of_its_own_and_a_sentence_in_every_language() {
        for language in Language::ALL {
            let slugs: BTreeSet<_> = all().map(|topic| topic.texts.of(language).slug).collect();
            assert_eq!(slugs.len(), all().count(), "{slugs:?}");
            for topic in all() {
                let TopicTexts { slug, summary, lead } = topic.texts.of(language);
                assert!(slug.chars().all(|one| one.is_ascii_lowercase() || one == '-'), "{slug}");
                assert!(summary.ends_with('.') && lead.ends_with('.'), "{slug}: {summary} {lead}");
            }
        }
    }

    #[test]
    fn what_carries_over_has_a_place_in_the_checklists() {
        for (topic, follows) in all().filter_map(|topic| Some((topic, topic.follows.as_ref()?))) {
            let question = |checklist: &str, place: &str| {
                let schema = schema(checklist)?;
                let question = Pointer::parse(place)?.tokens().try_fold(&schema, |at, name| at["properties"].get(name));
                Some(question.unwrap_or_else(|| panic!("{checklist} has no {place}")).clone())
            };
            for carry in follows.carries {
                // Of a checklist that is not here nothing can be said.
                match carry {
                    Carry::Reference(place) => {
                        let Some(asked) = question(topic.checklist, place) else { continue };
                        assert!(["id", "date"].iter().all(|name| asked["properties"].get(name).is_some()), "{place}");
                    }
                    Carry::Answer(place) => {
                        let both = [topic.checklist, follows.checklist].map(|checklist| question(checklist, place));
                        assert_eq!(both[0], both[1], "{place}");
                    }
                    Carry::OpenPoints(place) => {
                        let Some(asked) = question(topic.checklist, place) else { continue };
                        let columns = &asked["items"]["properties"];
                        assert!(["question", "positions", "returnDate"].iter().all(|name| columns.get(name).is_some()));
                    }
                    Carry::Rows(place, names) => {
                        let Some(asked) = question(topic.checklist, place) else { continue };
                        let columns = &asked["items"]["properties"];
                        assert!(names.iter().all(|name| columns.get(name).is_some()), "{place}");
                    }
                }
            }
        }
    }

    fn schema(checklist: &str) -> Option<Value> {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../schemas/{checklist}.json"));
        Some(serde_json::from_str(&fs::read_to_string(place).ok()?).expect("a checklist is JSON"))
    }
}
