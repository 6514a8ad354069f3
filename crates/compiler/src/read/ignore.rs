//! Files that a folder holds and the collection does not: `ignore` in the curation file.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths below the input folder, as in `.gitignore` files: `*` and `?` stop at `/`,
/// `**` does not; a pattern without `/` is of a name anywhere; one that ends in `/` is of a folder
/// with all it holds.
#[derive(Debug, Clone, Default)]
pub struct Ignore(GlobSet);

impl Ignore {
    /// Reads patterns.
    ///
    /// # Errors
    /// The place and the problem of the first pattern that cannot be read.
    pub fn new<S: AsRef<str>>(patterns: &[S]) -> Result<Ignore, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (at, pattern) in patterns.iter().enumerate() {
            let pattern = pattern.as_ref();
            let bare = pattern.trim_end_matches('/');
            let anchored = bare.contains('/');
            let start = if anchored { "" } else { "**/" };
            let bare = bare.trim_start_matches('/');
            // A folder's name stands for what is in it.
            let forms = match pattern.ends_with('/') {
                true => vec![format!("{start}{bare}/**")],
                false => vec![format!("{start}{bare}"), format!("{start}{bare}/**")],
            };
            for form in forms {
                let glob = GlobBuilder::new(&form).literal_separator(true).build();
                set.add(glob.map_err(|error| (at, error.kind().to_string()))?);
            }
        }
        set.build().map(Ignore).map_err(|error| (0, error.kind().to_string()))
    }

    /// Whether a path below the input folder, with `/` between its parts, is to be passed over.
    pub fn matches(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_gitignore() {
        let ignore = Ignore::new(&["*.bak.txt", "drafts/", "a/*/x.md", "/top.txt"]).unwrap();
        for path in [
            "x.bak.txt",
            "a/b/x.bak.txt",
            "drafts/a.txt",
            "b/drafts/c/d.txt",
            "a/b/x.md",
            "top.txt",
        ] {
            assert!(ignore.matches(path), "{path}");
        }
        for path in ["x.txt", "drafts.txt", "a/b/c/x.md", "b/top.txt", "drafts"] {
            assert!(!ignore.matches(path), "{path}");
        }
        assert_eq!(Ignore::new(&["a", "[b"]).unwrap_err().0, 1);
        assert!(!Ignore::default().matches("a"));
    }
}
