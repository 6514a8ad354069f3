//! From files and folders on disk to sources.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::csv::Columns;
use super::others::{Others, belongs_to_page};
use super::{ENDINGS, Items, ending};
use crate::curation::Curation;
use crate::error::{Error, reason};
use crate::model::Source;

/// Name of the curation file at the top of an input folder.
pub const CURATION_FILE: &str = "dossier.toml";

/// The name that stands for standard input among inputs.
pub const STDIN: &str = "-";

/// What a list of files and folders holds, before any article of it is read.
#[derive(Debug, Default)]
pub struct Listing {
    /// What `dossier.toml` says.
    pub curation: Option<Curation>,
    /// What cannot be read.
    pub skipped: Vec<Error>,
    /// Files in folders that are not articles.
    pub others: Others,
    files: Vec<Found>,
}

impl Listing {
    /// The articles in the order of the inputs; within a folder by path, byte by byte. `columns`: what
    /// the columns of tables hold.
    pub fn items<'l>(&'l self, columns: &'l Columns) -> Items<'l> {
        Items::new(&self.files, columns)
    }

    /// Number of files.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Bytes of all files; 0 for standard input.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }
}

/// A file that was found, before it is read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) id: String,
    pub(super) size: u64,
    /// Whether it lies directly in an input folder or is itself an input.
    top: bool,
}

/// Lists files, and folders with everything below them.
///
/// The id of an article is its path below the input folder, with `/`; for a file that is itself an
/// input, its name. Names that begin with a dot, paths that the curation file ignores, and what a
/// browser saved beside a page are passed over; files of other kinds than articles are counted.
/// `dossier.toml` at the top of a folder is the curation file, unless `curation` was read before: its
/// `ignore` counts then. `-` is standard input, whose format is told by its first character. The same
/// inputs give the same list on any machine.
///
/// # Errors
/// [`Error::is_io`] when an input does not exist; [`Error::is_input`] when two files have the same id
/// or there are two curation files; [`Error::is_curation`] when the curation file has mistakes.
pub fn list(inputs: &[PathBuf], curation: Option<&Curation>) -> Result<Listing, Error> {
    let mut listing = Listing::default();
    let mut found = Vec::new();
    for input in inputs {
        if input.as_os_str() == STDIN {
            found.push(Found { path: input.clone(), id: STDIN.to_owned(), size: 0, top: true });
            continue;
        }
        let shown = input.display().to_string();
        let about = fs::metadata(input)
            .map_err(|error| Error::io(&shown, "expected a file or a folder of articles", error))?;
        if about.is_dir() {
            Walk { listing: &mut listing, found: &mut found }.folder(input);
        } else {
            let id = input.file_name().map(|name| name.to_string_lossy().into_owned());
            let id = id.unwrap_or(shown);
            found.push(Found { path: input.clone(), id, size: about.len(), top: true });
        }
    }
    let (files, found): (Vec<Found>, Vec<Found>) = found
        .into_iter()
        .partition(|file| file.path.file_name().is_some_and(|name| name == CURATION_FILE));
    for file in files {
        read_curation(&file, &file.path.display().to_string(), &mut listing)?;
    }
    let own = listing.curation.clone().unwrap_or_default();
    let rules = curation.unwrap_or(&own);
    let mut seen: HashMap<String, PathBuf> = HashMap::new();
    for file in found {
        if rules.ignore.matches(&file.id) {
            continue;
        }
        if let Some(first) = seen.insert(file.id.clone(), file.path.clone()) {
            let message = format!(
                "the article has the same id \"{}\" as {}; give the folder that holds both, or \
                 rename one",
                file.id,
                first.display()
            );
            return Err(Error::input(file.path.display().to_string(), message));
        }
        listing.files.push(file);
    }
    Ok(listing)
}

/// What a list of files and folders held.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The articles in the order of the inputs; within a folder by path, byte by byte.
    pub sources: Vec<Source>,
    /// What `dossier.toml` says; every file that it names is there. Articles that it excludes are not
    /// among the sources.
    pub curation: Option<Curation>,
    /// What could not be read.
    pub skipped: Vec<Error>,
}

/// Reads files and folders, all at once: for what is small enough. What they are is told at [`list`].
///
/// # Errors
/// Those of [`list`], and [`Error::is_curation`] when the curation file speaks of an article that is
/// not there. An article that cannot be read is no error but listed in [`Inputs::skipped`].
pub fn read_inputs(inputs: &[PathBuf]) -> Result<Inputs, Error> {
    let Listing { curation, mut skipped, files, .. } = list(inputs, None)?;
    let rules = curation.clone().unwrap_or_default();
    let mut sources: Vec<Source> = Vec::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for item in Items::new(&files, &rules.columns) {
        let id = item.id.clone();
        match item.read() {
            Ok(source) => match places.get(&source.id) {
                Some(first) => skipped.push(taken(&source.path, &source.id, first)),
                None => {
                    places.insert(source.id.clone(), source.path.clone());
                    sources.push(source);
                }
            },
            Err(error) => {
                places.extend(id.map(|id| (id, String::new())));
                skipped.push(error);
            }
        }
    }
    let mut ids: Vec<&String> = places.keys().collect();
    ids.sort();
    rules.check_files(&ids)?;
    sources.retain(|source| !rules.article(&source.id).is_some_and(|article| article.exclude));
    Ok(Inputs { sources, curation, skipped })
}

