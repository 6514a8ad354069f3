//! Notes about the author: "The writer is a freelance journalist …".

/// Longest note, in words.
const LONGEST: usize = 120;

#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "the writer", "the writers", "the author", "the authors", "the contributor", "the columnist",
    "about the author", "about the writer", "the reporter", "the essayist", "el autor", "la autora",
    "l'auteur", "l’auteur", "der autor", "die autorin", "o autor", "a autora", "yazar", "مصنف",
    "مصنفہ", "کالم نگار", "مضمون نگار", "لکھاری",
];

#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "has", "have", "can", "works", "teaches", "writes", "holds", "serves",
    "contributes", "tweets", "studied", "studies", "covers", "did", "heads", "leads", "may", "es",
    "est", "ist", "é", "è", "bir", "escribe", "écrit", "schreibt", "scrive", "ایک",
];

/// Of these, the ones of languages whose words for such work are not listed.
const FOREIGN: &[&str] =
    &["es", "est", "ist", "é", "è", "bir", "escribe", "écrit", "schreibt", "scrive"];

/// What people who write about themselves are.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "writer", "columnist", "journalist", "researcher", "analyst", "fellow", "professor", "lecturer",
    "educator", "student", "editor", "lawyer", "author", "freelance", "freelancer", "correspondent",
    "scholar", "contributor", "reporter", "academic", "diplomat", "historian", "economist",
    "advocate", "commentator", "alumnus", "alumni", "graduate",
];

/// Of these, the ones that say that the person writes here.
#[rustfmt::skip]
const HERE: &[&str] = &[
    "columnist", "freelance", "freelancer", "contributor", "can be reached", "tweets at",
    "writes on", "writes for",
];

/// Whether a paragraph at the end of an article is about its author. `names`: who that may be.
pub(super) fn is_note(text: &str, names: &[String]) -> bool {
    let words = text.split_whitespace().take(LONGEST + 1).count();
    if !(4..=LONGEST).contains(&words) {
        return false;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    for opening in OPENINGS {
        if let Some(rest) = lower.strip_prefix(opening) {
            let next = rest.split_whitespace().next().unwrap_or_default();
            // "The author has found …" may be a sentence of a review.
            let past = ["has", "have", "was", "did", "can", "may"].contains(&next);
            return rest.starts_with([':', ',', '('])
                || (VERBS.contains(&next) && (!past || works(rest)))
                || opening.starts_with("about");
        }
    }
    let known = names.iter().find(|name| opens_with(bare, name));
    let Some(name) = known else { return unknown(bare, &lower) };
    let rest = lower.get(name.to_lowercase().len()..).unwrap_or_default();
    let next = rest.split_whitespace().next().unwrap_or_default();
    let apposition = rest.starts_with([',', '،', '(', ':', '–', '-'])
        || rest.trim_start().starts_with(['(', '–']);
    let cased = name.chars().any(char::is_lowercase);
    // In a script without capitals the name of the author at the head of a last paragraph is enough.
    !cased
        || ((apposition || VERBS.contains(&next)) && works(&lower))
        || (FOREIGN.contains(&next) && words <= 40)
}

/// Whether a note says what somebody who writes does.
fn works(lower: &str) -> bool {
    WORKS.iter().chain(HERE).any(|work| lower.contains(work))
}

/// The name that a note opens with: two to four words with capitals.
pub(crate) fn opening_name(note: &str) -> Option<&str> {
    let bare = note.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (mut at, mut end, mut words) = (0, 0, 0);
    for piece in bare.split_inclusive(' ').take(5) {
        let word = piece.trim_end();
        let name = word.trim_end_matches([',', '،']);
        if !crate::metadata::byline::is_name(name, 1) {
            break;
        }
        words += 1;
        end = at + name.len();
        at += piece.len();
        if name.len() < word.len() {
            break;
        }
    }
    bare.get(..end).filter(|_| (2..=4).contains(&words))
}

/// Whether a note opens with a name, whatever the case.
pub(super) fn opens_with(text: &str, name: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut rest = bare.chars().flat_map(char::to_lowercase);
    let same = name.chars().flat_map(char::to_lowercase).all(|c| rest.next() == Some(c));
    same && rest.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a paragraph presents somebody of unknown name as one who writes here.
fn unknown(bare: &str, lower: &str) -> bool {
    let Some(name) = opening_name(bare) else { return false };
    let rest = bare.get(name.len()..).unwrap_or_default();
    let presents =
        [", a ", ", an ", " is a ", " is an "].iter().any(|opening| rest.starts_with(opening));
    presents
        && HERE.iter().any(|here| lower.contains(here))
        && WORKS.iter().any(|work| lower.contains(work))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes() {
        let names = ["Sehr Rushmeen".to_owned(), "حسان احمد اعوان".to_owned()];
        for text in [
            "Sehr Rushmeen, an Islamabad based freelance researcher, did her MPhil there.",
            "–The contributor is a freelance writer. Alumni of the University of Leeds.",
            "(The writer is a former ambassador.)",
            "The author teaches at a university in Lahore.",
            "SEHR RUSHMEEN is a lawyer.",
            "حسان احمد اعوان ایک کالم نگار اور معلم ہیں۔",
            "Bilal Khan is a columnist and can be reached on his page.",
            "About the author: B. Khan writes.",
            "مصنف ایک سینئر صحافی ہیں۔",
        ] {
            assert!(is_note(text, &names), "{text}");
        }
    }

    #[test]
    fn names_at_the_head_of_a_note() {
        assert_eq!(opening_name("(Dr Ali Khan is a columnist"), Some("Dr Ali Khan"));
        assert_eq!(opening_name("Ana Torres, a reporter"), Some("Ana Torres"));
        assert_eq!(opening_name("Ana, a reporter"), None);
        assert_eq!(opening_name("the writer"), None);
    }

    #[test]
    fn what_is_the_article() {
        let names = ["Sehr Rushmeen".to_owned()];
        for text in [
            "The author of the attack was never found.",
            "The author has also submitted a draft of the proposal to the committee.",
            "The writers of the constitution thought otherwise.",
            "Imran Khan is a former prime minister, and a lawyer spoke for him.",
            "Asim Munir, the army chief, met a columnist in Washington.",
            "Sehr Rushmeens are rare in this country.",
            "Short.",
        ] {
            assert!(!is_note(text, &names), "{text}");
        }
        assert!(!is_note(&"The writer is here ".repeat(40), &names));
    }
}
