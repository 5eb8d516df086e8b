using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Finds the file that a path in a manifest means. Names change on their way between systems and checksum
/// tools (RFC 8493 sections 6.1.1 to 6.1.3); each way of finding one that is not the exact name is a warning.
/// </summary>
internal sealed class FileNames(IFileSet files, BagVersion version)
{
    // Built at the first name that is not found as written.
    private Dictionary<string, string>? _byKey;

    public Found Find(string raw)
    {
        string path = BagPath.Decode(raw);

        // Drafts did not encode the percent sign, so there the name as written comes first.
        if (version.IsDraft && raw != path && files.TryFind(raw, out _)) path = raw;

        PathFault fault = SafePath.Find(path);
        if (SafePath.IsUnsafe(fault)) return new Found(path, fault, IsThere: false);
        string? warning = fault is PathFault.None ? null : $"the path {SafePath.Describe(fault)}.";
        if (fault is PathFault.Dot) path = SafePath.WithoutDots(path);
        if (!version.IsDraft && warning is null && !BagPath.IsEncoded(raw))
            warning = "a percent sign in the path is not encoded as %25.";

        if (files.TryFind(path, out _)) return new Found(path, fault, IsThere: true, warning);
        if (raw != path && !SafePath.IsUnsafe(SafePath.Find(raw)) && files.TryFind(raw, out _))
            return new Found(
                raw, fault, IsThere: true, "the path is found only as written, without decoding.");
        if (path[0] == '*' && path.Length > 1 && files.TryFind(path[1..], out _))
        {
            const string asterisk = "an asterisk of md5sum stands before the path; strict readers refuse it.";
            return new Found(path[1..], fault, IsThere: true, asterisk);
        }

        _byKey ??= BuildKeys();
        if (_byKey.TryGetValue(NameKey.Of(path), out string? other))
        {
            return new Found(
                other, fault, IsThere: true, "the name is found only in another Unicode normalization.")
            {
                WarningCode = BagCodes.Name,
            };
        }

        return new Found(path, fault, IsThere: false, warning);
    }

    private Dictionary<string, string> BuildKeys()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (FileEntry entry in files.Files)
        {
            // An ASCII name is its own key and was found as written, or is not there.
            if (!System.Text.Ascii.IsValid(entry.Path)) keys.TryAdd(NameKey.Of(entry.Path), entry.Path);
        }

        return keys;
    }

    /// <summary>A path, whether its file is there, and what to say about the way it was found.</summary>
    public readonly record struct Found(string Path, PathFault Fault, bool IsThere, string? Warning = null)
    {
        public string WarningCode { get; init; } = BagCodes.PathForm;
    }
}
