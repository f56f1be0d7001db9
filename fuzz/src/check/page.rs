//! A form as a page holds it: the answers, the judge, and what is on screen, which each tell the others
//! what they must know and no more.

use super::screen;
use serde_json::Value;
use sovitaan::json;
use sovitaan::locale::Catalogue;
use sovitaan::state::{Changes, Edit, FormState, Standing};
use sovitaan::validate::{Judge, Violation};
use sovitaan::view::{Screen, View};

/// Questions that lead to further questions: more rounds than this, and a page would never come to rest.
const MAX_ROUNDS: usize = 40;

/// Everything that a page has of one form.
pub struct Page {
    /// The answers.
    pub state: FormState,
    /// What is on screen, as `JsonML`.
    pub shown: Value,
    judge: Judge,
    catalogue: Catalogue,
}

impl Page {
    /// Shows the form, and asks the judge when it has come.
    pub fn new(state: FormState, mut judge: Judge) -> Self {
        let verdict = judge.judge_all(state.instance());
        let mut page = Self { state, judge, catalogue: Catalogue::of("fi"), shown: Value::Null };
        page.shown = page.fresh();
        let changes = page.state.hear(verdict);
        page.patch(&changes, page.state.progress());
        let asks = page.state.ask_all();
        page.shown = page.fresh();
        page.answer(asks);
        page
    }

    /// Does what the edit does, everywhere.
    pub fn edit(&mut self, edit: &Edit) {
        let before = self.state.progress();
        let changes = self.state.apply(edit);
        self.take_in(changes, before);
        let asks = self.state.take_asks();
        self.answer(asks);
    }

    /// The person asks to submit: from now on every question speaks.
    pub fn attempt(&mut self) {
        self.state.attempt();
        self.shown = self.fresh();
    }

    /// Answers what the form asks of the judge, and what it asks then.
    fn answer(&mut self, mut asks: Vec<sovitaan::state::Ask>) {
        let mut rounds = 0;
        while !asks.is_empty() {
            rounds += 1;
            assert!(rounds < MAX_ROUNDS, "the form goes on asking the judge for ever");
            let told: Vec<_> =
                asks.iter().map(|ask| (ask.node, ask.index, self.judge.holds(&ask.place, &ask.value))).collect();
            let before = self.state.progress();
            let changes = self.state.told(&told);
            self.take_in(changes, before);
            asks = self.state.take_asks();
        }
    }

    fn take_in(&mut self, mut changes: Changes, before: (usize, usize)) {
        let judge = std::mem::take(&mut changes.judge);
        self.patch(&changes, before);
        if !judge.is_empty() {
            let verdict = self.judge.apply(judge).expect("the judge knows the place");
            let changes = self.state.hear(verdict);
            self.patch(&changes, self.state.progress());
        }
    }

    fn patch(&mut self, changes: &Changes, before: (usize, usize)) {
        let screen = Screen::default();
        for (id, element) in self.view(&screen).update(changes, before).patches {
            let element = serde_json::from_str(&element).expect("a patch is JSON");
            screen::replace(&mut self.shown, &id, &element);
        }
    }

    fn fresh(&self) -> Value {
        let shown = self.view(&Screen::default()).to_jsonml();
        serde_json::from_str(&shown).expect("the screen is JSON")
    }

    fn view<'a>(&'a self, screen: &'a Screen) -> View<'a> {
        View { state: &self.state, catalogue: &self.catalogue, screen }
    }

    /// What must hold after every edit.
    pub fn check(&self) {
        let instance = self.state.instance();
        assert_eq!(*self.judge.instance(), instance, "the judge has another document");
        let text = json::write(&instance);
        let read = json::read(&text).unwrap_or_else(|unread| panic!("nobody can read {text}: {unread:?}"));
        assert_eq!(read, instance, "written and read, the document is the same");

        let violations: Vec<Violation> = self.judge.validator().validate(&instance);
        assert_eq!(self.judge.violations(), violations, "the judge has missed or kept something of {instance}");
        self.check_standing(&violations);
        self.check_settled();

        let fresh = self.fresh();
        screen::is_in_order(&fresh);
        let [shown, fresh] = [&self.shown, &fresh].map(screen::without_input);
        if let Some((shown, fresh)) = screen::difference(&shown, &fresh) {
            panic!("on screen is\n{shown}\nand a new screen would show\n{fresh}");
        }
    }

    fn check_standing(&self, violations: &[Violation]) {
        let (standing, listed) = (self.state.standing(), self.state.violations());
        match standing {
            Standing::Unknown => panic!("the judge has spoken, and the form does not know what it said"),
            Standing::Valid => {
                assert!(violations.is_empty(), "shown as valid: {violations:?}");
                assert!(listed.is_empty(), "shown as valid, but what is said is {listed:?}");
            }
            Standing::Invalid => assert!(!listed.is_empty(), "not valid, and nobody says why: {violations:?}"),
        }
    }

    /// What applies and what is counted follows from the answers: settled afresh, it is the same.
    fn check_settled(&self) {
        let (answered, total) = self.state.progress();
        assert!(answered <= total, "{answered} of {total} are answered");
        let mut again = self.state.clone();
        drop(again.ask_all());
        assert_eq!(
            again.instance().to_string(),
            self.state.instance().to_string(),
            "settled afresh, it is another one"
        );
        assert_eq!(again.progress(), (answered, total), "counted afresh, it is another count");
        for id in 0..again.size() {
            let [now, then] = [&again, &self.state].map(|state| (state.node(id).relevant, state.node(id).required));
            assert_eq!(now, then, "settled afresh, {} applies or is demanded otherwise", again.pointer(id));
        }
    }
}
