//! Documents that were shown: while someone types on, the same ones come again with every key.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::Collection;
use super::answer::Open;
use super::search::Shown;
use crate::Error;

/// Most bytes of text that are kept; with each come its blocks, its outline and what lists show of it,
/// together mostly fewer than that.
const MOST: usize = 6 << 20;

/// A document that was read.
#[derive(Debug)]
pub struct Opened {
    /// Its record and its text.
    pub open: Open,
    /// What lists show of it. Made when one does.
    shown: OnceCell<Rc<Shown>>,
}

/// The documents that are kept.
#[derive(Debug, Default)]
pub struct Kept {
    /// By number.
    documents: Vec<Option<Rc<Opened>>>,
    /// Their numbers, the one read first at the front.
    order: VecDeque<usize>,
    /// Of all their texts.
    bytes: usize,
}

impl Collection {
    /// Reads a document, or finds it read.
    pub(super) fn opened(&self, document: usize) -> Result<Rc<Opened>, Error> {
        let known = self.kept.borrow().documents.get(document).cloned().flatten();
        if let Some(opened) = known {
            return Ok(opened);
        }
        let open = Open::new(&self.pack, document)?;
        let bytes = open.text.len();
        let opened = Rc::new(Opened { open, shown: OnceCell::new() });
        if bytes > MOST {
            return Ok(opened);
        }
        let Kept { documents, order, bytes: all } = &mut *self.kept.borrow_mut();
        documents.resize(self.pack.len(), None);
        if let Some(place) = documents.get_mut(document) {
            *place = Some(Rc::clone(&opened));
            order.push_back(document);
            *all += bytes;
        }
        // As many as came, and not all at once, which would be felt.
        while *all > MOST
            && let Some(oldest) = order.pop_front()
            && let Some(oldest) = documents.get_mut(oldest).and_then(Option::take)
        {
            *all -= oldest.open.text.len();
        }
        Ok(opened)
    }

    /// What lists show of a document.
    pub(super) fn shown(&self, document: usize, opened: &Opened) -> Result<Rc<Shown>, Error> {
        if let Some(known) = opened.shown.get() {
            return Ok(Rc::clone(known));
        }
        let shown = Rc::new(self.to_show(document, &opened.open)?);
        Ok(Rc::clone(opened.shown.get_or_init(|| shown)))
    }
}
