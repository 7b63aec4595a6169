//! What was read of the input so far: files by format, and bytes.

use serde::Serialize;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

/// What was read so far.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct InputCounts {
    /// Number of files that were opened, by the name of their format; standard input counts as one.
    pub files: BTreeMap<&'static str, usize>,
    /// Number of files in folders that are of no format that is read.
    pub passed_over: usize,
    /// Number of bytes read from all files.
    pub bytes: u64,
    /// Size of all files in bytes; `None` where standard input is among them.
    #[serde(skip)]
    pub total_bytes: Option<u64>,
}

/// A source of bytes that counts them.
#[derive(Debug)]
pub(super) struct Metered<R> {
    source: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Metered<R> {
    /// `source`, adding to `count`.
    pub(super) fn new(source: R, count: &Rc<Cell<u64>>) -> Metered<R> {
        Metered { source, count: Rc::clone(count) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.source.read(buffer)?;
        self.count.set(self.count.get() + n as u64);
        Ok(n)
    }
}
