//! Puts the page's parts into the program.
//!
//! `DOSSIER_ASSETS` names the folder that `./build.sh` fills. Without it the program is complete
//! but for one thing: it says how to get a page when asked for one.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Constant and file of each part.
const PARTS: [(&str, &str); 4] = [
    ("TEMPLATE", "page.html"),
    ("STYLE", "page.css"),
    ("SCRIPT", "page.js"),
    ("MODULE", "module.wasm.gz"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-env-changed=DOSSIER_ASSETS");
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("DOSSIER_ASSETS").filter(|folder| !folder.is_empty());
    let source = match folder {
        Some(folder) => {
            let folder = fs::canonicalize(&folder).map_err(|error| {
                format!("DOSSIER_ASSETS names {}: {error}", Path::new(&folder).display())
            })?;
            include(&folder)?
        }
        None => "None".to_owned(),
    };
    let out = PathBuf::from(env::var("OUT_DIR")?).join("assets.rs");
    fs::write(out, source)?;
    Ok(())
}

/// Rust source of an `Option<Assets>`.
fn include(folder: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut source = String::from("Some(Assets {\n");
    for (part, file) in PARTS {
        let path = folder.join(file);
        println!("cargo:rerun-if-changed={}", path.display());
        if !path.is_file() {
            return Err(format!("DOSSIER_ASSETS: there is no {}", path.display()).into());
        }
        let include = if part == "MODULE" { "include_bytes" } else { "include_str" };
        writeln!(source, "    {}: {include}!({path:?}),", part.to_lowercase())?;
    }
    source.push_str("})\n");
    Ok(source)
}
