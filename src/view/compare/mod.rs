//! Documents of one form beside each other, and how the parties settle what is different.

mod difference;
mod parties;
mod position;

use super::page::root;
use super::{Element, Patch, Screen, Update, View, summary};
use crate::compare::{Compared, Settlement, Settling, Stage};
use crate::locale::{Catalogue, read_date};
use crate::state::{Edit, FormState};
use serde_json::Value;

/// What two or more parties see while they compare and settle their answers.
///
/// ```
/// use sovitaan::{compare::{Settlement, Settling}, form, locale::Catalogue, schema::Schema, state::FormState};
/// use sovitaan::view::{Comparing, Screen};
/// use serde_json::json;
///
/// let schema = Schema::read(r#"{"type": "object", "properties": {"day": {"type": "string", "title": "Day"}}}"#).unwrap();
/// let form = form::compile(&schema, "en").0;
/// let document = |day| FormState::new(form.clone(), Some(&json!({"day": day})));
/// let settling = Settling::new(vec![document("Monday"), document("Tuesday")]);
/// let mut comparing = Comparing::new(settling, vec!["Aino Virta".to_owned(), "Antti Salo".to_owned()]);
/// let (catalogue, screen) = (Catalogue::of("en"), Screen::default());
/// assert!(comparing.element(&catalogue, &screen).to_html().contains("Antti Salo"));
/// comparing.settle(0, Settlement::Take(1));
/// assert_eq!(comparing.document(&catalogue, &screen), json!({"day": "Tuesday"}));
/// ```
#[derive(Clone, Debug)]
pub struct Comparing {
    settling: Settling,
    /// Who answered each document, as its envelope says; empty where it does not.
    parties: Vec<String>,
    /// What stands in the input for the day of return, as it was written.
    days: Vec<String>,
    attempted: bool,
    /// Documents that are not what was sealed.
    altered: Vec<usize>,
}

/// What is shown of it, and how.
#[derive(Clone, Copy)]
struct Desk<'a> {
    comparing: &'a Comparing,
    catalogue: &'a Catalogue,
    screen: &'a Screen,
}

impl Comparing {
    /// Nothing has been said yet. `parties` has for each document the `party` of its envelope, empty where it has none.
    pub fn new(settling: Settling, parties: Vec<String>) -> Self {
        let days = vec![String::new(); settling.comparison().discrepancies().count()];
        Self { settling, parties, days, attempted: false, altered: Vec::new() }
    }

    /// What is being settled.
    pub fn settling(&self) -> &Settling {
        &self.settling
    }

    /// The same, to be told what only the validator knows.
    pub fn settling_mut(&mut self) -> &mut Settling {
        &mut self.settling
    }

    /// How many discrepancies are left open.
    pub fn open(&self) -> usize {
        let discrepancies = 0..self.days.len();
        let settlement = |index| self.settling.settlement(index);
        discrepancies.filter(|index| matches!(settlement(*index), Some(Settlement::Open { .. }))).count()
    }

    /// Compares afresh, when the documents have been told something.
    pub fn compare(&mut self) {
        self.settling.compare();
        self.days.resize(self.settling.comparison().discrepancies().count(), String::new());
    }

    /// The answers in a document are not those that were sealed: said above the comparison, from now on.
    pub fn mark_altered(&mut self, document: usize) {
        self.altered.push(document);
    }

    /// The parties settle a discrepancy.
    pub fn settle(&mut self, discrepancy: usize, settlement: Settlement) {
        self.settling.settle(discrepancy, settlement);
    }

    /// The same, as a page says it: `"common"`, `"open"`, or the number of the side whose answer is taken.
    pub fn choose(&mut self, discrepancy: usize, choice: &str) {
        if let Some(settlement) = difference::settlement(choice) {
            if let Some(day) = self.days.get_mut(discrepancy) {
                day.clear();
            }
            self.settle(discrepancy, settlement);
        }
    }

    /// They leave it open: why, and the day of return as people write it.
    pub fn leave_open(&mut self, discrepancy: usize, reason: &str, day: &str) {
        let Some(written) = self.days.get_mut(discrepancy) else { return };
        day.clone_into(written);
        let return_date = read_date(day).unwrap_or_default();
        self.settling.settle(discrepancy, Settlement::Open { reason: reason.to_owned(), return_date });
    }

