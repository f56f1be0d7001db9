//! English.

use super::{Accessibility, Apology, Documents, Form, Frame, Home, NewsItem, Problems, Said, Texts};

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
        lead: "Current news, and the guidance and forms for the work we do together.",
        news: "News",
        news_path: "news",
        tools: "Checklists",
        tools_lead: "Choose one that suits your situation. It is filled in together.",
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
            see: Some("pair-work-agreement"),
        },
        NewsItem {
            slug: "well-being-survey",
            category: "Staff",
            title: "Staff wellbeing survey open until 30 November",
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
        fallback: "The form did not load. Reload the page. If the form still does not appear, \
                   tell the intranet support.",
        stored: "The document has been saved.",
        open: "Open the document",
        language: "Language of the form",
        show_example: "Show with example answers",
        show_empty: "Open an empty form",
        example_slug: "example",
        example: "Example",
        example_notice: "These answers are examples.",
        example_notice_more: "They are invented, and you may change them freely. If you save the form, it \
                              becomes an ordinary document.",
        no_example: "The example answers could not be fetched. The form is empty.",
        apart_slug: "apart",
        apart: "Answer apart first",
        apart_notice: "Each of you answers alone first. Give the address of this page to the other: the answers can be compared when both have shared theirs.",
        go_on_slug: "continue",
        go_on_notice: "This form goes on with the document",
        compare_slug: "compare",
        compare: "Compare your answers",
        compare_notice: "Here are the answers of both, side by side. Settle the differences together.",
        compare_wait: "The answers cannot be compared yet: the other has not shared theirs. Come back to this page later.",
        next_slug: "next",
        next_notice: "This form continues the document",
        nothing_carried: "The earlier document could not be fetched. The form is empty.",
        others: "All checklists",
        help: "Questions?",
        help_text: "Your supervisor can help you with the contents. If the form does not work, \
                    contact the intranet support.",
    },
    documents: Documents {
        slug: "documents",
        menu: "Documents",
        lead: "Saved agreements and checklists, newest first.",
        none: "There are no documents yet. The first one will appear here when somebody saves a \
               form.",
        caption: "Saved documents",
        column_document: "Document",
        column_stored: "Saved",
        column_checklist: "Checklist",
        column_status: "Status",
        due: "Due for review",
        go_on: "Go on filling in",
        amend: "Amend what was agreed",
        hidden: "These are the answers of one party. They can be read when both have shared theirs.",
        number: "Reference",
        subject: "Matter",
        version: "version",
        language: "Language",
        in_finnish: "Finnish",
        in_swedish: "Swedish",
        in_english: "English",
        print: "Print the document",
        fallback: "The document did not load. Reload the page. If the document still does not \
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
                "A saved document can be printed from its own page. The printout has the \
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
            detail: "A document can be saved only from this intranet’s own pages.",
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
            detail: "The document was filled in with a checklist that this intranet does not have.",
        },
        altered: Said {
            title: "The document was changed on its way",
            detail: "The answers are not the ones that were sent, so the document was not saved. \
                     Send it again.",
        },
        unacknowledged: Said {
            title: "The acknowledgement is not for these answers",
            detail: "Somebody agreed to other answers than those that were sent, or the same person agreed \
                     twice. The document was not saved.",
        },
        other_edition: Said {
            title: "The checklist has changed",
            detail: "The form was filled in with another version of the checklist. Reload the page \
                     and check your answers.",
        },
        invalid: Said {
            title: "Some answers need correcting",
            detail: "The document was not saved, because some answers are not acceptable.",
        },
        conflict: Said {
            title: "The identifier is taken",
            detail: "Another document has already been saved under the same identifier. It was \
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
