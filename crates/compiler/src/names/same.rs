//! Written forms that mean the same wherever they stand ("US", "United States").

use std::sync::OnceLock;

use super::lexicon::{self, FnvMap};

/// The groups of `data/names/same.txt`.
pub(crate) struct Groups {
    names: Vec<&'static str>,
    forms: FnvMap<String, usize>,
}

/// The groups, read once.
pub(crate) fn groups() -> &'static Groups {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let mut groups = Groups { names: Vec::new(), forms: FnvMap::default() };
        for (name, others) in lexicon::groups(include_str!("../../data/names/same.txt")) {
            let index = groups.names.len();
            groups.names.push(name);
            for form in std::iter::once(name).chain(others) {
                groups.forms.insert(form.replace('.', ""), index);
            }
        }
        groups
    })
}

impl Groups {
    /// The group of a form that is written without full stops.
    pub(crate) fn group(&self, key: &str) -> Option<usize> {
        self.forms.get(key).copied()
    }

    /// The full name that a group stands for.
    pub(crate) fn name(&self, group: usize) -> &'static str {
        self.names.get(group).copied().unwrap_or("")
    }
}
