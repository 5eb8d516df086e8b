using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>What is given beside answers: block headers and revocation lists.</summary>
internal static class AnchorFiles
{
    /// <summary>Reads block headers; a problem for each file that is none.</summary>
    public static List<BitcoinHeader> ReadHeaders(IReadOnlyList<GivenFile> files, List<Problem> problems)
    {
        var headers = new List<BitcoinHeader>();
        foreach (var file in files)
        {
            if (BitcoinHeader.TryRead(file.Bytes.Span, out var header, out var damage)) headers.Add(header);
            else problems.Add(AnchorProblems.Of(damage.Code, file.Path, damage.Message));
        }

        return headers;
    }

    /// <summary>Reads revocation lists; a problem for each file that is none.</summary>
    public static List<(RevocationList List, string Path)> ReadLists(
        IReadOnlyList<GivenFile> files, List<Problem> problems)
    {
        var lists = new List<(RevocationList, string)>();
        foreach (var file in files)
        {
            var isList = RevocationList.TryRead(file.Bytes, out var list, out var damage);
            if (isList) lists.Add((list!, file.Path));
            else problems.Add(AnchorProblems.Of(damage.Code, file.Path, damage.Message));
        }

        return lists;
    }
}
