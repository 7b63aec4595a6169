//! Rebuilds when anything under `data/` changes, new folders included.
fn main() {
    println!("cargo::rerun-if-changed=data");
}
