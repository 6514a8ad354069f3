//! From files and folders on disk to sources.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::csv::Columns;
use super::{
    ENDINGS, MAX_ARTICLE, MAX_FILE, ending, name_of_stdin, read_with, too_large, unknown_format,
};
use crate::curation::Curation;
use crate::error::Error;
use crate::model::Source;

/// Name of the curation file at the top of an input folder.
pub const CURATION_FILE: &str = "dossier.toml";

/// The name that stands for standard input among inputs.
pub const STDIN: &str = "-";

/// What a list of files and folders held.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The articles in the order of the inputs; within a folder by path, byte by byte.
    pub sources: Vec<Source>,
    /// What `dossier.toml` says; every file that it names is there. Articles that it excludes are
    /// among `skipped`.
    pub curation: Option<Curation>,
    /// Files that were found but not read, with the reason in words.
    pub skipped: Vec<(String, String)>,
}

/// A file that was found, before it is read.
struct Found {
    path: PathBuf,
    id: String,
    /// Whether it lies directly in an input folder or is itself an input.
    top: bool,
}

/// Reads files, and folders with everything below them.
///
/// The id of an article is its path below the input folder, with `/`; for a file that is itself an
/// input, its name. Names that begin with a dot, and paths that the
/// curation file ignores, are passed over. `dossier.toml` at the top of a folder is the curation file;
/// `-` is standard input, whose format is told by its first character. The same inputs give the same result in the same order on any
/// machine.
///
/// # Errors
/// [`Error::is_io`] when an input does not exist; [`Error::is_input`] when two articles have the
/// same id or there are two curation files; [`Error::is_curation`] when the curation file has
/// mistakes or speaks of an article that is not there. A file that cannot be read is no error but listed in [`Inputs::skipped`].
pub fn read_inputs(inputs: &[PathBuf]) -> Result<Inputs, Error> {
    read_inputs_with(inputs, None)
}

/// As [`read_inputs`], with a curation file that was read before: its `ignore` and `[columns]` count
/// instead of those of a file in the folders.
///
/// # Errors
/// Those of [`read_inputs`].
pub fn read_inputs_with(inputs: &[PathBuf], curation: Option<&Curation>) -> Result<Inputs, Error> {
    let mut result = Inputs::default();
    let mut found = Vec::new();
    for input in inputs {
        if input.as_os_str() == STDIN {
            found.push(Found { path: input.clone(), id: STDIN.to_owned(), top: true });
            continue;
        }
        let shown = input.display().to_string();
        let about = fs::metadata(input)
            .map_err(|error| Error::io(&shown, "expected a file or a folder of articles", error))?;
        if about.is_dir() {
            walk(input, &mut found, &mut result.skipped);
        } else {
            let id = input.file_name().map(|name| name.to_string_lossy().into_owned());
            found.push(Found { path: input.clone(), id: id.unwrap_or(shown), top: true });
        }
    }
    let (files, found): (Vec<Found>, Vec<Found>) = found
        .into_iter()
        .partition(|file| file.path.file_name().is_some_and(|name| name == CURATION_FILE));
    for file in files {
        read_curation(&file, &file.path.display().to_string(), &mut result)?;
    }
    let own = result.curation.clone().unwrap_or_default();
    let rules = curation.unwrap_or(&own);
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut ids: Vec<String> = Vec::new();
    for file in found {
        let path = file.path.display().to_string();
        if rules.ignore.matches(&file.id) {
            continue;
        }
        match read_one(&file, &path, &rules.columns) {
            Ok(sources) => {
                for source in sources {
                    if source.text.trim().is_empty() {
                        let reason = "the article has neither title nor text";
                        result.skipped.push((source.path, reason.to_owned()));
                        continue;
                    }
                    if let Some(first) = seen.insert(source.id.clone(), source.path.clone()) {
                        let message = format!(
                            "the article has the same id \"{}\" as {first}; give the folder that \
                             holds both, or rename one",
                            source.id
                        );
                        return Err(Error::input(&source.path, message));
                    }
                    result.sources.push(source);
                }
            }
            Err(error) => {
                ids.push(file.id);
                result.skipped.push((path, reason(&error)));
            }
        }
    }
    ids.extend(result.sources.iter().map(|source| source.id.clone()));
    if let Some(curation) = &result.curation {
        curation.check_files(&ids)?;
        let excluded = |source: &Source| curation.article(&source.id).is_some_and(|c| c.exclude);
        let (out, kept) = std::mem::take(&mut result.sources).into_iter().partition(excluded);
        result.sources = kept;
        let reason = format!("excluded by {}", curation.path);
        result.skipped.extend(out.into_iter().map(|source: Source| (source.path, reason.clone())));
    }
    Ok(result)
}

