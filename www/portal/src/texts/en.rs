//! English.

use super::{
    Accessibility, Apology, Documents, Form, Frame, Home, NewsItem, Problems, Said, Texts, TopicTexts, Topics,
};
use crate::site::Topic;

pub(crate) const EN: Texts = Texts {
    frame: Frame {
        name: "Lehtola",
        tagline: "Staff intranet",
        suffix: "Lehtola intranet",
        skip: "Skip to content",
        main_menu: "Main menu",
        language_menu: "Language",
        own_name: "English",
        trail: "Breadcrumb",
        municipality: "Municipality of Lehtola",
        upkeep: "Maintained by communications and IT services",
        invented: "Lehtola is an invented municipality. This site demonstrates Sovitaan forms.",
    },
    home: Home {
        menu: "Home",
        title: "Lehtola intranet",
        lead: "Current news, and the guidance and forms for the work that we do together.",
        news: "News",
        news_path: "news",
        tools: "Working together",
        tools_lead: "Checklists to be filled in together.",
        reminder: "No client data",
        reminder_text: "These forms are about how staff work together. Information about clients \
                        belongs in the client records and nowhere else.",
        more_news: "More news",
    },
    news: [
        NewsItem {
            slug: "pair-work-agreed-in-writing",
            category: "Student welfare",
            title: "Pair work is now agreed in writing",
            lead: "When two student welfare professionals start to work as a pair, they agree on \
                   the aim, on who does what, and on what to do if they disagree.",
            body: &[
                "Pair work is nothing new in the schools of Lehtola, but each pair has had its own \
                 way of starting. From this autumn on, every pair fills in a start-up agreement. \
                 It takes about half an hour, and it is done together.",
                "Two more checklists are introduced at the same time: the disagreement protocol \
                 and documentation practices. Use them whenever you have not yet talked about how \
                 you work together.",
                "The forms are on the intranet, and finished documents are kept on the Documents \
                 page.",
            ],
            see: Some(Topic::PairWork),
        },
        NewsItem {
            slug: "well-being-survey",
            category: "Staff",
            title: "Well-being at work survey open until 30 November",
            lead: "Everyone has been sent a link to the survey by email. It takes about ten \
                   minutes, and you may answer during working hours.",
            body: &[
                "Answers are anonymous. The results of a unit are not shown if fewer than five \
                 people have answered.",
                "The results are discussed in the units in January. Each unit then chooses one or \
                 two things to improve during 2027.",
            ],
            see: None,
        },
        NewsItem {
            slug: "municipal-hall-main-entrance",
            category: "Premises",
            title: "Main entrance of the municipal hall closed in week 48",
            lead: "Please use the courtyard entrance on 23–27 November. The step-free entrance is \
                   open throughout.",
            body: &[
                "The door mechanism and the floor of the porch are being renewed. Expect noise, \
                 especially on Monday and Tuesday.",
                "Direct your visitors to the courtyard entrance. Mail and goods are delivered to \
                 the service yard as usual.",
            ],
            see: None,
        },
        NewsItem {
            slug: "confirm-sign-in-by-phone",
            category: "IT services",
            title: "Sign-in to be confirmed by phone from 1 December",
            lead: "Email and remote access will ask you to confirm your sign-in by phone. Please \
                   set this up before December.",
            body: &[
                "You have been sent instructions by email. Setting it up takes about five minutes, \
                 and you need your work phone.",
                "If you have no work phone, ask your supervisor to order a security key for you.",
            ],
            see: None,
        },
    ],
    form: Form {
        fallback: "The form does not load. Reload the page. If the form still does not appear, \
                   tell the intranet support.",
        stored: "The document has been stored.",
        open: "Open the document",
        others: "Other checklists",
        help: "Questions?",
        help_text: "Your supervisor can help you with the contents. If the form does not work, \
                    contact the intranet support.",
        no_clients: "No client data",
        no_clients_text: "This form is about how the two of you work. Do not write a client’s \
                          name, personal identity code or anything else that would identify them.",
    },
    topics: Topics {
        pair_work: TopicTexts {
            slug: "pair-work",
            menu: "Pair work",
            title: "Starting pair work",
            lead: "When two professionals start to work together, they say the most important \
                   things aloud, agree on them and write them down. Then both know what they have \
                   committed to.",
            summary: "What the aim is, who does what and who is told.",
            steps_title: "How to fill in the agreement",
            steps: &[
                "Set aside half an hour and sit down at the same screen.",
                "Read the questions aloud and write down what you agree on.",
                "Store the agreement. You will find it on the Documents page and can print it.",
            ],
        },
        disagreement: TopicTexts {
            slug: "disagreement-protocol",
            menu: "Disagreements",
            title: "Disagreement protocol",
            lead: "Sometimes a work pair wholly disagree. It helps to have agreed beforehand, at a \
                   calm moment, what to do then.",
            summary: "What to do when the two of you wholly disagree.",
            steps_title: "How to agree on a protocol",
            steps: &[
                "Agree on it before you need it.",
                "Write about matters; do not judge each other.",
                "Agree also on whom to turn to if you cannot get any further.",
            ],
        },
        documentation: TopicTexts {
            slug: "documentation-practices",
            menu: "Documentation",
            title: "Documentation practices",
            lead: "When you work together, you need to agree who documents what, where and when. \
                   Then nothing goes undocumented and nothing is written down twice.",
            summary: "Who documents what, where and when.",
            steps_title: "How to agree on documentation",
            steps: &[
                "Go through which systems each of you writes in and what each of you can see.",
                "Agree who documents a meeting, and by when.",
                "Agree how the client is told what is written about them.",
            ],
        },
    },
    documents: Documents {
        slug: "documents",
        menu: "Documents",
        lead: "Stored agreements and checklists, newest first.",
        none: "There are no documents yet. The first one will appear here when somebody stores a \
               form.",
        caption: "Stored documents",
        column_document: "Document",
        column_stored: "Stored",
        column_checklist: "Checklist",
        column_status: "Status",
        completed: "Done",
        amended: "Amended",
        disagreed: "Disagreement recorded",
        number: "Reference",
        subject: "Matter",
        version: "version",
        language: "Language",
        in_finnish: "Finnish",
        in_swedish: "Swedish",
        in_english: "English",
        print: "Print the document",
        fallback: "The document does not load. Reload the page. If the document still does not \
                   appear, tell the intranet support.",
        unavailable: "The document could not be fetched. Check your connection and reload the page.",
        pages: "Pages of the list of documents",
        newer: "Newer",
        older: "Older",
    },
    accessibility: Accessibility {
        slug: "accessibility",
        title: "Accessibility",
        lead: "The intranet can be used with a keyboard, with a screen reader and magnified. It \
               aims at level AA of WCAG 2.2.",
        sections: &[
            (
                "If something does not work",
                "Tell the intranet support. Mention the address of the page, what you tried to do, \
                 and which browser or assistive technology you used. We answer within two weeks.",
            ),
            (
                "Printing",
                "A stored document can be printed from its own page. The printout holds the \
                 document only, no menus.",
            ),
        ],
    },
    missing: Apology {
        title: "Page not found",
        text: "There may be a mistake in the address, or the page has been removed.",
    },
    broken: Apology {
        title: "The page could not be shown",
        text: "Try again in a moment. If it still fails, tell the intranet support.",
    },
    problems: Problems {
        cross_site: Said {
            title: "Sent from another site",
            detail: "A document can be stored only from this intranet’s own pages.",
        },
        media_type: Said { title: "Wrong content type", detail: "Send the document as application/cloudevents+json." },
        too_large: Said { title: "The document is too large", detail: "A document may have five megabytes at most." },
        too_slow: Said {
            title: "The document did not arrive in time",
            detail: "The connection is slow or broke. Send the document again.",
        },
        not_json: Said { title: "Not JSON", detail: "What was sent is not JSON." },
        malformed: Said { title: "The envelope is not complete", detail: "What was sent is not a valid document." },
        unknown_checklist: Said {
            title: "Unknown checklist",
            detail: "The document was filled in by a checklist that this intranet does not have.",
        },
        altered: Said {
            title: "The document was changed on its way",
            detail: "The answers are not the ones that were sent, so the document was not stored. \
                     Send it again.",
        },
        other_edition: Said {
            title: "The checklist has changed",
            detail: "The form was filled in by another version of the checklist. Reload the page \
                     and check your answers.",
        },
        invalid: Said {
            title: "Some answers need correcting",
            detail: "The document was not stored, because not all answers are acceptable.",
        },
        conflict: Said {
            title: "The identifier is taken",
            detail: "Another document has already been stored under the same identifier. It was \
                     not changed.",
        },
        not_found: Said { title: "Not found", detail: "There is nothing at this address." },
        method: Said { title: "Method not allowed", detail: "This address cannot be used that way." },
        internal: Said {
            title: "The server failed",
            detail: "A fault on the server kept it from answering. Try again in a moment.",
        },
    },
};
