//! Opening a file: unpacked within bounds, UTF-16 turned into UTF-8, with the first bytes to tell the format by.

use super::counts::Metered;
use super::encoding::utf16;
use crate::error::Warning;
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::path::Path;
use std::rc::Rc;

/// The most bytes that one document, line or row may have.
pub(super) const LARGEST: usize = 512 << 20;
/// Text is packed to a fifth or a tenth. More than a hundredth is a file made to fill the memory…
const RATIO: u64 = 100;
/// …but for small ones, which do no harm.
const HARMLESS: u64 = 8 << 20;
/// How many bytes the format is told by.
const HEAD: usize = 1 << 16;

type Bytes = Box<dyn BufRead>;

/// An open file, or standard input.
pub(super) struct Source {
    /// The path as given.
    pub(super) name: String,
    /// UTF-16 that was told by its zeros alone.
    pub(super) guess: Option<&'static Encoding>,
    packed: Option<&'static str>,
    bytes: Packed,
    /// `\n`, or `\r` in files of old.
    line_end: u8,
    reader: Chain<Cursor<Vec<u8>>, Bytes>,
}

impl Source {
    /// Opens a path, `-` being standard input; the bytes that are read of it, packed as they are, are added to `count`.
    ///
    /// # Errors
    /// A warning where the file cannot be opened or unpacked.
    pub(super) fn open(path: &Path, count: &Rc<Cell<u64>>) -> Result<Source, Warning> {
        let name = path.display().to_string();
        let file: Bytes = if name == "-" {
            Box::new(BufReader::new(Metered::new(io::stdin(), count)))
        } else {
            let file = File::open(path).map_err(|e| unreadable(&name, &e))?;
            Box::new(BufReader::new(Metered::new(file, count)))
        };
        let bytes = Packed { count: Rc::clone(count), before: count.get() };
        let mut source = Source { name, bytes, guess: None, packed: None, line_end: b'\n', reader: Cursor::new(Vec::new()).chain(file) };
        source.read_head()?;
        source.unpack()?;
        source.decode_wide()?;
        if !source.head().contains(&b'\n') && source.head().contains(&b'\r') {
            source.line_end = b'\r';
        }
        Ok(source)
    }

    /// What is said where there is nothing in it.
    pub(super) fn empty(&self) -> Warning {
        let what = if self.name == "-" { "standard input" } else { "the file" };
        Warning::new(&self.name, "empty", format!("{what} is empty; nothing was read from it"))
    }

    /// The first bytes, without byte order mark.
    pub(super) fn head(&self) -> &[u8] {
        self.reader.get_ref().0.get_ref()
    }

    /// Whether `head` is all there is.
    pub(super) fn head_is_all(&self) -> bool {
        self.head().len() < HEAD - 3
    }

    /// Everything.
    ///
    /// # Errors
    /// A warning where reading fails or the document is larger than any article.
    pub(super) fn read_whole(&mut self) -> Result<Vec<u8>, Warning> {
        let (head, rest) = self.reader.get_mut();
        let mut bytes = std::mem::take(head.get_mut());
        let read = rest.take((LARGEST - bytes.len() + 1) as u64).read_to_end(&mut bytes);
        read.map_err(|e| self.trouble(&e, "the file is left out"))?;
        if bytes.len() > LARGEST {
            let message = format!("larger than {} MB; it is left out. Split it, or write its articles as JSON Lines", LARGEST >> 20);
            return Err(Warning::new(&self.name, "too-large", message));
        }
        Ok(bytes)
    }

    /// The next line with its end, behind what is in `line`; 0 at the end of the file.
    ///
    /// # Errors
    /// A warning where reading fails or the line is longer than any article; nothing behind it can be read.
    pub(super) fn read_line(&mut self, line: &mut Vec<u8>, number: usize) -> Result<usize, Warning> {
        let end = self.line_end;
        let read = (&mut self.reader).take(LARGEST as u64).read_until(end, line);
        let read = read.map_err(|e| self.trouble(&e, &format!("nothing from line {number} on could be read")))?;
        if read == LARGEST {
            let message = format!("a line of more than {} MB; nothing from here on was read", LARGEST >> 20);
            return Err(Warning::new(format!("{}:{number}", self.name), "too-large", message));
        }
        Ok(read)
    }

    /// What is ready to be read without waiting; to guess encodings by.
    pub(super) fn ahead(&mut self) -> Vec<u8> {
        let ready = self.reader.fill_buf().unwrap_or_default();
        ready[..ready.len().min(HEAD)].to_vec()
    }

