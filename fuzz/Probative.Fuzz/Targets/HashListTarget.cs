using Probative.Fingerprints.HashLists;

namespace Probative.Fuzz.Targets;

/// <summary>Lists of hashes: in the form that their first lines tell, and in every other.</summary>
public sealed class HashListTarget : IFuzzTarget
{
    public string Name => "hash-lists";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        One(bytes, null);
        foreach (var format in Enum.GetValues<HashListFormat>()) One(bytes, format);
    }

    private static void One(ReadOnlySpan<byte> bytes, HashListFormat? format)
    {
        switch (HashListReader.Read(bytes, format))
        {
            case HashListOutcome.Refused(var faults):
                Promise.Holds(faults.Count > 0, "It is not told why.");
                Faults(faults, bytes.Length);
                break;
            case HashListOutcome.Read(var list):
                Promise.Holds(format is null || list.Format == format, "It was read as something else.");
                Promise.Holds(list.Entries.Count is > 0 and <= HashListReader.MostEntries, "No bound.");
                Promise.Holds(list.Entries.Count + list.FaultCount <= bytes.Length, "More than bytes.");
                Promise.Holds(
                    list.Faults.Count == Math.Min(list.FaultCount, HashListReader.FaultsTold),
                    "Faults are told otherwise than counted.");
                Faults(list.Faults, bytes.Length);
                foreach (var entry in list.Entries) InRange(entry);
                foreach (var other in Enum.GetValues<HashListFormat>()) Again(list.Entries, other);
                break;
        }
    }

    private static void Faults(IReadOnlyList<HashListFault> faults, int length)
    {
        Promise.Holds(faults.Count <= HashListReader.FaultsTold, "There are too many faults.");
        foreach (var fault in faults)
        {
            Promise.Inside(fault.Offset, 0, length, fault.Message);
            Promise.Holds(fault.Line >= 1 && fault.Line <= length + 1L, "A fault is in no line.");
        }
    }

    private static void InRange(HashListEntry entry)
    {
        Promise.Holds(entry.Quality is null or (>= 0 and <= 100), "A quality is none.");
        Promise.Holds(entry.Frame is null or >= 0, "A frame has no number.");
        Promise.Holds(
            entry.TimeMilliseconds is null or (>= 0 and <= HashListEntry.TimeMillisecondsMax),
            "A time is none.");
        Promise.Holds(entry.Item is null or { Length: > 0 and <= HashListEntry.ItemLengthMax }, "No name.");
    }

    /// <summary>Written in a form that has room for it, it is read again without a fault.</summary>
    private static void Again(IReadOnlyList<HashListEntry> entries, HashListFormat format)
    {
        if (HashListWriter.IsOfOne(format) && entries.Any(entry => entry is not
            { Quality: not null, Frame: not null, TimeMilliseconds: not null })) return;
        var written = HashListWriter.Write(format, entries);
        Promise.Holds(
            HashListReader.Read(written) is HashListOutcome.Read(var again)
                && again.Format == format
                && again.FaultCount == 0
                && again.Entries.Select(Kept).SequenceEqual(entries.Select(Kept)),
            $"Written as {format} it is another list.");

        // What the form has room for; names are told in one line.
        HashListEntry Kept(HashListEntry entry) => entry with
        {
            Frame = format is HashListFormat.VpdqText or HashListFormat.Csv ? entry.Frame : null,
            TimeMilliseconds = format is HashListFormat.PdqText ? null : entry.TimeMilliseconds,
            Item = null,
        };
    }
}
