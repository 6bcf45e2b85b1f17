//! A file replaced in one go. In: its path, what was read of it, what it shall hold. Out: it holds that, or is as it was.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file beside it, then gives it the name: nobody ever reads half of it. Its rights stay, and a link stays a link.
///
/// # Errors
/// What the system says; and [`io::ErrorKind::ResourceBusy`] if the file is not as it was read.
pub fn write(path: &Path, read: &[u8], bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    if fs::read(&target)? != read {
        return Err(io::Error::new(io::ErrorKind::ResourceBusy, "it was changed in the meantime"));
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = File::options().write(true).create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        file.set_permissions(fs::metadata(&target)?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, &target)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changed_by_another_is_left_alone() {
        let path = std::env::temp_dir().join(format!("botflow-write-{}", std::process::id()));
        fs::write(&path, "a").unwrap();
        write(&path, b"a", b"b").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"b");
        assert_eq!(write(&path, b"a", b"c").unwrap_err().kind(), io::ErrorKind::ResourceBusy);
        assert_eq!(fs::read(&path).unwrap(), b"b");
        fs::remove_file(&path).unwrap();
    }
}
