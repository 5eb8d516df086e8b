namespace Probative.Intake.Sources;

/// <summary>
/// The operator's own files, as an intake reads them. Implementations: the Linux one of Probative.Local, and
/// one whose files change, vanish and fail while they are read, for the tests.
/// </summary>
public interface ISourceFiles
{
    /// <summary>Finds what a path names, or null when nothing is there.</summary>
    SourceRoot? Find(string path);

    /// <summary>
    /// Everything at and below a root, opened one by one. Paths come in ascending byte order. No link is
    /// followed; nothing but regular files is opened for reading.
    /// </summary>
    IEnumerable<SourceEntry> Walk(SourceRoot root);

    /// <summary>How many files <see cref="Walk"/> would open, and their bytes: for progress alone.</summary>
    (long Files, long Bytes) Count(SourceRoot root, CancellationToken ct);
}
