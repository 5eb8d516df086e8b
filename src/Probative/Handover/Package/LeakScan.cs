using System.Buffers.Text;
using Probative.Handover.Plan;

namespace Probative.Handover.Package;

/// <summary>
/// Looks through the finished package for everything that must not be in it: every file name and every byte
/// of every file, and what SD-JWTs and disclosures say once decoded. Left out are the bytes of chosen
/// items, which are handed over as they are and may say anything, and the files that are the same in every
/// package.
/// </summary>
internal sealed class LeakScan
{
    private const int FindingsKept = 20;

    private readonly SecretSet _secrets;
    private readonly IReadOnlySet<int> _wordsOfThePage;
    private readonly SecretScanner _scanner;
    private readonly List<(string Path, int Secret)> _findings = [];
    private string _path = "";
    private bool _tokensOnly;

    /// <param name="secrets">What must not be there.</param>
    /// <param name="wordsOfThePage">Secrets that the fixed words of `index.html` say by chance: "Source",
    /// "Item". In that one file they tell nothing.</param>
    public LeakScan(SecretSet secrets, IReadOnlySet<int> wordsOfThePage)
    {
        _secrets = secrets;
        _wordsOfThePage = wordsOfThePage;
        _scanner = new SecretScanner(secrets, Find);
    }

    public IReadOnlyList<(string Path, int Secret)> Findings => _findings;

    /// <summary>Begins a file, whose name is looked at too.</summary>
    public void Begin(string path)
    {
        _scanner.Break();
        _path = path;
        _scanner.Feed(System.Text.Encoding.UTF8.GetBytes(path));
        _scanner.Break();
    }

    /// <summary>Takes the next bytes of the file as they stand.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (_secrets.Count > 0) _scanner.Feed(bytes);
    }

    /// <summary>Takes a line of SD-JWTs apart and looks at what its parts say.</summary>
    public void FeedDecoded(ReadOnlySpan<byte> line)
    {
        if (_secrets.Count == 0 || line.StartsWith("{"u8)) return;
        foreach (var range in line.SplitAny("~."u8))
        {
            var part = line[range];
            var json = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
            if (!Base64Url.TryDecodeFromUtf8(part, json, out var written)) continue;
            _scanner.Break();
            _scanner.Feed(json.AsSpan(0, written));
        }

        _scanner.Break();
    }

    /// <summary>
    /// Looks at a page as it is read: without its tags and without white space, so that digits in groups
    /// are seen.
    /// </summary>
    public void FeedShown(ReadOnlySpan<byte> html)
    {
        if (_secrets.Count == 0) return;
        var shown = new byte[html.Length];
        var (length, inTag) = (0, false);
        foreach (var b in html)
        {
            if (b == (byte)'<') inTag = true;
            else if (b == (byte)'>' && inTag) inTag = false;
            else if (!inTag && b is not ((byte)' ' or (byte)'\n')) shown[length++] = b;
        }

        // Words that run into each other are no words; ids and digests are what they are.
        _scanner.Break();
        _tokensOnly = true;
        _scanner.Feed(shown.AsSpan(0, length));
        _scanner.Break();
        _tokensOnly = false;
    }

    private void Find(int secret)
    {
        if (_secrets.IsReleased(secret)) return;
        if (_tokensOnly && _secrets[secret].Kind != SecretKind.Token) return;
        if (_path == PackagePaths.Page && _wordsOfThePage.Contains(secret)) return;
        if (_findings.Count < FindingsKept) _findings.Add((_path, secret));
    }
}