/// An error about a file without the name of the file, which stands beside it.
fn reason(error: &Error) -> String {
    let line = error.line().map(|line| format!("line {line}: ")).unwrap_or_default();
    let more = match error.count() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    format!("{line}{}{more}", error.message())
}

fn read_one(file: &Found, path: &str, columns: &Columns) -> Result<Vec<Source>, Error> {
    if file.id == STDIN {
        let mut bytes = Vec::new();
        let mut input = std::io::stdin().lock().take(MAX_FILE + 1);
        input
            .read_to_end(&mut bytes)
            .map_err(|error| Error::io("standard input", "cannot be read", error))?;
        let name = name_of_stdin(&bytes);
        return read_with(name, name, &bytes, columns);
    }
    let ending = ending(path);
    if !ENDINGS.contains(&ending.as_str()) {
        return Err(unknown_format(path, &ending));
    }
    let cannot = |error| Error::io(path, "cannot be read", error);
    let about = fs::metadata(&file.path).map_err(cannot)?;
    if !about.is_file() {
        return Err(Error::input(path, "expected a file, found a device or a pipe"));
    }
    let limit =
        if matches!(ending.as_str(), "jsonl" | "csv") { MAX_FILE } else { MAX_ARTICLE as u64 };
    if about.len() > limit {
        return Err(too_large(path, about.len(), limit));
    }
    read_with(path, &file.id, &fs::read(&file.path).map_err(cannot)?, columns)
}

fn read_curation(file: &Found, path: &str, result: &mut Inputs) -> Result<(), Error> {
    if !file.top {
        let reason = "a curation file counts only at the top of the folder that is read";
        result.skipped.push((path.to_owned(), reason.to_owned()));
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

/// Lists the files below a folder. A folder that is reached twice through links is entered once.
fn walk(root: &Path, found: &mut Vec<Found>, skipped: &mut Vec<(String, String)>) {
    let mut files = Vec::new();
    let mut entered: HashSet<PathBuf> = HashSet::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let mut skip = |path: &Path, why: String| skipped.push((path.display().to_string(), why));
        match fs::canonicalize(&folder) {
            Ok(real) => {
                if !entered.insert(real) {
                    skip(&folder, "a link to a folder that is already read".to_owned());
                    continue;
                }
            }
            Err(error) => {
                skip(&folder, format!("cannot be read: {error}"));
                continue;
            }
        }
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                skip(&folder, format!("cannot be read: {error}"));
                continue;
            }
        };
        let mut below = Vec::new();
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    skip(&folder, format!("cannot be listed to its end: {error}"));
                    break;
                }
            };
            let Some(name) = path.file_name() else { continue };
            let name = name.to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let id = format!("{prefix}{name}");
            match fs::metadata(&path) {
                Ok(about) if about.is_dir() => below.push((path, format!("{id}/"))),
                Ok(_) => files.push(Found { path, id, top: prefix.is_empty() }),
                Err(error) => skip(&path, format!("cannot be read: {error}")),
            }
        }
        // A stack gives back last what is pushed first: folders are entered in order of name.
        below.sort_by(|a, b| b.1.cmp(&a.1));
        folders.extend(below);
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    skipped.sort();
    found.append(&mut files);
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
            inputs.skipped.iter().map(|(path, _)| path.rsplit('/').next().unwrap()).collect();
        assert_eq!(
            names,
            ["dossier.toml", "empty.txt", "export.jsonl:2", "photo.jpg", "draft.txt"]
        );
        assert!(inputs.skipped[1].1.contains("empty"), "{:?}", inputs.skipped);
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
