using System.Buffers;
using System.Text;
using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Ledger;

namespace Probative.Check.Package;

/// <summary>A manifest in its one form: <c>hex  path</c> by ascending path (package.md).</summary>
internal sealed class ManifestPart
{
    private const int DigestDigits = 64;

    // As many as files are listed; what lies beyond could only fill the memory.
    private const int MostLines = 4_000_000;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly string _path;
    private readonly FaultList _faults;
    private readonly Func<string, bool> _belongs;
    private string? _last;

    private ManifestPart(string path, FaultList faults, Func<string, bool> belongs)
    {
        _path = path;
        _faults = faults;
        _belongs = belongs;
    }

    /// <summary>The listed digests by path.</summary>
    public Dictionary<string, Hash32> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a manifest; null if it is not there or cannot be read.</summary>
    public static ManifestPart? Read(
        PackageFiles files, string path, FaultList faults, Func<string, bool> belongs)
    {
        if (files.OpenLines(path) is not { } lines) return null;
        var manifest = new ManifestPart(path, faults, belongs);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (lines.LineFault is { } fault) manifest.Report(lines.Offset, fault);
            manifest.Take(line, lines);
        }

        return files.Close(lines) ? manifest : null;
    }

    private void Take(ReadOnlySpan<byte> line, LineStream lines)
    {
        if (!TryParse(line, out Hash32 digest, out string raw, out int wrong))
        {
            Report(lines.Offset + wrong, "The line is not 64 hex digits, two spaces and a path.");
            return;
        }

        // No path of a package needs the encoding, but the file that is meant is still looked for.
        string path = BagPath.Decode(raw);
        long offset = lines.Offset + DigestDigits + 2;
        if (!PackagePaths.IsSafe(path)) Report(offset, $"The path \"{raw}\" is not safe.");
        else if (!_belongs(path))
            Report(offset, $"A package has no file \"{path}\" that this manifest could name.");
        if (_last is not null && PathOrder.Bytes.Compare(path, _last) <= 0)
            Report(offset, "The path does not come after the one before.");
        _last = path;
        if (Lines.Count < MostLines) Lines.TryAdd(path, digest);
        else Report(offset, "There are more lines than a package can have files.");
    }

    private static bool TryParse(ReadOnlySpan<byte> line, out Hash32 digest, out string path, out int wrong)
    {
        path = "";
        digest = default;
        wrong = Math.Max(0, line.IndexOfAnyExcept(HexDigits));
        if (wrong != DigestDigits || !Hash32.TryParseHex(line[..DigestDigits], out digest)) return false;
        ReadOnlySpan<byte> rest = line[DigestDigits..];
        wrong = DigestDigits + rest.CommonPrefixLength("  "u8);
        if (wrong != DigestDigits + 2 || rest.Length == 2) return false;
        rest = rest[2..];
        if (!System.Text.Unicode.Utf8.IsValid(rest)) return false;
        path = Encoding.UTF8.GetString(rest);
        wrong += rest.IndexOf((byte)'\r');
        return !rest.Contains((byte)'\r');
    }

    private void Report(long offset, string message) =>
        _faults.Add(new Fault(Codes.BagFormat, _path, offset, message));
}
