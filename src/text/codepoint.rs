//! Byte offsets to Unicode code points.

/// How many bytes lie between two remembered positions.
const STEP: usize = 64;

/// Turns byte offsets of one text into code points, in constant time and with a table of 1/16 of the text's size.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points that begin before byte `i * STEP`; empty where the text is ASCII.
    table: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Prepares the table for `text`.
    pub fn new(text: &'a str) -> Self {
        let mut table = Vec::new();
        if !text.is_ascii() {
            table.reserve_exact(text.len() / STEP + 2);
            let mut count = 0;
            for block in text.as_bytes().chunks(STEP) {
                table.push(count);
                count += block.iter().map(|byte| u32::from(begins_code_point(*byte))).sum::<u32>();
            }
            table.push(count);
        }
        CodePoints { text, table }
    }

    /// Code points that begin before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        if self.table.is_empty() {
            return offset;
        }
        let block = offset / STEP;
        let before = self.table.get(block).copied().unwrap_or(0) as usize;
        let rest = &self.text.as_bytes()[block * STEP..offset];
        before + rest.iter().filter(|b| begins_code_point(**b)).count()
    }

    /// A span in code points.
    pub fn span(&self, span: super::Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

fn begins_code_point(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_across_blocks() {
        let text = "è “ciò” 😀".repeat(200);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn ascii_needs_no_table() {
        let points = CodePoints::new("plain");
        assert_eq!(points.at(3), 3);
        assert!(points.table.is_empty());
    }
}
