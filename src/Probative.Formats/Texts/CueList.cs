namespace Probative.Formats.Texts;

/// <summary>Collects cues and the text they show, each character with the place where it stood.</summary>
internal sealed class CueList(MappedText whole, DamageList damage)
{
    private const int MostCues = 100_000;
    private const int MostRun = 256;

    private readonly RunBuilder _runs = new(MostRun);
    private readonly List<Cue> _cues = [];

    public IReadOnlyList<Cue> Cues => _cues;

    public bool IsFull { get; private set; }

    public MappedText Text() => new(_runs.Text(), _runs.Runs(), whole.Encoding);

    /// <summary>Adds a cue whose lines are pieces of the whole text.</summary>
    public void Add(
        TimeSpan start, TimeSpan end, string? name, int from, int to, IEnumerable<(int Start, int End)> lines,
        bool isStation)
    {
        if (_cues.Count == MostCues)
        {
            var message = "There are more cues than are read.";
            if (!IsFull) damage.Add(new Damage(TextCodes.TooManyCues, "", whole.OffsetOf(from), message));
            IsFull = true;
            return;
        }

        if (_cues.Count > 0) _runs.AddBetween('\n', whole.OffsetOf(from));
        var textStart = _runs.Length;
        var isFirst = true;
        foreach (var (lineStart, lineEnd) in lines)
        {
            if (!isFirst) _runs.AddBetween('\n', whole.OffsetOf(lineStart));
            isFirst = false;
            AddShown(lineStart, lineEnd, isStation);
        }

        var offset = whole.OffsetOf(from);
        var size = to > from ? whole.BytesOf(from, to - from).SizeBytes : 0;
        _cues.Add(new Cue(start, end, textStart, _runs.Length - textStart, offset, size, name));
    }

    public void Fault(int at) => damage.Add(new Damage(
        TextCodes.CueTime, "", whole.OffsetOf(at), "No times of a cue stand where they should."));

    // Marks of style: in angle brackets, and in braces where SubStation puts them.
    private void AddShown(int start, int end, bool isStation)
    {
        var at = start;
        while (at < end)
        {
            var unit = whole.Text[at];
            var close = unit switch
            {
                '<' when !isStation => MarkEnd(at, end, '>'),
                '{' when isStation || (at + 1 < end && whole.Text[at + 1] == '\\') => MarkEnd(at, end, '}'),
                _ => -1,
            };
            if (close > at)
            {
                at = close;
                continue;
            }

            // \N and \n break a line, \h is a space that does not break.
            if (isStation && unit == '\\' && at + 1 < end && whole.Text[at + 1] is 'N' or 'n' or 'h')
            {
                _runs.AddBetween(whole.Text[at + 1] == 'h' ? ' ' : '\n', whole.OffsetOf(at));
                at += 2;
                continue;
            }

            var plain = at + 1;
            while (plain < end && whole.Text[plain] is not ('<' or '{' or '\\')) plain++;
            whole.CopyTo(_runs, at, plain);
            at = plain;
        }
    }

    private int MarkEnd(int at, int end, char close)
    {
        // A mark is short and begins with a letter, a slash or a backslash; a lone sign is text.
        var next = at + 1 < end ? whole.Text[at + 1] : ' ';
        if (close == '>' && !char.IsLetter(next) && next is not ('/' or '\\')) return -1;

        var found = whole.Text.AsSpan(at, Math.Min(end - at, 2000)).IndexOf(close);
        return found < 0 ? -1 : at + found + 1;
    }
}
