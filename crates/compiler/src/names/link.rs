//! Which forms of one document are the same entity.

use crate::model::Kind;

use super::acronym::initials;
use super::document::Form;
use super::lexicon::{FnvMap, Lexicon, class};
use super::told::nationality;

/// Forms joined to others, each with its reason.
#[derive(Debug)]
pub(super) struct Links {
    parent: Vec<usize>,
    reasons: Vec<Option<String>>,
}

impl Links {
    /// No links yet.
    pub(super) fn new(forms: &[Form]) -> Links {
        Links { parent: (0..forms.len()).collect(), reasons: vec![None; forms.len()] }
    }

    /// The form that stands for the entity of `form`.
    pub(super) fn root(&self, mut form: usize) -> usize {
        while self.parent[form] != form {
            form = self.parent[form];
        }
        form
    }

    /// Whether the form was joined to another.
    pub(super) fn linked(&self, form: usize) -> bool {
        self.parent[form] != form
    }

    /// Why the form was joined to another.
    pub(super) fn reason(&self, form: usize) -> Option<&str> {
        self.reasons[form].as_deref()
    }

    /// The longest written form of an entity, and of those the first.
    pub(super) fn fullest(&self, forms: &[Form], root: usize) -> String {
        forms[root].written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Joins `form` to the entity of `to`.
    fn join(&mut self, form: usize, to: usize, reason: String) {
        let root = self.root(to);
        if root != form && self.parent[form] == form {
            self.parent[form] = root;
            self.reasons[form] = Some(reason);
        }
    }

    /// The text says that `short` stands for `long`.
    pub(super) fn define(&mut self, forms: &mut [Form], short: usize, long: usize) {
        if forms[short].registered.is_some() || short == long {
            return;
        }
        let points = forms[short].votes;
        if forms[long].registered.is_none() {
            forms[long].votes.merge(&points);
            if forms[long].kind == Kind::Other {
                forms[long].kind = if forms[short].kind == Kind::Other {
                    Kind::Organisation
                } else {
                    forms[short].kind
                };
            }
        }
        let reason = format!("short for {}, explained in the text", forms[long].written);
        forms[short].kind = forms[long].kind;
        self.join(short, long, reason);
    }

    /// Applies all rules.
    pub(super) fn find(&mut self, forms: &mut [Form], lexicon: &Lexicon) {
        self.same(forms);
        self.persons(forms);
        self.parts(forms, lexicon);
        self.nationalities(forms);
    }

    /// Adjectives of nationality are mentions of their country ("Chinese", "China"), and of one
    /// country also where only they name it ("British", "Britons").
    fn nationalities(&mut self, forms: &[Form]) {
        if !forms.iter().any(|form| form.demonym) {
            return;
        }
        let groups = super::same::groups();
        let full = |name: &str| {
            groups.group(name).map_or(name.to_string(), |at| groups.name(at).to_string())
        };
        let mut countries: FnvMap<String, usize> = FnvMap::default();
        let places = forms.iter().enumerate().filter(|(_, form)| form.kind == Kind::Place);
        for (at, form) in places {
            countries.entry(full(&form.key)).or_insert(at);
        }
        for (at, form) in forms.iter().enumerate() {
            if let Some(country) = form.country() {
                let place = *countries.entry(full(country)).or_insert(at);
                self.join(at, place, nationality(&form.written, country));
            }
        }
    }

    /// Forms that always mean the same ("US", "United States").
    fn same(&mut self, forms: &mut [Form]) {
        let groups = super::same::groups();
        let mut first: FnvMap<usize, usize> = FnvMap::default();
        // Registered forms come first in the list, so that they become the root.
        for at in 0..forms.len() {
            if let Some(group) = groups.group(&forms[at].key) {
                let root = *first.entry(group).or_insert(at);
                if root != at && forms[at].registered.is_none() && self.parent[at] == at {
                    forms[at].kind = forms[root].kind;
                    let (name, written) = (groups.name(group), &forms[at].written);
                    let reason = if written == name {
                        format!("the same as {}", forms[root].written)
                    } else {
                        format!("another way to write {name}")
                    };
                    self.join(at, root, reason);
                }
            }
        }
    }

    /// Longer and shorter forms of a person's full name, and slips of the pen.
    fn persons(&mut self, forms: &mut [Form]) {
        let mut order: Vec<usize> = (0..forms.len())
            .filter(|&at| forms[at].kind == Kind::Person && !forms[at].single())
            .collect();
        order.sort_by_key(|&at| {
            (forms[at].registered.is_none(), std::cmp::Reverse(forms[at].words().count()), at)
        });
        let mut by_last: FnvMap<&str, Vec<usize>> = FnvMap::default();
        for at in order {
            let last = last_word(&forms[at]);
            let near = by_last.entry(last).or_default();
            if let Some((to, reason)) =
                near.iter().find_map(|&to| Some((to, variant(&forms[at], &forms[to])?)))
                && forms[at].registered.is_none()
            {
                self.join(at, to, reason);
            } else if near.len() < 64 {
                near.push(at);
            }
        }
    }

    /// Parts of longer names: surname, given name, first word of a company, initials.
    fn parts(&mut self, forms: &mut [Form], lexicon: &Lexicon) {
        let mut parts: FnvMap<String, Vec<(usize, Part)>> = FnvMap::default();
        for (at, form) in forms.iter().enumerate() {
            if form.single() {
                continue;
            }
            let mut add =
                |key: &str, part: Part| parts.entry(key.to_string()).or_default().push((at, part));
            match form.kind {
                Kind::Person => {
                    if let Some((_, tail)) = form.key.split_once(' ')
                        && tail.contains(' ')
                        && tail.starts_with(char::is_lowercase)
                    {
                        add(tail, Part::Surname);
                    }
                    let last = last_word(form);
                    add(last, Part::Surname);
                    if let Some(first) = form.words().next().filter(|word| word.chars().count() > 1)
                    {
                        add(first, Part::Given);
                    }
                }
                Kind::Organisation | Kind::Programme | Kind::Event => {
                    let letters = initials(&form.key);
                    if letters.chars().count() > 1 {
                        add(&letters, Part::Initials);
                    }
                    if let Some((head, _)) = form.key.rsplit_once(' ')
                        && form.kind == Kind::Organisation
                    {
                        add(head, Part::Head);
                        if let Some((first, _)) = head.split_once(' ') {
                            add(first, Part::Head);
                        }
                    }
                }
                _ => {}
            }
        }
        for at in 0..forms.len() {
            if forms[at].registered.is_some() || self.linked(at) || forms[at].demonym {
                continue;
            }
            let Some(owners) = parts.get(&forms[at].key) else { continue };
            for part in [Part::Surname, Part::Given, Part::Initials, Part::Head] {
                let mut roots: Vec<usize> = owners
                    .iter()
                    .filter(|(to, p)| *p == part && *to != at)
                    .map(|(to, _)| self.root(*to))
                    .collect();
                roots.sort_unstable();
                roots.dedup();
                let Some((&to, others)) = roots.split_first() else { continue };
                if !fits(&forms[at], part, lexicon) {
                    continue;
                }
                if !others.is_empty() {
                    // Two bearers of the name: what it is is clear, but not who.
                    if forms[at].kind == Kind::Other || part == Part::Surname {
                        forms[at].kind = forms[to].kind;
                    }
                    break;
                }
                let name = forms[to].written.clone();
                let reason = match part {
                    Part::Surname => format!("surname of {name}"),
                    Part::Given => format!("given name of {name}"),
                    Part::Initials => format!("initials of {name}"),
                    Part::Head => format!("short for {name}"),
                };
                forms[at].kind = forms[to].kind;
                self.join(at, to, reason);
                break;
            }
        }
    }
}

/// What a form is of a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Surname,
    Given,
    Initials,
    Head,
}

