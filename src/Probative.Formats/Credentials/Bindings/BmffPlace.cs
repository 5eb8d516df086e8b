using System.Globalization;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// Finds the boxes that a path of four-letter types names, such as <c>/moov/trak/mdia</c>, a number in
/// brackets choosing one of several (C2PA 2.2 section 18.6.2: a small part of XPath). Only boxes on the path
/// are opened, so that the depth is that of the path.
/// </summary>
internal sealed class BmffPlace(ByteSource source, IReadOnlyList<BmffBox> top)
{
    private const int StepsMost = 16;
    private const int OpenedMost = 200_000;

    private readonly Dictionary<long, IReadOnlyList<BmffBox>> _children = [];

    /// <summary>True when boxes were not looked at, because there are too many.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The boxes at a path; none for a path that is not in the form.</summary>
    public IReadOnlyList<BmffBox> Find(string path)
    {
        var steps = path.Split('/', StepsMost + 2);
        if (steps.Length is < 2 or > StepsMost + 1 || steps[0].Length > 0) return [];
        IReadOnlyList<BmffBox> found = [];
        for (var i = 1; i < steps.Length; i++)
        {
            var (type, number) = Step(steps[i]);
            var groups = i == 1 ? [top] : found.Select(Children);
            found = [.. groups.SelectMany(group => Choose(group, type, number))];
        }

        return found;
    }

    private static IEnumerable<BmffBox> Choose(IReadOnlyList<BmffBox> group, string type, int? number)
    {
        var fitting = group.Where(box => box.Type == type);
        return number is { } wanted ? fitting.Skip(wanted - 1).Take(1) : fitting;
    }

    private static (string Type, int? Number) Step(string text)
    {
        var open = text.IndexOf('[');
        if (open <= 0 || text[^1] != ']') return (text, null);
        var digits = text.AsSpan()[(open + 1)..^1];
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number > 0
            ? (text[..open], number)
            : (text, null);
    }

    private IReadOnlyList<BmffBox> Children(BmffBox box)
    {
        if (_children.TryGetValue(box.Offset, out var known)) return known;
        if (_children.Count >= OpenedMost)
        {
            IsTruncated = true;
            return [];
        }

        return _children[box.Offset] =
            BmffBox.Within(source, box.Offset + box.HeaderBytes + HeadBytes(box), box.End, out _);
    }

    /// <summary>What comes before the boxes in a box: version and flags, or those and a count.</summary>
    private int HeadBytes(BmffBox box)
    {
        if (box.Type is "iref") return 4;
        if (box.Type is "dref" or "stsd") return 8;
        if (box.Type is not "meta") return 0;

        // QuickTime's meta has no version and flags: its first box comes at once.
        Span<byte> head = stackalloc byte[8];
        var isBox = source.TryRead(box.Offset + box.HeaderBytes, head) && head[4..].SequenceEqual("hdlr"u8);
        return isBox ? 0 : 4;
    }
}
