//! Two texts under one `$id`: a document says which text was agreed on by the name and by the digest.

use super::super::pair::{Pair, Which};
use crate::lint::finding::Remark;
use crate::pointer::Pointer;

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (old, new) = (&pair.old.schema, &pair.new.schema);
    let is_meant = matches!(pair.which, Which::Whole) && old.id() == new.id() && old.root() != new.root();
    is_meant.then(|| {
        let message = format!("the text is another one, and its `$id` still is `{}`", new.id());
        Remark::new(Pointer::root().child("$id"), message, "count the version at the end of the `$id` up")
    })
}
