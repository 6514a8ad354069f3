//! A panic is a fault of this program: in a build for those who work on it, it is said on the console
//! before the module traps. What readers get traps at once.

use wasm_bindgen::prelude::*;

/// Runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn say_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&format!("Dossier: {panic}")));
    }));
}
