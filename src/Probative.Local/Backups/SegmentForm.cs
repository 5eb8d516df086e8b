using System.Buffers;
using System.Buffers.Binary;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Backups;

/// <summary>
/// The bytes of a segment: a run of facts with their sealed fields, as they stand in `ledger.db`
/// (docs/spec/backup.md, "Segments"). The same facts always give the same bytes. All numbers are big-endian.
/// </summary>
internal static class SegmentForm
{
    /// <summary>Facts in a full segment: some 2 MB, written anew as long as it is not full.</summary>
    public const int FactsMax = 1024;

    /// <summary>What a reader accepts: far more than any segment of ours has.</summary>
    public const int LimitBytes = 512 * 1024 * 1024;

    private static ReadOnlySpan<byte> Magic => "probative segment 1\n"u8;

    /// <param name="from">The index of the first fact.</param>
    /// <param name="facts">At least one, with indexes that follow on each other.</param>
    public static byte[] Encode(long from, IReadOnlyList<SegmentFact> facts)
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        output.Write(Magic);
        Write64(output, from);
        Write64(output, from + facts.Count);
        foreach (var fact in facts) Write(output, fact);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The facts, or what is wrong. The bytes are a stranger's until their digest was compared.
    /// </summary>
    public static IReadOnlyList<SegmentFact>? Decode(ReadOnlySpan<byte> bytes, out Damage damage)
    {
        var reader = new SegmentReader(bytes);
        damage = Damage.None;
        if (reader.Take(Magic.Length).SequenceEqual(Magic) && reader.Read64() is var from and >= 0
            && reader.Read64() is var to && to > from && to - from <= FactsMax)
        {
            var facts = new List<SegmentFact>((int)(to - from));
            for (var index = from; index < to; index++)
            {
                if (ReadFact(ref reader, index) is not { } fact) break;
                facts.Add(fact);
            }

            if (facts.Count == to - from && reader.IsAtEnd) return facts;
        }

        damage = new Damage("SEGMENT_FORM", reader.Offset, "This is not what a segment has at this place.");
        return null;
    }

    private static void Write(ArrayBufferWriter<byte> output, SegmentFact fact)
    {
        fact.Case.CopyTo(output.GetSpan(CaseId.Size));
        output.Advance(CaseId.Size);
        Write64(output, fact.Number);
        WriteBlock(output, fact.Leaf);
        Write16(output, fact.Sealed.Count);
        foreach (var (place, group) in fact.Sealed)
        {
            Write16(output, place);
            (group.Subject ?? default).CopyTo(output.GetSpan(Id.SizeBytes));
            output.Advance(Id.SizeBytes);
            WriteBlock(output, group.WrappedKey);
            WriteBlock(output, group.Body);
        }
    }

    private static SegmentFact? ReadFact(ref SegmentReader reader, long index)
    {
        var id = reader.Take(CaseId.Size);
        var number = reader.Read64();
        var leaf = reader.TakeBlock();
        var groups = reader.Read16();
        if (number < 1 || groups > FactDatabase.PlacesPerFact || reader.IsBroken) return null;
        var @case = CaseId.FromSpan(id);
        var placed = new List<PlacedGroup>(groups);
        var last = -1;
        for (var i = 0; i < groups; i++)
        {
            var place = reader.Read16();
            var subject = reader.Take(Id.SizeBytes);
            var wrapped = reader.TakeBlock();
            var body = reader.TakeBlock();
            if (reader.IsBroken || place <= last || place >= FactDatabase.PlacesPerFact) return null;
            last = place;

            // Zeros stand for no subject: no random id is zero.
            Id? about = subject.IndexOfAnyExcept((byte)0) < 0 ? null : Id.From(subject);
            placed.Add(new PlacedGroup(place, new SealedGroup(about, wrapped.ToArray(), body.ToArray())));
        }

        return new SegmentFact(index, @case, number, leaf.ToArray(), placed);
    }

    private static void WriteBlock(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(sizeof(int)), bytes.Length);
        output.Advance(sizeof(int));
        output.Write(bytes);
    }

    private static void Write64(ArrayBufferWriter<byte> output, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(sizeof(long)), value);
        output.Advance(sizeof(long));
    }

    private static void Write16(ArrayBufferWriter<byte> output, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(sizeof(ushort)), (ushort)value);
        output.Advance(sizeof(ushort));
    }
}
