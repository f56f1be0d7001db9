//! What is said beside the answers: who changes a finished document, and why; or who answers alone.

use super::FormState;
use serde_json::Value;

/// What has to be accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A finished document is being changed.
    Change,
    /// One of the parties answers alone.
    Apart,
}

impl Occasion {
    /// The name as it crosses the border, and of its message ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Apart => "apart",
        }
    }

    /// The occasion of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Change, Self::Apart].into_iter().find(|occasion| occasion.as_str() == name)
    }
}

/// Who does it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What is accounted for.
    pub occasion: Occasion,
    /// The name of whoever does it.
    pub by: String,
    /// Why; of a change only.
    pub reason: String,
}

/// A part of an [`Account`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountPart {
    /// Who.
    By,
    /// Why.
    Reason,
}

impl AccountPart {
    /// The name as it crosses the border, and of its message ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Reason => "reason",
        }
    }

    /// The part of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::By, Self::Reason].into_iter().find(|part| part.as_str() == name)
    }
}

impl Account {
    /// What is asked, in its order.
    pub fn parts(&self) -> &'static [AccountPart] {
        match self.occasion {
            Occasion::Change => &[AccountPart::By, AccountPart::Reason],
            Occasion::Apart => &[AccountPart::By],
        }
    }

    /// What is said under a part.
    pub fn part(&self, part: AccountPart) -> &str {
        match part {
            AccountPart::By => &self.by,
            AccountPart::Reason => &self.reason,
        }
    }
}

impl FormState {
    /// From now on an account is asked for this occasion, or none. One who answers alone agrees to nothing yet.
    pub fn call_to_account(&mut self, occasion: Option<Occasion>) {
        let before = self.agreement.account.take();
        if before.as_ref().map(|account| account.occasion) == occasion {
            self.agreement.account = before;
            return;
        }
        let by = self.agreement.parties.first().map(|party| party.name.clone()).unwrap_or_default();
        self.agreement.account = occasion.map(|occasion| Account { occasion, by, reason: String::new() });
        self.settle();
    }

    /// Whether one of the parties answers alone.
    pub fn is_apart(&self) -> bool {
        self.account().is_some_and(|account| account.occasion == Occasion::Apart)
    }

    /// What is said so far; `None` where nothing has to be said.
    pub fn account(&self) -> Option<&Account> {
        self.agreement.account.as_ref()
    }

    /// The parts of the account that are missing.
    pub fn missing_of_account(&self) -> Vec<AccountPart> {
        let Some(account) = self.account() else { return Vec::new() };
        account.parts().iter().copied().filter(|part| account.part(*part).trim().is_empty()).collect()
    }

    /// Takes from a draft what has been said, `[by, reason, occasion]`: whoever goes on from one may come before the page
    /// has said that it has to be.
    pub(super) fn resume_account(&mut self, said: &Value) {
        let text = |part: usize| said[part].as_str().unwrap_or_default();
        if let Some(occasion) = Occasion::named(text(2)) {
            let (by, reason) = (text(0).to_owned(), text(1).to_owned());
            self.agreement.account = Some(Account { occasion, by, reason });
        }
    }

    pub(super) fn say_of_change(&mut self, part: AccountPart, text: &str) {
        if let Some(account) = &mut self.agreement.account {
            match part {
                AccountPart::By => text.clone_into(&mut account.by),
                AccountPart::Reason => text.clone_into(&mut account.reason),
            }
        }
    }
}
