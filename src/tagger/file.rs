//! The file of a model: a line that says what it is, a line of JSON, and the weights.

use super::{LABELS, Model, WIDTH, Weighted};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The first line of every model, with the version of what follows. Features count as a part of it: where
/// they change, models of before are of no use.
const MAGIC: &str = "newsgraph model 2";

/// What the first line of a model of any version begins with.
const ANY_VERSION: &[u8] = b"newsgraph model ";

#[derive(Serialize, Deserialize)]
struct Header {
    lang: String,
    features: usize,
    scales: [f32; 2],
    transitions: [[[f32; LABELS]; LABELS]; 2],
    /// Of the weights, in hexadecimal.
    sha256: String,
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

impl Model {
    /// The bytes of its file.
    ///
    /// # Errors
    /// Where a weight is not a number.
    pub fn to_bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut features: Vec<&Weighted> = self.features.iter().collect();
        features.sort_unstable_by_key(|weighted| weighted.feature);
        let mut body: Vec<u8> = features.iter().flat_map(|weighted| weighted.feature.to_le_bytes()).collect();
        body.extend(features.iter().flat_map(|weighted| &weighted.weights[..2 * LABELS]).map(|weight| weight.to_le_bytes()[0]));
        let header = Header {
            lang: self.lang.clone(),
            features: self.features.len(),
            scales: self.scales,
            transitions: self.transitions,
            sha256: digest(&body),
        };
        let mut bytes = format!("{MAGIC}\n{}\n", serde_json::to_string(&header)?).into_bytes();
        bytes.extend(body);
        Ok(bytes)
    }

    /// Whether the bytes are those of a model, of any version.
    pub fn is_model(bytes: &[u8]) -> bool {
        bytes.starts_with(ANY_VERSION)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// What is wrong with them, and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, String> {
        Model::read(bytes, true)
    }

    /// Reads a model that is part of the program: whether it is whole was found out when the program was tested.
    pub(crate) fn built_in(bytes: &[u8]) -> Option<Model> {
        let read = Model::read(bytes, false);
        debug_assert!(read.is_ok(), "a built-in model is not right: {read:?}");
        read.ok()
    }

    fn read(bytes: &[u8], check_digest: bool) -> Result<Model, String> {
        let mut parts = bytes.splitn(3, |b| *b == b'\n');
        let mut part = || parts.next().unwrap_or_default();
        let (magic, header, body) = (part(), part(), part());
        if magic != MAGIC.as_bytes() {
            return Err(if Model::is_model(magic) {
                "a model of another version of newsgraph; train it again with `newsgraph train`".to_owned()
            } else {
                "no model; give a file that `newsgraph train` wrote".to_owned()
            });
        }
        let damaged = || "a damaged model; copy it again, or train it again with `newsgraph train`".to_owned();
        let header: Header = serde_json::from_slice(header).map_err(|_| damaged())?;
        if header.features.checked_mul(4 + 2 * LABELS) != Some(body.len()) || check_digest && digest(body) != header.sha256 {
            return Err(damaged());
        }
        let (keys, rows) = body.split_at(header.features * 4);
        let keys = keys.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let features = keys.zip(rows.chunks_exact(2 * LABELS)).map(|(feature, row)| {
            let mut weights = [0; WIDTH];
            for (to, from) in weights.iter_mut().zip(row) {
                *to = i8::from_le_bytes([*from]);
            }
            Weighted { feature, weights }
        });
        Ok(Model::new(header.lang, features.collect(), header.scales, header.transitions))
    }
}
