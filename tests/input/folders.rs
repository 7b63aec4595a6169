//! Folders: what is read from them, what is not, and how it is said.

use super::Desk;

#[test]
fn files_are_read_in_sorted_order() {
    let desk = Desk::new();
    for name in ["b/2.txt", "a.MD", "b/1.csv", "c.json", "d.jsonl.gz"] {
        let contents = match name {
            "b/1.csv" => "id,text\nx,Row.\n".into(),
            "c.json" => "[{\"text\": \"Object.\"}]".into(),
            "d.jsonl.gz" => super::packed::gzip("{\"text\": \"Line.\"}"),
            _ => name.as_bytes().to_vec(),
        };
        desk.put(&format!("news/{name}"), contents);
    }
    let read = desk.read(&["news"]).fine();
    assert_eq!(read.ids(), ["news/a.MD", "x", "news/b/2.txt", "news/c.json#1", "news/d.jsonl.gz#1"]);
}

#[test]
fn what_is_passed_over_is_said_by_kind() {
    let desk = Desk::with("news/a.txt", "An article.");
    for n in 0..12 {
        desk.put(&format!("news/{n}.jpg"), "x");
    }
    for name in ["a.PDF", "b/b.pdf", "c.pdf", "d.docx", "e.tar.gz", "noending", "script.js"] {
        desk.put(&format!("news/{name}"), "x");
    }
    let parts =
        ["news: 12 .jpg, 3 .pdf, 1 without an ending, 1 .docx, 1 .js, 1 .tar.gz were passed over", "Convert .pdf, .docx to text first"];
    desk.read(&["news"]).said("passed-over", &parts).one();
}

#[test]
fn hidden_files_and_parts_of_saved_pages_are_not_articles() {
    let desk = Desk::with("news/a.txt", "An article.");
    for name in [".hidden.txt", ".git/a.txt", ".DS_Store", "__MACOSX/._a.txt", "page_files/frame.html", "page_files/style.css"] {
        desk.put(&format!("news/{name}"), "no article");
    }
    desk.put("news/page.htm", "<html><body><article><h1>The mine opens again</h1><p>The mine will open again in the autumn, the minister said on Monday. “We have waited for nine years,” she told reporters, “and we can wait for nine weeks.” Nobody asked her why.</p><p>The owner of the mine, who has not been paid since the spring, said that he would believe it when he saw it, and that his lawyers would wait as long as they were paid to.</p></article></body></html>");
    desk.put("news/other_files/b.txt", "Another.");
    let read = desk.read(&["news"]).fine();
    assert_eq!(read.ids(), ["news/a.txt", "news/other_files/b.txt", "news/page.htm"]);
    // named itself, a hidden file or folder is read
    assert_eq!(desk.read(&["news/.hidden.txt", "news/.git"]).fine().articles.len(), 2);
}

#[test]
fn own_output_is_not_read() {
    let desk = Desk::with("news/a.txt", "An article.");
    for name in ["graph.graphml", "statements.graphml", "nodes.csv", "edges.csv", "statements.csv", "statements.jsonl"] {
        desk.put(&format!("news/output/{name}"), "id,text\n1,no article\n");
    }
    desk.read(&["news"]).fine().one();
    // the same names without a graph beside them are a person's own
    desk.put("mine/statements.csv", "id,text\n1,An article.\n");
    desk.read(&["mine"]).fine().one();
}

#[test]
fn a_folder_that_holds_nothing() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("empty")).expect("a folder");
    desk.read(&["empty"]).said("no-article", &["empty: ", "holds no file that is read", ".txt, .md, .html"]).none();
    desk.read(&["nowhere"]).said("missing", &["nowhere: ", "check the path"]).none();
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_circles() {
    use std::os::unix::fs::symlink;
    let desk = Desk::with("news/a.txt", "An article.");
    desk.put("elsewhere/b.txt", "Another.");
    symlink(desk.path("elsewhere"), desk.path("news/link")).expect("a link");
    assert_eq!(desk.read(&["news"]).fine().ids(), ["news/a.txt", "news/link/b.txt"]);
    symlink(desk.path("news"), desk.path("news/loop")).expect("a link");
    symlink(desk.path("nowhere"), desk.path("news/dangling.txt")).expect("a link");
    symlink("nobody@nowhere", desk.path("news/.#lock")).expect("a link");
    let read = desk.read(&["news"]);
    assert_eq!(read.ids(), ["news/a.txt", "news/link/b.txt"]);
    assert_eq!(read.kinds, ["link", "link"]);
    assert!(read.problems[0].contains("news/dangling.txt: a link to something that is not there"), "{:?}", read.problems);
    assert!(read.problems[1].contains("news/loop: a link to a folder that it stands in"), "{:?}", read.problems);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with("news/a.txt", "An article.");
    desk.put("news/b.txt", "Another.");
    std::fs::set_permissions(desk.path("news/b.txt"), std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::File::open(desk.path("news/b.txt")).is_ok() {
        // root may read everything
        return;
    }
    desk.read(&["news"]).said("unreadable", &["news/b.txt: cannot be read"]).one();
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_like_a_file() {
    let desk = Desk::new();
    let pipe = desk.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let writer = std::thread::spawn(move || std::fs::write(pipe, "title,text\nA,From a pipe.\n"));
    assert_eq!(desk.read(&["pipe"]).fine().one().text, "From a pipe.");
    writer.join().expect("the writer").expect("written");
}