    fn read_head(&mut self) -> Result<(), Warning> {
        let (head, rest) = self.reader.get_mut();
        if let Err(e) = rest.take(HEAD as u64).read_to_end(head.get_mut()) {
            if self.packed.is_none() {
                return Err(unreadable(&self.name, &e));
            }
            // what was unpacked before is read; the error comes behind it
            *rest = Box::new(Failed(e));
        }
        if self.head().starts_with(b"\xef\xbb\xbf") {
            self.reader.get_mut().0.get_mut().drain(..3);
        }
        Ok(())
    }

    /// Everything from the beginning, and an empty reader in its place.
    fn take_reader(&mut self) -> Chain<Cursor<Vec<u8>>, Bytes> {
        std::mem::replace(&mut self.reader, Cursor::new(Vec::new()).chain(Box::new(io::empty())))
    }

    fn unpack(&mut self) -> Result<(), Warning> {
        let gzip = self.head().starts_with(b"\x1f\x8b");
        let zstd = self.head().starts_with(b"\x28\xb5\x2f\xfd");
        if !gzip && !zstd {
            return Ok(());
        }
        let packed = self.take_reader();
        let unpacked: Box<dyn Read> = if gzip {
            self.packed = Some("gzip");
            Box::new(flate2::bufread::MultiGzDecoder::new(packed))
        } else {
            self.packed = Some("zstd");
            Box::new(ZstdFrames { input: Some(packed), frame: None })
        };
        let bounded = Bounded { inner: unpacked, packed: self.bytes.clone(), count: 0 };
        self.reader = Cursor::new(Vec::new()).chain(Box::new(BufReader::with_capacity(HEAD, bounded)));
        self.read_head()
    }

    fn decode_wide(&mut self) -> Result<(), Warning> {
        let Some((encoding, guessed)) = utf16(self.head()) else { return Ok(()) };
        self.guess = guessed.then_some(encoding);
        let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(self.take_reader());
        self.reader = Cursor::new(Vec::new()).chain(Box::new(BufReader::new(decoder)));
        self.read_head()
    }

    fn trouble(&self, error: &io::Error, consequence: &str) -> Warning {
        let Some(packed) = self.packed else { return unreadable(&self.name, error) };
        let message = if error.get_ref().is_some_and(|e| e.is::<TooMuch>()) {
            format!("unpacks to more than {RATIO} times its size, as no text does; {consequence}")
        } else {
            // the error itself speaks of the insides of the decoder
            format!("the {packed} file is damaged or cut short; {consequence}. Download it again")
        };
        Warning::new(&self.name, "packed", message)
    }
}

fn unreadable(name: &str, error: &io::Error) -> Warning {
    Warning::new(name, "unreadable", format!("cannot be read: {error}"))
}

/// How much of a file was read.
#[derive(Clone)]
struct Packed {
    count: Rc<Cell<u64>>,
    /// The count when the file was opened.
    before: u64,
}

impl Packed {
    fn read(&self) -> u64 {
        self.count.get() - self.before
    }
}

/// Stops where the unpacked bytes are out of all proportion to the packed ones.
struct Bounded {
    inner: Box<dyn Read>,
    packed: Packed,
    count: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("unpacks to too much")]
struct TooMuch;

impl Read for Bounded {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.count += read as u64;
        if self.count > HARMLESS && self.count / RATIO > self.packed.read() {
            return Err(io::Error::other(TooMuch));
        }
        Ok(read)
    }
}

/// Fails as it failed before.
struct Failed(io::Error);

impl Failed {
    fn error(&self) -> io::Error {
        if self.0.get_ref().is_some_and(|e| e.is::<TooMuch>()) {
            return io::Error::other(TooMuch);
        }
        io::Error::new(self.0.kind(), self.0.to_string())
    }
}

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self.error())
    }
}

impl BufRead for Failed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Err(self.error())
    }

    fn consume(&mut self, _: usize) {}
}

/// All frames of a zstd file, one after the other; the decoder itself reads one.
struct ZstdFrames<R: BufRead> {
    input: Option<R>,
    frame: Option<StreamingDecoder<R, FrameDecoder>>,
}

impl<R: BufRead> Read for ZstdFrames<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let read = frame.read(buf)?;
                if read > 0 || buf.is_empty() {
                    return Ok(read);
                }
                self.input = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut input) = self.input.take() else { return Ok(0) };
            if input.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.frame = Some(StreamingDecoder::new(input).map_err(io::Error::other)?);
        }
    }
}
