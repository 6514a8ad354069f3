//! Files in a folder that are not articles: pictures, styles, what a browser saves beside a page.

use std::collections::BTreeMap;
use std::fmt;

/// How browsers end the name of the folder in which they save what belongs to a page, in the
/// languages that they are used in: `Name_files` beside `Name.html`.
const FOLDERS: [&str; 23] = [
    "_files",
    ".files",
    "-files",
    "_file",
    "_Dateien",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "-filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
];

/// Whether a folder holds what belongs to a page beside it. `has`: whether there is a file of that
/// name.
pub(super) fn belongs_to_page(folder: &str, has: impl Fn(&str) -> bool) -> bool {
    let page = FOLDERS.iter().find_map(|ending| folder.strip_suffix(ending));
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| has(&format!("{page}.{ending}"))))
}

/// How many files of other kinds were passed over, by ending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Others(BTreeMap<String, usize>);

impl Others {
    pub(super) fn add(&mut self, ending: String) {
        *self.0.entry(ending).or_default() += 1;
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }
}

impl fmt::Display for Others {
    /// `8 .png, 4 .css, 1 without ending`: the most first, at most six kinds by name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<(&String, usize)> = self.0.iter().map(|(kind, n)| (kind, *n)).collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest: usize = kinds.iter().skip(6).map(|(_, count)| count).sum();
        for (at, (ending, count)) in kinds.iter().take(6).enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match ending.as_str() {
                "" => write!(f, "{comma}{count} without ending")?,
                _ => write!(f, "{comma}{count} .{ending}")?,
            }
        }
        if rest > 0 { write!(f, ", {rest} more") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted() {
        let mut others = Others::default();
        for ending in ["png", "css", "png", "", "a", "b", "c", "d", "d"] {
            others.add(ending.to_owned());
        }
        assert_eq!(others.count(), 9);
        assert_eq!(others.to_string(), "2 .d, 2 .png, 1 without ending, 1 .a, 1 .b, 1 .c, 1 more");
    }

    #[test]
    fn only_the_folder_of_a_page_belongs_to_it() {
        let has = |name: &str| name == "Report.html" || name == "b.htm";
        assert!(belongs_to_page("Report_files", has) && belongs_to_page("b-Dateien", has));
        assert!(!belongs_to_page("case_files", has) && !belongs_to_page("Report", has));
    }
}