    /// They write an answer together.
    pub fn edit(&mut self, edit: &Edit, catalogue: &Catalogue, screen: &Screen) -> Update {
        let before = self.settling.merged().progress();
        let changes = self.settling.merged_mut().apply(edit);
        let mut update = View { state: self.settling.merged(), catalogue, screen }.update(&changes, before);
        update.patches.extend(self.counted(catalogue, screen));
        update
    }

    /// They want to go on: whether they may. If not, what is left is listed from now on.
    pub fn attempt(&mut self) -> bool {
        let is_settled = self.settling.is_settled();
        self.attempted = !is_settled;
        is_settled
    }

    /// All of it.
    pub fn element(&self, catalogue: &Catalogue, screen: &Screen) -> Element {
        Desk { comparing: self, catalogue, screen }.element()
    }

    /// All of it anew.
    pub fn whole(&self, catalogue: &Catalogue, screen: &Screen) -> Patch {
        let desk = Desk { comparing: self, catalogue, screen };
        (desk.merged().own_id("form"), desk.element().to_jsonml())
    }

    /// What is counted anew, while somebody writes.
    pub fn counted(&self, catalogue: &Catalogue, screen: &Screen) -> Vec<Patch> {
        let desk = Desk { comparing: self, catalogue, screen };
        let own = |name| desk.merged().own_id(name);
        let counted = [(own("left"), desk.left().to_jsonml()), (own("summary"), desk.summary().to_jsonml())];
        let titles = desk.discrepancies();
        let titles = titles.map(|(index, compared)| (desk.part(index, "l"), desk.heading(index, compared).to_jsonml()));
        counted.into_iter().chain(titles).collect()
    }

    /// How much is left, to be said aloud.
    pub fn said(&self, catalogue: &Catalogue, screen: &Screen) -> String {
        Desk { comparing: self, catalogue, screen }.left_words()
    }

    /// The document that comes of it.
    pub fn document(&self, catalogue: &Catalogue, screen: &Screen) -> Value {
        let desk = Desk { comparing: self, catalogue, screen };
        self.settling.document(|compared| desk.position(compared))
    }
}

impl<'a> Desk<'a> {
    fn element(self) -> Element {
        let merged = self.merged();
        let heading =
            Element::new(self.screen.heading(1)).attr("class", "section-title").text(self.say("compare.title"));
        let differences = self.discrepancies().map(|(index, compared)| self.difference(index, compared));
        let differences: Vec<Element> = differences.collect();
        let none = differences.is_empty().then(|| Element::new("p").text(self.say("compare.alike")));
        let section = Element::part("section", "section").child(heading).children(none).children(differences);
        let body = Element::new("div").attr("class", "body").child(self.summary()).child(section);
        let body = body.children(self.same()).children(self.actions());
        root(merged, "compare")
            .child(super::page::top(merged).child(self.counts()).children(self.altered()))
            .child(Element::new("div").attr("class", "layout").child(body))
            .child(
                Element::new("div")
                    .attr("class", "live visually-hidden")
                    .attr("aria-live", "polite")
                    .attr("id", merged.own_id("live")),
            )
    }

    fn say(self, id: &str) -> String {
        self.catalogue.say(id, &[])
    }

    fn count(self, id: &str, count: usize) -> String {
        let count = count.to_string();
        self.catalogue.say_count(id, &count, &[("count", &count)])
    }

    fn discrepancies(self) -> impl Iterator<Item = (usize, &'a Compared)> {
        self.comparing.settling.comparison().discrepancies().enumerate()
    }

