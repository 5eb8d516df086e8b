namespace Probative.Web.Rooms.Item;

/// <summary>
/// A text cut where claims begin and end, so that each part knows in which of them it stands.
/// </summary>
internal static class MarkedText
{
    public sealed record Part(string Text, IReadOnlyList<string> Claims);

    public static IEnumerable<Part> Of(
        string text, IEnumerable<(int? Start, int? End, string Claim)> claims)
    {
        List<(int Start, int End, string Claim)> placed =
        [
            .. claims
                .Where(one => one.Start is not null && one.End is not null && one.Start < one.End)
                .Select(one => (one.Start!.Value, Math.Min(one.End!.Value, text.Length), one.Claim)),
        ];
        List<int> cuts =
        [
            .. placed.SelectMany(one => new[] { one.Start, one.End })
                .Where(at => at > 0 && at < text.Length)
                .Append(0).Append(text.Length).Distinct().Order(),
        ];
        for (var at = 0; at + 1 < cuts.Count; at++)
        {
            var (from, to) = (cuts[at], cuts[at + 1]);
            yield return new Part(
                text[from..to],
                [.. placed.Where(one => one.Start <= from && one.End >= to).Select(one => one.Claim)]);
        }
    }
}
