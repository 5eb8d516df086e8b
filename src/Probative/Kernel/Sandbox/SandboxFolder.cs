namespace Probative.Kernel.Sandbox;

/// <summary>
/// A folder to which a decoder writes. It is looked at while the run lasts, so that for a moment more can lie
/// there than allowed; what is handed on is never more.
/// </summary>
/// <param name="FilesLimit">Most entries of any kind.</param>
/// <param name="TotalLimitBytes">Of all files together.</param>
/// <param name="Take">
/// Given a name and a size, where the file goes, or null to leave it. Called in the order of the names, only
/// after a run that finished, and only for files that are no links and whose names are of letters, digits,
/// dots, hyphens and underscores of ASCII, 64 at most. The stream stays the caller's.
/// </param>
public sealed record SandboxFolder(
    int FilesLimit, long TotalLimitBytes, Func<string, long, Stream?> Take);
