//! Compiles seeds/ to the pack that the module embeds.

fn main() {
    println!("cargo::rerun-if-changed=seeds");
    #[cfg(feature = "embedded-corpus")]
    embed();
}

#[cfg(feature = "embedded-corpus")]
fn embed() {
    use std::path::Path;

    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    let written = dossier_compiler::pipeline::compile_folder(Path::new("seeds"))
        .map_err(|error| error.to_string())
        .and_then(|pack| {
            std::fs::write(Path::new(&out).join("corpus.dossier"), pack)
                .map_err(|error| error.to_string())
        });
    if let Err(error) = written {
        println!("cargo::error=seeds/ cannot be embedded: {error}");
    }
}