/// The mistake of an article whose id another one has. `path` and `first`: where they come from, as
/// [`Source::path`] says it.
pub fn taken(path: &str, id: &str, first: &str) -> Error {
    let message =
        format!("the id \"{id}\" is already that of {first}; an id names one article only");
    let line = path.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    match line {
        Some((file, line)) => Error::input(file, message).at_line(line),
        None => Error::input(path, message),
    }
}

fn read_curation(file: &Found, path: &str, result: &mut Listing) -> Result<(), Error> {
    if !file.top {
        let reason = "a curation file counts only at the top of the folder that is read";
        result.skipped.push(Error::input(path, reason));
        return Ok(());
    }
    if let Some(first) = &result.curation {
        let message = format!("a second curation file beside {}; join the two", first.path);
        return Err(Error::input(path, message));
    }
    let text = fs::read_to_string(&file.path)
        .map_err(|error| Error::io(path, "the curation file cannot be read", error))?;
    result.curation = Some(Curation::parse(path, &text)?);
    Ok(())
}

/// A walk through folders.
struct Walk<'w> {
    listing: &'w mut Listing,
    found: &'w mut Vec<Found>,
}

impl Walk<'_> {
    /// Lists the files below a folder. A folder that is reached twice through links is entered once.
    fn folder(&mut self, root: &Path) {
        let (first, first_skipped) = (self.found.len(), self.listing.skipped.len());
        let mut entered: HashSet<PathBuf> = HashSet::new();
        let mut folders = vec![(root.to_owned(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            match fs::canonicalize(&folder) {
                Ok(real) if entered.insert(real.clone()) => {
                    folders.extend(self.entries(&folder, &prefix));
                }
                Ok(_) => self.skip(&folder, "a link to a folder that is already read".to_owned()),
                Err(error) => self.skip(&folder, format!("cannot be read: {}", reason(&error))),
            }
        }
        self.found[first..].sort_by(|a, b| a.id.cmp(&b.id));
        self.listing.skipped[first_skipped..].sort_by(|a, b| a.path().cmp(b.path()));
    }

    /// Lists the files in a folder and gives the folders in it, with what their ids begin with.
    fn entries(&mut self, folder: &Path, prefix: &str) -> Vec<(PathBuf, String)> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.skip(folder, format!("cannot be read: {}", reason(&error)));
                return Vec::new();
            }
        };
        let (mut folders, mut names) = (Vec::new(), HashSet::new());
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    let reason = reason(&error);
                    self.skip(folder, format!("cannot be listed to its end: {reason}"));
                    break;
                }
            };
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned())
            else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let id = format!("{prefix}{name}");
            match fs::metadata(&path) {
                Ok(about) if about.is_dir() => folders.push((path, name)),
                Ok(about) => {
                    let ending = ending(&name);
                    if ENDINGS.contains(&ending.as_str()) || name == CURATION_FILE {
                        let top = prefix.is_empty();
                        self.found.push(Found { path, id, size: about.len(), top });
                    } else {
                        self.listing.others.add(ending);
                    }
                    names.insert(name);
                }
                Err(error) => self.skip(&path, format!("cannot be read: {}", reason(&error))),
            }
        }
        folders.retain(|(path, name)| {
            let of_page = belongs_to_page(name, |page| names.contains(page));
            if of_page {
                count(path, &mut self.listing.others);
            }
            !of_page
        });
        folders.into_iter().map(|(path, name)| (path, format!("{prefix}{name}/"))).collect()
    }

    fn skip(&mut self, path: &Path, why: String) {
        self.listing.skipped.push(Error::input(path.display().to_string(), why));
    }
}

