//! A file that appears whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::failure::{self, Failure};

/// The file that is being written: what has to go when the program is interrupted.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// A file that is written beside its place, then renamed.
pub struct Beside<'a> {
    path: &'a Path,
    folder: PathBuf,
}

impl<'a> Beside<'a> {
    /// Checks that the file can be put there, and sees to it that an interruption leaves nothing
    /// behind.
    pub fn new(path: &'a Path) -> Result<Beside<'a>, Failure> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        if !folder.is_dir() {
            return Err(Failure::new(format!(
                "{}: there is no such folder to write into; make the folder first",
                folder.display()
            )));
        }
        if path.is_dir() {
            return Err(Failure::new(format!(
                "{}: this is a folder; remove it or choose another name",
                path.display()
            )));
        }
        watch()?;
        Ok(Beside { path, folder })
    }

    /// Writes the file with what `fill` puts into it, and gives its size in bytes.
    pub fn write(
        &self,
        fill: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>,
    ) -> Result<u64, Failure> {
        let cannot = |error: io::Error| {
            let reason = failure::reason(&error);
            Failure::new(format!("{}: cannot be written: {reason}", self.path.display()))
        };
        let mut beside = tempfile::Builder::new();
        beside.prefix(".dossier-");
        // Temporary files are private by default; this one is for others as well, as far as the
        // user's mask allows.
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = {
            // Whoever interrupts has to wait until there is something to take away.
            let mut unfinished = unfinished();
            let file = beside.tempfile_in(&self.folder).map_err(cannot)?;
            *unfinished = Some(file.path().to_owned());
            file
        };
        let mut out = BufWriter::with_capacity(1 << 20, file.as_file_mut());
        fill(&mut out).and_then(|()| out.flush()).map_err(cannot)?;
        drop(out);
        file.as_file().sync_all().map_err(cannot)?;
        let size = file.as_file().metadata().map_err(cannot)?.len();
        file.persist(self.path).map_err(|error| cannot(error.error))?;
        *unfinished() = None;
        Ok(size)
    }
}

/// Sees to it that an interruption takes away what is unfinished; files are written one at a time.
fn watch() -> Result<(), Failure> {
    static WATCHED: OnceLock<Result<(), String>> = OnceLock::new();
    let watched = WATCHED.get_or_init(|| {
        let stopped = || {
            if let Some(path) = unfinished().take() {
                // It may be renamed by now.
                let _ = std::fs::remove_file(path);
            }
            let _ = writeln!(io::stderr(), "dossier: interrupted");
            // As shells have it: 128 and the number of the signal.
            std::process::exit(130);
        };
        ctrlc::set_handler(stopped).map_err(|error| error.to_string())
    });
    let cannot = |error| Failure::new(format!("cannot watch for interruptions: {error}"));
    watched.clone().map_err(cannot)
}

fn unfinished() -> std::sync::MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
