using System.Buffers;
using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Ledger;

namespace Probative.Check.Package;

/// <summary>
/// The list of what is withheld, walked in step with the facts: both are in the order of facts, then digests,
/// so neither has to be held in memory.
/// </summary>
internal sealed class WithheldPart
{
    private static readonly SearchValues<byte> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private readonly FaultList _faults;
    private readonly LineStream? _lines;
    private Entry? _next;
    private Entry? _last;

    public WithheldPart(PackageFiles files, FaultList faults)
    {
        _faults = faults;
        _lines = files.OpenLines(PackagePaths.Withheld);
        Advance();
    }

    /// <summary>The number of lines that begin with <c>fact</c>.</summary>
    public long FactLines { get; private set; }

    /// <summary>The number of lines that begin with <c>field</c>.</summary>
    public long FieldLines { get; private set; }

    /// <summary>False if the list is not there or could not be read to its end.</summary>
    public bool WasRead { get; private set; }

    /// <summary>A fact is handed over as its bare leaf.</summary>
    public void ExpectFact(long k) => Expect(new Entry(k, null, 0));

    /// <summary>A digest of a fact is not opened.</summary>
    public void ExpectField(long k, Hash32 digest) => Expect(new Entry(k, digest, 0));

    /// <summary>A line holds no leaf: nobody can tell what is withheld of that fact.</summary>
    public void Skip(long k)
    {
        TellBefore(new Entry(k, null, 0));
        while (_next is { } next && next.N == k) Advance();
    }

    /// <summary>After the last fact: nothing more may be listed.</summary>
    public void Finish(PackageFiles files)
    {
        while (_next is { } next)
        {
            Report(next.Offset, "It names what is not withheld.");
            Advance();
        }

        WasRead = _lines is not null && files.Close(_lines);
    }

    private void Expect(Entry wanted)
    {
        TellBefore(wanted);
        if (_next is { } next && next.CompareTo(wanted) == 0)
        {
            Advance();
            return;
        }

        if (_lines is null) return;
        string what = wanted.Digest is { } digest ? $"digest {digest.ToBase64Url()} of fact" : "fact";
        Report(_next?.Offset ?? -1, $"It does not name {what} {wanted.N}, which is withheld.");
    }

    private void TellBefore(Entry wanted)
    {
        while (_next is { } next && next.CompareTo(wanted) < 0)
        {
            Report(next.Offset, "It names what is not withheld.");
            Advance();
        }
    }

    /// <summary>Goes to the next line that is in its form and in its order; what is not is told.</summary>
    private void Advance()
    {
        _next = null;
        while (_lines is not null && _lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("fact"u8)) FactLines++;
            if (line.StartsWith("field"u8)) FieldLines++;
            if (_lines.LineFault is { } fault) Report(_lines.Offset, fault);
            if (!TryParse(line, out Entry entry))
            {
                Report(_lines.Offset, "It is neither \"fact n reason\" nor \"field n digest name reason\".");
                continue;
            }

            entry = entry with { Offset = _lines.Offset };
            if (_last is { } last && entry.CompareTo(last) <= 0)
            {
                Report(entry.Offset, "The line does not come after the one before.");
                continue;
            }

            _last = _next = entry;
            return;
        }
    }

    private static bool TryParse(ReadOnlySpan<byte> line, out Entry entry)
    {
        entry = default;
        bool isFact = line.StartsWith("fact "u8);
        if (!isFact && !line.StartsWith("field "u8)) return false;
        ReadOnlySpan<byte> rest = line[(isFact ? 5 : 6)..];
        if (!Numeral.TryParse(Word(ref rest), out long n)) return false;
        Hash32? digest = null;
        if (!isFact)
        {
            if (!Hash32.TryParseBase64Url(Word(ref rest), out Hash32 read)) return false;
            digest = read;
            if (!IsFieldName(Word(ref rest))) return false;
        }

        entry = new Entry(n, digest, 0);
        return IsReason(rest);
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return word;
    }

    // ledger.md, "Disclosures".
    private static bool IsFieldName(ReadOnlySpan<byte> name) =>
        name.Length is >= 1 and <= 64 && name[0] is >= (byte)'a' and <= (byte)'z'
        && !name.ContainsAnyExcept(NameCharacters)
        && !(name.SequenceEqual("case"u8) || name.SequenceEqual("n"u8) || name.SequenceEqual("prev"u8)
            || name.SequenceEqual("v"u8));

    private static bool IsReason(ReadOnlySpan<byte> reason) =>
        !reason.IsEmpty && !reason.ContainsAnyInRange((byte)0, (byte)0x1F) && !reason.Contains((byte)0x7F)
        && System.Text.Unicode.Utf8.IsValid(reason);

    private void Report(long offset, string message) =>
        _faults.Add(new Fault(Codes.WithheldList, PackagePaths.Withheld, offset, message));

    /// <summary>A bare leaf of a fact (no digest), or one digest of it.</summary>
    private readonly record struct Entry(long N, Hash32? Digest, long Offset) : IComparable<Entry>
    {
        public int CompareTo(Entry other)
        {
            if (N != other.N) return N.CompareTo(other.N);
            return (Digest, other.Digest) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                ({ } left, { } right) => Hash32.CompareBase64Url(left, right),
            };
        }
    }
}