/// Counts the files below a folder that is passed over, but not those behind links.
fn count(folder: &Path, others: &mut Others) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => count(&entry.path(), others),
            _ => others.add(ending(&entry.file_name().to_string_lossy())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("dossier-{}-{name}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        fn write(&self, name: &str, text: &str) -> PathBuf {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn ids(inputs: &Inputs) -> Vec<&str> {
        inputs.sources.iter().map(|source| source.id.as_str()).collect()
    }

    #[test]
    fn a_folder_is_read_in_order_with_what_it_cannot_read_listed() {
        let folder = Folder::new("order");
        folder.write("b.txt", "B");
        folder.write("a/z.md", "Z");
        folder.write("a/c/x.txt", "X");
        folder.write("a.txt", "A");
        folder.write(
            "export.jsonl",
            "{\"id\":\"r1\",\"text\":\"R\"}\n{\"id\":\"r2\",\"text\":\"\"}\n",
        );
        folder.write(".hidden.txt", "no");
        folder.write(".git/x.txt", "no");
        folder.write("empty.txt", "");
        folder.write("photo.jpg", "x");
        folder.write("a/dossier.toml", "title = 'T'");
        folder.write("draft.txt", "D");
        folder.write("old/z.txt", "no");
        folder.write("t.csv", "Key,Words\nc1,From a table\n");
        let exclude = "title = 'T'\nignore = ['old/']\n[columns]\nid = 'key'\ntext = 'words'\n[[article]]\nfile = 'draft.txt'\nexclude = true\n\
                       [[article]]\nfile = 'empty.txt'\n";
        folder.write("dossier.toml", exclude);
        let inputs = read_inputs(std::slice::from_ref(&folder.0)).unwrap();
        assert_eq!(ids(&inputs), ["a.txt", "a/c/x.txt", "a/z.md", "b.txt", "r1", "c1"]);
        assert_eq!(inputs.curation.unwrap().title.as_deref(), Some("T"));
        let names: Vec<&str> =
            inputs.skipped.iter().map(|error| error.path().rsplit('/').next().unwrap()).collect();
        assert_eq!(names, ["dossier.toml", "empty.txt", "export.jsonl"]);
        assert!(inputs.skipped[1].message().contains("empty"), "{:?}", inputs.skipped);
        assert_eq!(inputs.skipped[2].line(), Some(2));
        let listing = list(std::slice::from_ref(&folder.0), None).unwrap();
        assert_eq!(listing.others.to_string(), "1 .jpg");
    }

    #[test]
    fn what_belongs_to_a_saved_page_is_no_article() {
        let folder = Folder::new("saved");
        folder.write("Report.html", "<p>x");
        folder.write("Report_files/frame.html", "<p>an advertisement");
        folder.write("Report_files/a/style.css", "");
        folder.write("case_files/a.txt", "A");
        let listing = list(std::slice::from_ref(&folder.0), None).unwrap();
        let ids: Vec<&str> = listing.files.iter().map(|file| file.id.as_str()).collect();
        assert_eq!(ids, ["Report.html", "case_files/a.txt"]);
        assert_eq!(listing.others.to_string(), "1 .css, 1 .html");
    }

    #[test]
    fn an_id_is_that_of_the_first() {
        let folder = Folder::new("taken");
        folder.write("a.jsonl", "{\"id\":\"x\",\"text\":\"A\"}\n{\"id\":\"x\",\"text\":\"B\"}");
        folder.write("b.jsonl", "{\"id\":\"x\",\"text\":\"C\"}\n{\"id\":\"y\",\"text\":\"D\"}");
        let inputs = read_inputs(std::slice::from_ref(&folder.0)).unwrap();
        assert_eq!(ids(&inputs), ["x", "y"]);
        assert_eq!(inputs.skipped.len(), 2);
        assert!(inputs.skipped[1].to_string().contains("a.jsonl:1"), "{:?}", inputs.skipped);
    }

    #[test]
    fn a_curation_file_that_speaks_of_no_article_is_an_error() {
        let folder = Folder::new("curation");
        folder.write("a.txt", "A");
        folder.write("dossier.toml", "[[article]]\nfile = 'b.txt'\n");
        let error = read_inputs(std::slice::from_ref(&folder.0)).unwrap_err();
        assert!(error.is_curation() && error.line() == Some(2), "{error}");
    }

    #[test]
    fn two_articles_with_one_id_are_an_error() {
        let folder = Folder::new("ids");
        let (one, two) = (folder.write("x/a.txt", "A"), folder.write("y/a.txt", "B"));
        let error = read_inputs(&[one, two]).unwrap_err();
        assert!(error.is_input() && error.to_string().contains("x/a.txt"), "{error}");
        assert_eq!(
            ids(&read_inputs(std::slice::from_ref(&folder.0)).unwrap()),
            ["x/a.txt", "y/a.txt"]
        );
    }

    #[test]
    fn an_input_that_does_not_exist_is_an_error() {
        let error = read_inputs(&[PathBuf::from("no/such/folder")]).unwrap_err();
        assert!(error.is_io() && error.path() == "no/such/folder", "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_go_round_in_circles_end() {
        let folder = Folder::new("links");
        folder.write("a/x.txt", "X");
        std::os::unix::fs::symlink(&folder.0, folder.0.join("a/up")).unwrap();
        std::os::unix::fs::symlink(folder.0.join("a"), folder.0.join("b")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.0.join("broken.txt")).unwrap();
        let inputs = read_inputs(std::slice::from_ref(&folder.0)).unwrap();
        assert_eq!(ids(&inputs), ["a/x.txt"]);
        assert_eq!(inputs.skipped.len(), 3, "{:?}", inputs.skipped);
    }
}
