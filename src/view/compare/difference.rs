//! One discrepancy: what each side answers, and the ways to settle it.

use super::super::{Element, group};
use super::Desk;
use crate::compare::{Compared, Part, Settlement, Stage, words};
use crate::form::{Control, Kind};
use crate::locale::{glue, show_date};

impl Desk<'_> {
    pub(super) fn difference(self, index: usize, compared: &Compared) -> Element {
        let stage = self.comparing.settling.stage(index);
        let path = self.path(compared);
        let path = (!path.is_empty()).then(|| Element::new("p").attr("class", "path").text(path.join(" › ")));
        let frame = Element::part("section", "difference")
            .attr("id", self.part(index, "s"))
            .attr("aria-labelledby", self.part(index, "l"))
            .child(self.heading(index, compared))
            .children(path)
            .child(self.sides(compared));
        if stage == Stage::Moot {
            return frame.child(Element::new("p").attr("class", "moot").text(self.say("compare.moot")));
        }
        if self.screen.is_locked() { frame } else { frame.child(self.ways(index, compared)) }
    }

    /// The question, and whether it is settled.
    pub(super) fn heading(self, index: usize, compared: &Compared) -> Element {
        Element::new(self.screen.heading(2))
            .attr("class", "difference-title")
            .attr("id", self.part(index, "l"))
            .attr("tabindex", "-1")
            .flag("data-settled", self.comparing.settling.stage(index) == Stage::Settled)
            .text(self.title(compared))
    }

    fn sides(self, compared: &Compared) -> Element {
        let sides = self.parties().enumerate().map(|(side, party)| {
            let answer = self.marked(compared, side).unwrap_or_else(|| self.read(compared, side, "dd"));
            Element::new("div").attr("class", "side").child(Element::new("dt").text(party)).child(answer)
        });
        Element::new("dl").attr("class", "sides").children(sides)
    }

    /// A text with the words marked that the other one does not have; none where they have little in common.
    fn marked(self, compared: &Compared, side: usize) -> Option<Element> {
        let is_text = |side: usize| {
            let view = self.document(side);
            let id = view.state.innermost(compared.sides[side].node.filter(|id| !self.is_hidden(side, *id))?);
            matches!(view.definition(id).kind, Kind::Control(Control::Text { .. })).then_some(())
        };
        let text = |side: usize| compared.sides[side].answer.as_ref()?.as_str();
        is_text(side)?;
        let [one, other] = &compared.sides[..] else { return None };
        let (_, _) = (one.node?, other.node?);
        let parts = words(text(0)?, text(1)?);
        let shared = parts[0].iter().filter(|part| part.is_shared).map(|part| part.text.trim().len()).sum::<usize>();
        if shared * 3 < text(0)?.len().max(text(1)?.len()) {
            return None;
        }
        let mut shown = Element::new("dd").attr("class", "prose");
        for Part { text: part, is_shared } in &parts[side] {
            let inner = part.trim();
            if *is_shared || inner.is_empty() {
                shown = shown.text(*part);
                continue;
            }
            let start = part.len() - part.trim_start().len();
            let (before, after) = (&part[..start], &part[start + inner.len()..]);
            let aloud = |id| Element::new("span").attr("class", "visually-hidden").text(self.say(id));
            let mark = Element::new("mark").child(aloud("compare.mark")).text(inner).child(aloud("compare.mark-end"));
            shown = shown.text(before).child(mark).text(after);
        }
        Some(shown)
    }

    fn ways(self, index: usize, compared: &Compared) -> Element {
        let settlement = self.comparing.settling.settlement(index);
        let way = |choice: String, words: String, is_chosen: bool| {
            let id = self.part(index, &choice);
            let radio = Element::new("input")
                .attr("type", "radio")
                .attr("class", "control")
                .attr("part", "control")
                .attr("id", id.clone())
                .attr("name", self.part(index, "way"))
                .attr("data-settle", index.to_string())
                .attr("value", choice)
                .flag(".checked", is_chosen);
            let label = Element::new("label").attr("for", id).text(words);
            Element::part("div", "choice").child(radio).child(label)
        };
        let takes = self.parties().enumerate().map(|(side, party)| {
            let words = self.catalogue.say("compare.take", &[("party", &party)]);
            way(side.to_string(), words, settlement == Some(&Settlement::Take(side)))
        });
        let node = self.comparing.settling.merged().find(&compared.place);
        let is_common = settlement == Some(&Settlement::Common);
        let common = node.map(|_| way("common".to_owned(), self.say("compare.common"), is_common));
        let is_open = matches!(settlement, Some(Settlement::Open { .. }));
        let open = self.comparing.settling.may_stay_open();
        let open = open.then(|| way("open".to_owned(), self.say("compare.open"), is_open));
        let below = match (settlement, node) {
            (Some(Settlement::Common), Some(id)) => vec![group::element(self.merged(), id)],
            (Some(Settlement::Open { reason, return_date }), _) => self.explaining(index, reason, return_date),
            (Some(Settlement::Take(_) | Settlement::Common) | None, _) => Vec::new(),
        };
        let below = (!below.is_empty()).then(|| Element::new("div").attr("class", "settling").children(below));
        Element::part("fieldset", "ways")
            .child(Element::part("legend", "label").text(self.say("compare.legend")))
            .child(Element::part("div", "choices").children(takes).children(common).children(open))
            .children(below)
    }

    /// Why it stays open, and until when.
    fn explaining(self, index: usize, reason: &str, return_date: &str) -> Vec<Element> {
        let written = &self.comparing.days[index];
        let day = if written.is_empty() { show_date(return_date).unwrap_or_default() } else { written.clone() };
        let attempted = self.comparing.attempted;
        let missing = |is_missing: bool, words: &str| (attempted && is_missing).then(|| self.say(words));
        let input = |tag, part| {
            Element::new(tag)
                .attr("class", "control")
                .attr("part", "control")
                .attr("id", self.part(index, part))
                .attr("data-open", index.to_string())
                .flag("required", true)
        };
        let why = input("textarea", "r").attr("rows", "2").attr(".value", reason.to_owned());
        let why = self.explained(
            index,
            "r",
            "compare.reason",
            missing(reason.trim().is_empty(), "compare.reason.missing"),
            why,
        );
        let when = input("input", "t").attr("type", "text").attr("size", "10").attr("autocomplete", "off");
        let when = when.attr(".value", day.clone());
        let label = glue(&[&self.say("calendar.open"), ": ", &self.say("compare.return-date")]);
        let calendar = Element::part("button", "calendar-open")
            .attr("type", "button")
            .attr("data-edit", "calendar")
            .attr("data-for", self.part(index, "t"))
            .attr("aria-haspopup", "dialog")
            .attr("aria-label", label);
        let wrong = missing(return_date.is_empty(), "compare.return-date.missing");
        let (label, message, when) = self.explained(index, "t", "compare.return-date", wrong, when);
        let when = (label, message, Element::new("div").attr("class", "date").child(when).child(calendar));
        [("field field--text", why), ("field field--date", when)]
            .map(|(class, (label, message, control))| {
                Element::new("div").attr("class", class).child(label).child(message).child(control)
            })
            .into()
    }

    /// Label, message and control of one of the two.
    fn explained(
        self,
        index: usize,
        part: &str,
        words: &str,
        wrong: Option<String>,
        control: Element,
    ) -> (Element, Element, Element) {
        let id = self.part(index, part);
        let described = [&id, "-m"].concat();
        let label = Element::part("label", "label").attr("for", id).text(self.say(words));
        let is_wrong = wrong.is_some();
        let message = Element::part("div", "message").attr("id", described.clone());
        let message = message.children(wrong.map(|wrong| Element::new("p").text(wrong)));
        let control = control.attr("aria-describedby", described);
        (label, message, if is_wrong { control.attr("aria-invalid", "true") } else { control })
    }
}

/// What a page says of a discrepancy: `"common"`, `"open"`, or the number of the side whose answer is taken.
pub(super) fn settlement(choice: &str) -> Option<Settlement> {
    match choice {
        "common" => Some(Settlement::Common),
        "open" => Some(Settlement::Open { reason: String::new(), return_date: String::new() }),
        side => side.parse().ok().map(Settlement::Take),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read() {
        assert_eq!(settlement("1"), Some(Settlement::Take(1)));
        assert_eq!(settlement("common"), Some(Settlement::Common));
        assert_eq!(settlement("none"), None);
    }
}