    /// What is settled so far.
    fn merged(self) -> View<'a> {
        View { state: self.comparing.settling.merged(), catalogue: self.catalogue, screen: self.screen }
    }

    /// One of the documents.
    fn document(self, document: usize) -> View<'a> {
        View { state: &self.comparing.settling.documents()[document], catalogue: self.catalogue, screen: self.screen }
    }

    fn counts(self) -> Element {
        let comparison = self.comparing.settling.comparison();
        let differences = self.count("compare.differences", comparison.discrepancies().count());
        let same = self.count("compare.same", comparison.agreed().count());
        let words = self.catalogue.say("compare.count", &[("differences", &differences), ("same", &same)]);
        let who = Element::new("p").attr("class", "parties").text(self.parties().collect::<Vec<_>>().join(" · "));
        let counts = Element::new("p").attr("class", "counts").text(words);
        Element::new("div").child(who).children(self.too_few()).child(counts).child(self.left())
    }

    /// How much has not been settled.
    fn left(self) -> Element {
        Element::new("p").attr("class", "left").attr("id", self.merged().own_id("left")).text(self.left_words())
    }

    fn left_words(self) -> String {
        let left = self.unsettled().count();
        match (left, self.discrepancies().count()) {
            (_, 0) => String::new(),
            (0, _) => self.say("compare.left.none"),
            (left, _) => self.count("compare.left", left),
        }
    }

    fn unsettled(self) -> impl Iterator<Item = (usize, &'a Compared, Stage)> {
        let settling = &self.comparing.settling;
        let staged = self.discrepancies().map(|(index, compared)| (index, compared, settling.stage(index)));
        staged.filter(|(.., stage)| matches!(stage, Stage::Untouched | Stage::Unfinished))
    }

    /// What is left, each a link, after somebody has asked to go on.
    fn summary(self) -> Element {
        let place = Element::new("div").attr("id", self.merged().own_id("summary"));
        let left: Vec<_> = self.unsettled().collect();
        if !self.comparing.attempted || left.is_empty() {
            return place.attr("class", "summary-place");
        }
        let title = self.count("compare.left", left.len());
        let links = left.into_iter().map(|(index, compared, stage)| {
            let settlement = self.comparing.settling.settlement(index);
            let node = self.merged().state.find(&compared.place);
            let to_part = |part| {
                let target = self.part(index, part);
                Element::new("a").attr("href", ["#", &target].concat()).attr("data-focus", target)
            };
            let (link, what) = match (settlement, stage, node) {
                (Some(Settlement::Common), _, Some(id)) => (summary::link(self.merged(), id), "compare.unwritten"),
                (_, Stage::Unfinished, _) => (to_part("r"), "compare.unexplained"),
                _ => (to_part("l"), "compare.untouched"),
            };
            let words = self.catalogue.say(what, &[("title", &self.title(compared))]);
            Element::new("li").child(link.text(words))
        });
        let alert = Element::new("div")
            .attr("role", "alert")
            .child(Element::new(self.screen.heading(1)).attr("class", "summary-title").text(title))
            .child(Element::new("ul").children(links));
        place.attr("class", "summary").attr("part", "summary").attr("tabindex", "-1").child(alert)
    }

    /// What everybody has answered alike, folded away.
    fn same(self) -> Option<Element> {
        let agreed: Vec<&Compared> = self.comparing.settling.comparison().agreed().collect();
        let title = self.count("compare.same.title", agreed.len());
        (!agreed.is_empty()).then(|| {
            let entries = agreed.into_iter().map(|compared| {
                let term = Element::new("dt").child(Element::new("span").text(self.path_and_title(compared)));
                Element::new("div").child(term).child(self.read(compared, 0, "dd"))
            });
            let summary = Element::new("summary").text(title);
            Element::part("details", "same").child(summary).child(Element::new("dl").children(entries))
        })
    }

    fn actions(self) -> Option<Element> {
        let id = self.merged().own_id("submit");
        let button =
            Element::part("button", "submit").attr("type", "button").attr("data-edit", "submit").attr("id", id);
        (!self.screen.is_locked())
            .then(|| Element::new("div").attr("class", "actions").child(button.text(self.say("compare.proceed"))))
    }

    /// The id of a part of a discrepancy.
    fn part(self, discrepancy: usize, part: &str) -> String {
        self.merged().own_id(&["d", &discrepancy.to_string(), "-", part].concat())
    }
}

/// The nodes from the root down to this one, without the root.
fn line(state: &FormState, id: usize) -> Vec<usize> {
    let above = std::iter::successors(Some(id), |id| state.node(*id).parent);
    let mut line: Vec<usize> = above.filter(|id| *id != FormState::ROOT).collect();
    line.reverse();
    line
}
