//! HTML: `network.html`, the entity graph and its statements as one page that needs no network.
//!
//! The page is made of `network.html`, its style and its scripts, which stand beside this file; `data.rs` makes what they
//! show. The data stand in a block that no browser runs, and the page's own policy lets nothing run or load but its style and
//! script.

mod data;

use super::{Export, Views, svg};
use crate::error::Warning;
use data::Data;
use sha2::{Digest, Sha256};
use std::io::{Result, Write};

/// `network.html`: the heaviest part of the entity graph, to look around in.
#[derive(Debug)]
pub struct NetworkHtml;

const TEMPLATE: &str = include_str!("network.html");
const STYLE: &str = include_str!("network.css");
/// In the order in which they stand in the page.
const SCRIPTS: [&str; 4] = [include_str!("model.js"), include_str!("view.js"), include_str!("panel.js"), include_str!("page.js")];

impl Export for NetworkHtml {
    fn file_name(&self) -> &'static str {
        "network.html"
    }

    fn shows_passages(&self) -> bool {
        true
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat());
        // text with `{{name}}` where something is put in
        let mut rest = TEMPLATE;
        while let Some((before, (name, behind))) = rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?))) {
            out.write_all(before.as_bytes())?;
            match name {
                "style" => out.write_all(STYLE.as_bytes())?,
                "style_hash" => out.write_all(hash(STYLE).as_bytes())?,
                "script" => out.write_all(script.as_bytes())?,
                "script_hash" => out.write_all(hash(&script).as_bytes())?,
                "data" => out.write_all(safe_in_script(&serde_json::to_string(&Data::new(views))?).as_bytes())?,
                "picture" => out.write_all(svg::picture(views).as_bytes())?,
                other => return Err(std::io::Error::other(format!("the template of network.html asks for {other}"))),
            }
            rest = behind;
        }
        out.write_all(rest.as_bytes())?;
        Ok(Vec::new())
    }
}

/// JSON as it may stand inside a `script` element: nothing in it can end the element or begin a comment.
fn safe_in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// What a content security policy calls a style or a script by: its SHA-256 in base64.
fn hash(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut encoded = String::new();
    for three in digest.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place)) as usize & 63];
            encoded.push(if place > three.len() { '=' } else { char::from(sign) });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_browsers() {
        assert_eq!(hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn nothing_ends_the_data_early() {
        let json = serde_json::to_string("</script><!-- \u{2028} \" \\").unwrap();
        let safe = safe_in_script(&json);
        assert_eq!(safe, "\"\\u003c/script>\\u003c!-- \\u2028 \\\" \\\\\"");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</script><!-- \u{2028} \" \\");
    }

    #[test]
    fn all_that_the_template_asks_for_is_known() {
        for name in TEMPLATE.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap()) {
            assert!(["style", "style_hash", "script", "script_hash", "data", "picture"].contains(&name), "{name}");
        }
    }
}