/// Whether what is known of the short form allows it to be that part of a longer one.
fn fits(form: &Form, part: Part, lexicon: &Lexicon) -> bool {
    let classes = lexicon.name(&form.written);
    let votes = &form.votes;
    match part {
        Part::Surname | Part::Given => {
            let person = votes.of(Kind::Person);
            let place = votes.of(Kind::Place);
            let other = votes.of(Kind::Organisation);
            if classes & class::COUNTRY != 0 {
                return person > place;
            }
            let known = classes & (class::PLACE | class::ORG) != 0;
            let slack = if known { 2 } else { 6 };
            person + slack >= place && person + slack >= other
        }
        Part::Initials => {
            form.single()
                && form.key.chars().all(|c| !c.is_lowercase())
                && classes & class::PLACE == 0
        }
        Part::Head => {
            classes & (class::PLACE | class::DEMONYM) == 0
                && votes.of(Kind::Person) <= votes.of(Kind::Organisation) + 5
                && lexicon.word(&form.key.to_lowercase()) & class::COMMON == 0
        }
    }
}

fn last_word(form: &Form) -> &str {
    let mut words = form.words().rev();
    let last = words.next().unwrap_or("");
    if is_suffix(last) { words.next().unwrap_or(last) } else { last }
}

/// What follows a family name.
fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Whether `short` is a written form of the person `long`, and why. Their last words are equal.
fn variant<'a>(short: &'a Form, long: &'a Form) -> Option<String> {
    // "Martin Luther King" and "Martin Luther King Jr."
    let plain =
        |form: &'a Form| -> Vec<&'a str> { form.words().filter(|word| !is_suffix(word)).collect() };
    let (a, b) = (plain(short), plain(long));
    if a.len() <= b.len() && b.ends_with(&a) {
        return Some(format!("part of {}", long.written));
    }
    let (first, full) = (a.first()?, b.first()?);
    if first == full {
        // "Lloyd Austin" and "Lloyd J. Austin"; but "George H. W. Bush" is not "George W. Bush".
        let inner = &a[1..a.len() - 1];
        let mut rest = b[1..b.len() - 1].iter();
        let subset = inner.iter().all(|word| {
            rest.any(|other| other == word || other.starts_with(*word) && word.chars().count() == 1)
        });
        return (subset && (inner.is_empty() || inner.len() == b.len() - 2))
            .then(|| format!("shorter form of {}", long.written));
    }
    // "Mario" and "Maria" are two names, "Llyod" is none.
    let names = [first, full].iter().all(|word| Lexicon::get().name(word) & class::GIVEN != 0);
    if a.len() == b.len() && a[1..] == b[1..] && slip(first, full) && !names {
        return Some(format!("spelling variant of {}", long.written));
    }
    None
}

/// Whether two words differ by one letter added, left out or changed, or by two neighbours swapped.
fn slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let start = long.iter().zip(short.iter()).take_while(|(x, y)| x == y).count();
    let (x, y) = (&long[start..], &short[start..]);
    if long.len() > short.len() {
        return x[1..] == *y;
    }
    match (x, y) {
        ([_, ..], [_, ..]) if x[1..] == y[1..] => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_one_edit_in_a_word_of_some_length() {
        assert!(slip("Llyod", "Lloyd"));
        assert!(slip("Micheal", "Michael"));
        assert!(slip("Tanwer", "Tanweer"));
        assert!(!slip("Ali", "Alia"));
        assert!(!slip("George", "Gregor"));
    }
}
