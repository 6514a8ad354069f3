//! Puts the page into the program.
//!
//! `DOSSIER_PAGE` names the page without a collection that `./build.sh` makes. Without it the
//! program is complete but for one thing: it says how to get a page when asked for one.

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-env-changed=DOSSIER_PAGE");
    println!("cargo:rerun-if-changed=build.rs");
    let source = match env::var_os("DOSSIER_PAGE").filter(|path| !path.is_empty()) {
        Some(path) => {
            let path = PathBuf::from(path);
            let whole = fs::canonicalize(&path)
                .map_err(|error| format!("DOSSIER_PAGE names {}: {error}", path.display()))?;
            println!("cargo:rerun-if-changed={}", whole.display());
            format!("Some(include_str!({whole:?}))")
        }
        None => "None".to_owned(),
    };
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("page.rs"), source)?;
    Ok(())
}
